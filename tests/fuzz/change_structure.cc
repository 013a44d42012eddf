#include "change_structure.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace offprint::fuzz {
namespace {

constexpr std::array<std::string_view, 44> names = {
    "a",       "article", "aside", "b",        "blockquote", "br",     "button", "code",     "dd",
    "details", "div",     "dl",    "em",       "figcaption", "figure", "form",   "h1",       "h3",
    "hr",      "iframe",  "img",   "input",    "li",         "math",   "mtext",  "noscript", "ol",
    "p",       "picture", "pre",   "script",   "select",     "span",   "style",  "sup",      "svg",
    "table",   "tbody",   "td",    "template", "textarea",   "title",  "tr",     "video"};
constexpr std::array<std::string_view, 16> attributes = {" href=\"javascript:x\"",
                                                         " href=\"#n1\"",
                                                         " id=\"n1\"",
                                                         " src=\"p.png\"",
                                                         " onclick=\"x\"",
                                                         " style=\"color:red\"",
                                                         " class=\"footnote-ref\"",
                                                         " epub:type=\"noteref\"",
                                                         " role=\"doc-footnote\"",
                                                         " lang=\"ar\" dir=\"rtl\"",
                                                         " hidden",
                                                         " colspan=\"9\"",
                                                         " start=\"-7\"",
                                                         " srcset=\"a.png 1x, b.png 2x\"",
                                                         " alt=\"\"",
                                                         " datetime=\"2024-05-01\""};
constexpr std::array<std::string_view, 14> blocks = {"\n\n> a\n> - b\n\n",
                                                     "\n\n- a\n\n  b\n1. c\n\n",
                                                     "\n\n| a | b |\n|--|:-:|\n| c |\n\n",
                                                     "\n\n```js\na\n```\n\n",
                                                     "\n\n    code\n\n",
                                                     "\n\n[^n]: note\n\n    more\n\n",
                                                     "\n\n<div>\n\n",
                                                     "\n\n</div>\n\n",
                                                     "\n\n# h #\n\nh\n===\n\n",
                                                     "\n\n---\n\n",
                                                     "\n\n![a](p.png \"t\")\n\n",
                                                     "\n\n[r]: /u \"t\"\n[r] [r][]\n\n",
                                                     "\n\n$$x^2$$ and $y$\n\n",
                                                     "\n\n- [x] done[^n]\n\n"};

// A number below `end` of what is left of `random`.
std::size_t pick(std::uint64_t& random, std::size_t end) {
  if (end == 0) return 0;
  const std::size_t picked = random % end;
  random = random * 6364136223846793005u + 1442695040888963407u;
  random ^= random >> 29;
  return picked;
}

struct Span {
  std::size_t begin = 0, end = 0;
};

// A tag near a random place: from its bracket to the one behind it.
Span find_tag(std::string_view text, std::uint64_t& random) {
  const std::size_t begin = text.find('<', pick(random, text.size() + 1));
  if (begin == text.npos) return {};
  const std::size_t end = text.find('>', begin);
  return end == text.npos ? Span{} : Span{begin, end + 1};
}

// The element of such a tag, with what is in it, or else a block between blank lines.
Span find_part(std::string_view text, std::uint64_t& random) {
  if (const Span tag = find_tag(text, random); tag.end != 0 && text[tag.begin + 1] != '/') {
    const std::size_t name_end = text.find_first_of(" \n/>", tag.begin + 1);
    const std::string closing =
        "</" + std::string(text.substr(tag.begin + 1, name_end - tag.begin - 1));
    const std::size_t close = text.find(closing, tag.end);
    const std::size_t end = close == text.npos ? close : text.find('>', close);
    return {tag.begin, end == text.npos ? tag.end : end + 1};
  }
  const std::size_t at = pick(random, text.size() + 1);
  const std::size_t begin = text.rfind("\n\n", at), end = text.find("\n\n", at);
  return {begin == text.npos ? 0 : begin, end == text.npos ? text.size() : end};
}

void wrap(std::string& text, Span part, std::uint64_t& random) {
  const std::string_view name = names[pick(random, names.size())];
  text.insert(part.end, "</" + std::string(name) + ">");
  text.insert(part.begin, "<" + std::string(name) +
                              std::string(attributes[pick(random, attributes.size())]) + ">");
}

}  // namespace

void change_structure(std::string& text, std::uint64_t random) {
  const Span part = find_part(text, random);
  const std::string copy =
      text.substr(part.begin, std::min<std::size_t>(part.end - part.begin, 4096));
  switch (pick(random, 7)) {
    case 0:
      text.erase(part.begin, part.end - part.begin);
      break;
    case 1:
      text.insert(part.end, copy);
      break;
    case 2:
      text.erase(part.begin, copy.size());
      text.insert(pick(random, text.size() + 1), copy);
      break;
    case 3:
      wrap(text, part, random);
      break;
    case 4:
      if (const Span tag = find_tag(text, random); tag.end != 0)
        text.insert(tag.end - 1, attributes[pick(random, attributes.size())]);
      break;
    case 5:
      if (const Span tag = find_tag(text, random); tag.end != 0)
        text.replace(
            tag.begin + 1,
            std::min(text.find_first_of(" />", tag.begin + 1), tag.end - 1) - tag.begin - 1,
            names[pick(random, names.size())]);
      break;
    default:
      text.insert(part.begin, blocks[pick(random, blocks.size())]);
      break;
  }
}

}  // namespace offprint::fuzz
