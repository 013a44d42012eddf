#include "ingest/markdown/template_elements.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool begins_entity(std::string_view text) {
  std::size_t at = text.substr(1, 1) == "#" ? 2 : 1;
  const std::size_t begin = at;
  while (at < text.size() && at < 12 && is_letter_or_digit(text[at])) ++at;
  return at > begin && at < text.size() && text[at] == ';';
}

void append_reference(std::string& out, char c) {
  out += "&#" + std::to_string(static_cast<unsigned char>(c)) + ";";
}

// Markdown on one line.
std::string line_text(std::string_view value) { return collapse_space(value); }

bool looks_like_markdown(std::string_view text) { return text.find_first_of("[*_`") != text.npos; }

std::string joined_words(const TemplateTag& tag, std::size_t from) {
  std::string words;
  const std::vector<const TagArgument*> list = tag.positional();
  for (std::size_t i = from; i < list.size(); ++i) {
    if (list[i]->quoted) return {};
    if (!words.empty()) words += ' ';
    words += list[i]->value;
  }
  return words.find(' ') == words.npos ? std::string() : words;
}

struct Picture {
  std::string src, alt, caption;
  std::string_view title, credit, credit_link, link;
  bool has_alt = false;
};

Picture picture_of(const TemplateTag& tag) {
  Picture picture;
  picture.src = tag.find({"src", "image", "img", "path", "image_path", "imagepath", "image_src",
                          "image_url", "filename", "file", "url", "source", "name"});
  picture.title = tag.find({"title"});
  picture.credit = tag.find({"attr", "credit", "attribution", "credits"});
  picture.credit_link = tag.find({"attrlink", "credit_link", "credit-link", "credit_url"});
  picture.link = tag.find({"link", "href"});
  picture.caption = line_text(tag.find({"caption", "legend", "figcaption", "description"}));
  const std::vector<const TagArgument*> list = tag.positional();
  std::size_t after = 0;
  if (picture.src.empty()) {
    auto found = std::find_if(list.begin(), list.end(), [](const TagArgument* argument) {
      return is_picture_path(argument->value);
    });
    if (found == list.end()) found = list.begin();
    if (found == list.end()) return picture;
    picture.src = (*found)->value;
    after = static_cast<std::size_t>(found - list.begin()) + 1;
  }
  for (const TagArgument& argument : tag.arguments)
    if (argument.key == "alt" || argument.key == "image_alt") {
      picture.alt = argument.value;
      picture.has_alt = true;
    }
  if (picture.has_alt) return picture;
  // What follows the path in words: `{% image "a.png" "A boat" %}`.
  if (after < list.size() && list.back()->quoted) {
    picture.alt = list.back()->value;
    picture.has_alt = true;
  } else if (picture.alt = joined_words(tag, after); !picture.alt.empty()) {
    picture.has_alt = true;
  }
  return picture;
}

std::string image_tag(const Picture& picture, bool title_in_caption) {
  std::string html = "<img src=\"" + attribute_text(picture.src) + '"';
  if (picture.has_alt) html += " alt=\"" + attribute_text(picture.alt) + '"';
  if (!title_in_caption && !picture.title.empty())
    html += " title=\"" + attribute_text(picture.title) + '"';
  html += '>';
  if (picture.link.empty()) return html;
  return "<a href=\"" + attribute_text(picture.link) + "\">" + html + "</a>";
}

std::string caption_text(const Picture& picture, bool with_title) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!text.empty()) text += ' ';
    text += part;
  };
  if (with_title && !picture.title.empty())
    add("<strong>" + line_text(picture.title) + "</strong>");
  if (!picture.caption.empty()) add(picture.caption);
  if (!picture.credit.empty() && !picture.credit_link.empty())
    add("<a href=\"" + attribute_text(picture.credit_link) + "\">" + line_text(picture.credit) +
        "</a>");
  else if (!picture.credit.empty())
    add(line_text(picture.credit));
  return text;
}

// The language that a listing is said to be in.
std::string language_of(const TemplateTag& tag) {
  std::string_view language = tag.find({"lang", "language", "type", "syntax"});
  const std::vector<const TagArgument*> list = tag.positional();
  for (const TagArgument* argument : list)
    if (language.empty() && argument->value.starts_with("lang:"))
      language = std::string_view(argument->value).substr(5);
  const bool titled = tag.name == "codeblock";
  if (language.empty() && !titled && !list.empty()) language = list.front()->value;
  const bool valid = std::all_of(language.begin(), language.end(), [](char c) {
    return is_letter_or_digit(c) || std::string_view("+#-_.").find(c) != std::string_view::npos;
  });
  return valid ? std::string(language) : std::string();
}

std::string code_title(const TemplateTag& tag) {
  const std::string_view title = tag.find({"title", "caption", "filename", "file", "name"});
  if (!title.empty() || tag.name != "codeblock") return line_text(title);
  std::string words;
  for (const TagArgument* argument : tag.positional())
    if (argument->value.find(':') == std::string::npos) words += argument->value + ' ';
  return line_text(words);
}

// Without what indents the lines in their containers, and without blank lines around.
std::string listing(std::string_view inner, const std::string& prefix) {
  std::string text;
  bool first = true;
  while (!inner.empty()) {
    const std::size_t end = std::min(inner.find('\n'), inner.size());
    std::string_view line = inner.substr(0, end);
    inner.remove_prefix(std::min(end + 1, inner.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::size_t skip = 0;
    while (!first && skip < prefix.size() && skip < line.size() &&
           (line[skip] == ' ' || (line[skip] == '>' && prefix[skip] == '>')))
      ++skip;
    line.remove_prefix(skip);
    if (!first) text += '\n';
    if (!first || !trim(line).empty()) text += line;
    first = false;
  }
  const std::size_t begin = text.find_first_not_of('\n');
  const std::size_t end = text.find_last_not_of(" \t\n");
  return begin == text.npos || end == text.npos ? std::string()
                                                : text.substr(begin, end + 1 - begin);
}

std::string title_of(const TemplateTag& tag) {
  if (const std::string_view title =
          tag.find({"title", "heading", "header", "summary", "label", "name"});
      !title.empty())
    return line_text(title);
  for (const TagArgument* argument : tag.positional())
    if (argument->quoted && !is_kind_of_box(argument->value)) return line_text(argument->value);
  return joined_words(
      tag, !tag.positional().empty() && is_kind_of_box(tag.positional().front()->value) ? 1 : 0);
}

std::string_view stated_text(const TemplateTag& tag) {
  return tag.find({"text", "content", "body", "message", "quote", "intro", "description"});
}

std::string attribution_of(const TemplateTag& tag) {
  std::string text = line_text(tag.find({"author", "cite", "by", "name", "attribution", "person"}));
  const std::string source = line_text(tag.find({"source", "title", "role"}));
  if (!source.empty()) text += (text.empty() ? "" : ", ") + source;
  if (text.empty() && tag.style == TagStyle::tag && tag.find({"text"}).empty() &&
      tag.inside.find('=') == tag.inside.npos)
    text = line_text(tag.inside.substr(0, 500));
  if (const std::string_view link = tag.find({"link", "url"}); !text.empty() && !link.empty())
    text = "<a href=\"" + attribute_text(link) + "\">" + text + "</a>";
  return text;
}

std::string_view element_of(Meaning meaning) {
  return meaning == Meaning::quote     ? "blockquote"
         : meaning == Meaning::details ? "details"
                                       : "aside";
}

std::string button_of(const TemplateTag& tag) {
  const std::string_view href =
      tag.find({"button-url", "button_url", "button-link", "button_link"});
  const std::string_view text = tag.find({"button-text", "button_text", "button"});
  if (href.empty()) return line_text(text);
  return "<a href=\"" + attribute_text(href) + "\">" + line_text(text.empty() ? href : text) +
         "</a>";
}

std::string closing_text(const TemplateTag& tag, Meaning meaning, const std::string& gap) {
  const bool quote = meaning == Meaning::quote;
  const std::string last = quote ? attribution_of(tag) : button_of(tag);
  const std::string end = "</" + std::string(element_of(meaning)) + ">";
  return last.empty() ? end : (quote ? "— " : "") + last + gap + end;
}

}  // namespace

std::string attribute_text(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '"')
      out += "&quot;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&' && !begins_entity(value.substr(i, 14)))
      out += "&amp;";
    else
      out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

std::string address_text(std::string_view value, TagContext context) {
  if (context == TagContext::quoted) return attribute_text(value);
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    if (std::string_view(" \t\r\n()<>\"\\").find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[c & 15];
  }
  return out;
}

std::string blank_line(const TagPlace& place) {
  if (place.in_html || place.on_one_line) return {};
  const std::size_t last = place.prefix.find_last_not_of(' ');
  const std::string bare = place.prefix.substr(0, last + 1);
  return "\n" + bare + "\n" + place.prefix;
}

std::string as_block(std::string_view html, const TagPlace& place) {
  std::string out = place.line_begins ? std::string() : blank_line(place);
  out += html;
  if (!place.line_ends) return out + blank_line(place);
  std::string after = blank_line(place);
  return out + after.substr(0, after.find('\n', 1));
}

std::string figure_markup(const TemplateTag& tag, const TagPlace& place, bool open) {
  const Picture picture = picture_of(tag);
  if (picture.src.empty()) return {};
  const bool is_figure = ascii_lower(tag.name).find("fig") != std::string::npos;
  const bool title_in_caption = is_figure && !picture.title.empty();
  const std::string caption = caption_text(picture, title_in_caption);
  const std::string image = image_tag(picture, title_in_caption);
  if (!open && caption.empty()) return image;
  if (place.on_one_line) return image + ' ' + caption;
  const std::string begin = "<figure>" + image + "<figcaption>";
  if (open) return as_block(begin, place) + caption;
  const std::string gap = looks_like_markdown(caption) ? blank_line(place) : std::string();
  return as_block(begin + gap + caption + gap + "</figcaption></figure>", place);
}

std::string embed_markup(std::string_view address, std::string_view title,
                         std::string_view poster) {
  if (address.empty()) return {};
  std::string html = "<iframe src=\"" + attribute_text(address) + '"';
  if (!title.empty()) html += " title=\"" + attribute_text(title) + '"';
  if (!poster.empty()) html += " poster=\"" + attribute_text(poster) + '"';
  return html + "></iframe>";
}

std::string inline_code(std::string_view text) {
  std::string html = "<code>";
  for (const char c : text) {
    if (c >= '!' && c <= '~' && !is_letter_or_digit(c))
      append_reference(html, c);
    else
      html += c == '\n' || c == '\r' ? ' ' : c;
  }
  return html + "</code>";
}

std::string code_markup(const TemplateTag& tag, std::string_view inner, const TagPlace& place) {
  const bool in_line = inner.find('\n') == inner.npos && !(place.line_begins && place.line_ends);
  if (in_line || place.on_one_line) return inline_code(trim(inner));
  std::string html;
  if (const std::string title = code_title(tag); !title.empty())
    html += "<p><strong>" + title + "</strong></p>";
  const std::string language = language_of(tag);
  html += language.empty() ? "<pre><code>" : "<pre><code class=\"language-" + language + "\">";
  for (const char c : listing(inner, place.prefix)) {
    if (c == '&' || c == '<' || c == '>' || c == '\n')
      append_reference(html, c);
    else
      html += c;
  }
  return as_block(html + "</code></pre>", place);
}

std::string enclosure_markup(const TemplateTag& tag, Meaning meaning, const TagPlace& place,
                             bool open) {
  std::string text = line_text(stated_text(tag));
  if (!open && text.empty() && meaning != Meaning::details) {
    for (const TagArgument* argument : tag.positional())
      if (argument->quoted && !is_kind_of_box(argument->value)) text = line_text(argument->value);
  }
  if (!open && text.empty()) return {};
  const std::string element(element_of(meaning));
  const std::string gap = blank_line(place);
  std::string html = "<" + element + ">";
  const std::string title = meaning == Meaning::quote ? std::string() : title_of(tag);
  if (meaning == Meaning::details && !title.empty()) html += "<summary>" + title + "</summary>";
  std::string lead;
  if (meaning == Meaning::box && !title.empty() && title != text)
    lead += "<strong>" + title + "</strong>" + gap;
  if (!text.empty()) lead += text + gap;
  if (open && lead.empty()) return as_block(html, place);
  if (open) return (place.line_begins ? "" : gap) + html + gap + lead;
  return as_block(html + gap + lead + closing_text(tag, meaning, gap), place);
}

std::string enclosure_end(const TemplateTag& tag, Meaning meaning, const TagPlace& place) {
  const std::string text = closing_text(tag, meaning, blank_line(place));
  TagPlace after_text = place;
  after_text.line_begins = place.line_begins && text.starts_with('<');
  return as_block(text, after_text);
}

std::string address_of(const TemplateTag& tag, Meaning meaning) {
  if (meaning == Meaning::figure) return picture_of(tag).src;
  if (meaning == Meaning::embed) return embed_address(tag);
  std::string_view address =
      tag.find({"href", "url", "link", "src", "file", "path", "to", "page", "dest"});
  for (const TagArgument* argument : tag.positional()) {
    if (!address.empty()) break;
    if (meaning == Meaning::reference || meaning == Meaning::file || is_address(argument->value))
      address = argument->value;
  }
  if (meaning == Meaning::reference || is_article_path(address.substr(0, address.find('#'))))
    return article_address(address);
  return std::string(address);
}

std::string link_markup(const TemplateTag& tag, Meaning meaning, bool open) {
  const std::string address = address_of(tag, meaning);
  if (address.empty()) return {};
  const std::string begin = "<a href=\"" + attribute_text(address) + "\">";
  if (open) return begin;
  std::string text = line_text(tag.find({"text", "label", "title", "name", "content", "caption"}));
  for (const TagArgument* argument : tag.positional())
    if (text.empty() && argument->quoted && !is_address(argument->value))
      text = line_text(argument->value);
  if (text.empty()) {
    std::string_view name = address;
    name = name.substr(name.rfind(name.find("://") == name.npos ? '/' : '\n') + 1);
    text = attribute_text(name.starts_with("article:") ? name.substr(8) : name);
  }
  return begin + text + "</a>";
}

}  // namespace offprint
