#include "ingest/markdown/directive.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) {
  return is_letter_char(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string_view take_name(std::string_view& text) {
  if (text.empty() || !is_letter_char(text.front())) return {};
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_char);
  const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(name.size());
  return name;
}

// "[…]" with brackets in it that pair.
bool take_label(std::string_view& text, std::string_view& label) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '[')
      ++depth;
    else if (text[at] == ']' && --depth == 0) {
      label = text.substr(1, at - 1);
      text.remove_prefix(at + 1);
      return true;
    }
  }
  return false;
}

bool take_attributes(std::string_view& text, AttributeWords& attributes) {
  const std::size_t end = text.find('}');
  if (end == text.npos) return false;
  const std::string_view inside = text.substr(1, end - 1);
  if (!trim(inside).empty() && !read_attribute_words(inside, attributes)) return false;
  text.remove_prefix(end + 1);
  return true;
}

}  // namespace

bool read_directive(std::string_view text, Directive& directive) {
  directive = {};
  text = trim(text);
  while (text.ends_with(':')) text.remove_suffix(1);
  text = trim(text);
  if (text.starts_with('{')) {
    // MyST's {name}, else Pandoc's attributes.
    std::string_view inside = text.substr(1);
    directive.name = take_name(inside);
    if (!directive.name.empty() && inside.starts_with('}')) {
      directive.label = trim(inside.substr(1));
      return true;
    }
    directive.name = {};
    if (!take_attributes(text, directive.attributes)) return false;
    directive.label = trim(text);
    return directive.label.empty();
  }
  directive.name = take_name(text);
  if (directive.name.empty()) return false;
  if (text.starts_with('[') && !take_label(text, directive.label)) return false;
  if (text.starts_with('{') && !take_attributes(text, directive.attributes)) return false;
  text = trim(text);
  if (text.empty()) return true;
  if (!directive.label.empty()) return false;
  if (text.starts_with('{')) return take_attributes(text, directive.attributes) && text.empty();
  directive.label = text;
  return true;
}

}  // namespace offprint
