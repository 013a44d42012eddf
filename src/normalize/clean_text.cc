#include "normalize/clean_text.h"

#include <algorithm>

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

}  // namespace

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
