#include "ingest/markdown/markup_words.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/markdown/template_names.h"

namespace offprint {
namespace {

constexpr std::string_view admonition_kinds[] = {
#define OFFPRINT_ADMONITION(kind) kind,
#include "ingest/markdown/admonition_kinds.def"
#undef OFFPRINT_ADMONITION
};

bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_char(char c) {
  return is_letter_char(c) || is_digit_char(c) || c == '-' || c == '_' || c == ':' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view take_name(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_char);
  const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(name.size());
  return name;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

// What follows "key=".
bool take_value(std::string_view& text, std::string& value) {
  if (text.empty()) return false;
  const char quote = text.front();
  if (quote == '"' || quote == '\'') {
    const std::size_t end = text.find(quote, 1);
    if (end == text.npos) return false;
    value = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return true;
  }
  const std::size_t end = std::min(text.find_first_of(" \t\r\n{}=\"'<>"), text.size());
  value = text.substr(0, end);
  text.remove_prefix(end);
  return end > 0;
}

}  // namespace

bool is_admonition_kind(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return std::find(std::begin(admonition_kinds), std::end(admonition_kinds), lower) !=
         std::end(admonition_kinds);
}

std::string kind_label(std::string_view kind) {
  std::string label = ascii_lower(kind);
  std::replace(label.begin(), label.end(), '-', ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z')
    label[0] = static_cast<char>(label[0] - 32);
  return label;
}

std::string service_address(std::string_view name, std::string_view id) {
  if (id.empty()) return "";
  TemplateTag tag;
  tag.style = TagStyle::shortcode;
  tag.name = ascii_lower(name);
  tag.arguments.push_back({is_absolute_url(id) ? "url" : "id", std::string(id), true});
  if (meaning_of(tag) != Meaning::embed) return "";
  const std::string address = embed_address(tag);
  return is_safe_link(address) ? address : "";
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = is_letter_char(c) || is_digit_char(c) || c == ' ' || c == ',' ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (plain || c == '/' || c == '\'')
      out += c;
    else if (c == '\n' || c == '\r' || c == '\t')
      out += ' ';
    else if (static_cast<unsigned char>(c) > ' ')
      (((out += "&#") += std::to_string(static_cast<int>(c)))) += ';';
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

std::string markdown_link(std::string_view text, std::string_view address) {
  std::string out = "[";
  (out += text) += "](<";
  for (const char c : address) {
    if (c == '<' || c == '>' || c == '\\') out += '\\';
    if (c != '\n' && c != '\r') out += c;
  }
  return out += ">)";
}

std::string embed_html(std::string_view address, std::string_view title) {
  std::string out = "<iframe src=\"" + escape_html(address) + '"';
  if (!title.empty()) ((out += " title=\"") += escape_html(title)) += '"';
  return out += "></iframe>";
}

std::string_view AttributeWords::value(std::string_view key) const {
  for (const auto& [name, value] : values)
    if (name == key) return value;
  return "";
}

bool read_attribute_words(std::string_view text, AttributeWords& words) {
  words = {};
  skip_blanks(text);
  if (text.starts_with(':')) text.remove_prefix(1);
  std::size_t count = 0;
  for (skip_blanks(text); !text.empty(); skip_blanks(text), ++count) {
    const char mark = text.front();
    if (mark == '#' || mark == '.') text.remove_prefix(1);
    const std::string name(take_name(text));
    if (name.empty()) return false;
    if (mark == '#') {
      words.id = name;
    } else if (mark == '.') {
      words.classes.push_back(name);
    } else {
      std::string value;
      if (!text.starts_with('=')) return false;
      text.remove_prefix(1);
      if (!take_value(text, value)) return false;
      words.values.emplace_back(name, std::move(value));
    }
    if (!text.empty() && !is_blank(text.front()) && text.front() != '#' && text.front() != '.')
      return false;
  }
  return count > 0;
}

}  // namespace offprint
