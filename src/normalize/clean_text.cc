#include "normalize/clean_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "base/mojibake.h"
#include "base/unicode.h"
#include "model/body.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

constexpr std::size_t longest_reference = 33;  // "&CounterClockwiseContourIntegral;"

bool is_reference_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

// The reference that `text` begins with, through its ";"; "" when it is none.
std::string_view leading_reference(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && end < longest_reference && is_reference_character(text[end])) ++end;
  return end > 1 && end < text.size() && text[end] == ';' ? text.substr(0, end + 1) : "";
}

// What browsers make of it.
std::string decode_reference(std::string_view reference) {
  if (reference == "&nbsp;") return "\u00A0";  // the text of a body would begin with a blank
  Body body;
  Diagnostics none;
  parse_html_fragment(reference, {}, {}, body, Body::root(), none);
  std::string text;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::text) text += body.text(node);
  return text;
}

bool is_without_look(char32_t c) {
  const bool control = (c < 0x20 && !is_space(c)) || c == 0x7F;
  return control || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xFFFE ||
         c == 0xFFFF;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string without_lookless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_without_look(next_code_point(text, at))) out += text.substr(begin, at - begin);
  }
  return out;
}

constexpr std::string_view text_elements[] = {
    "a",    "abbr",   "b",   "bdi", "bdo",  "cite", "code", "del", "dfn",  "em",
    "font", "i",      "ins", "kbd", "mark", "p",    "q",    "s",   "samp", "small",
    "span", "strong", "sub", "sup", "time", "tt",   "u",    "var"};
constexpr std::string_view breaks[] = {"br", "wbr"};

template <typename Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

struct Tag {
  std::size_t begin = 0, end = 0;  // in the text
  std::string name;
  bool closes = false;
  bool is_markup = false;
};

// The tag that begins at `begin`, a "<"; nothing when it is none of running text.
std::optional<Tag> tag_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of("<>", begin + 1);
  if (end == text.npos || text[end] == '<') return {};
  Tag tag{begin, end + 1, "", text[begin + 1] == '/', false};
  const std::string_view inside = text.substr(begin + 1 + tag.closes, end - begin - 1 - tag.closes);
  tag.name =
      ascii_lower(inside.substr(0, std::min(inside.find_first_of(" \t\r\n/"), inside.size())));
  tag.is_markup = holds(breaks, tag.name);
  return tag.is_markup || holds(text_elements, tag.name) ? std::optional(tag) : std::nullopt;
}

// In order; an element's tags are markup when both are there.
std::vector<Tag> tags_in(std::string_view text) {
  std::vector<Tag> tags;
  std::map<std::string, std::vector<std::size_t>> open;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    std::optional<Tag> tag = tag_at(text, at);
    if (!tag) continue;
    std::vector<std::size_t>& before = open[tag->name];
    if (!tag->closes) {
      before.push_back(tags.size());
    } else if (!before.empty()) {
      tags[before.back()].is_markup = tag->is_markup = true;
      before.pop_back();
    }
    tags.push_back(std::move(*tag));
  }
  return tags;
}

}  // namespace

std::string without_inline_tags(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (const Tag& tag : tags_in(text)) {
    if (!tag.is_markup) continue;
    out += text.substr(done, tag.begin - done);
    if (tag.name == "br" || tag.name == "p") out += ' ';
    done = tag.end;
  }
  return out += text.substr(done);
}

std::string decode_references(std::string_view text) {
  std::string decoded;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find('&'), text.size());
    decoded += text.substr(0, begin);
    text.remove_prefix(begin);
    if (text.empty()) break;
    const std::string_view reference = leading_reference(text);
    decoded += reference.empty() ? "&" : decode_reference(reference);
    text.remove_prefix(reference.empty() ? 1 : reference.size());
  }
  return decoded;
}

std::string clean_text(std::string_view text) {
  if (is_plain_ascii(text)) return collapse_space(text);
  if (has_high_controls(text)) return clean_text(repair_controls(text));
  return collapse_space(to_nfc(without_lookless(text)));
}

}  // namespace offprint
