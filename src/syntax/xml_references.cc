#include "syntax/xml_references.h"

#include <algorithm>
#include <charconv>

#include "base/charset.h"
#include "base/unicode.h"
#include "syntax/html_gumbo.h"

namespace offprint {
namespace {

constexpr std::size_t longest_name = 31;  // of HTML's, without & and ;
// HTML has about 2,200; a document with more makes them up.
constexpr std::size_t most_names = 4000;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view predefined(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  return name == "apos" ? "'" : "";
}

// `number` is what stands between "&#" and ";".
bool append_numbered(std::string& out, std::string_view number) {
  const bool hexadecimal = number.starts_with('x') || number.starts_with('X');
  if (hexadecimal) number.remove_prefix(1);
  std::uint32_t value = 0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value, hexadecimal ? 16 : 10);
  if (error != std::errc() || stop != end || number.empty()) return false;
  if (value >= 0x80 && value <= 0x9F) {
    out += decode_text(std::string(1, static_cast<char>(value)), "windows-1252").text;
    return true;
  }
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
  std::string character;
  append_code_point(character, value);
  if (!is_xml_text(character)) return false;
  out += character;
  return true;
}

std::string look_up(std::string_view name) {
  const std::string reference = '&' + std::string(name) + ';';
  const GumboNode* top = parse_with_gumbo(reference);
  if (top == nullptr || top->v.element.children.length != 1) return "";
  const auto* text = static_cast<const GumboNode*>(top->v.element.children.data[0]);
  if (text->type != GUMBO_NODE_TEXT && text->type != GUMBO_NODE_WHITESPACE) return "";
  const std::string_view found = text->v.text.text;
  // A name that only begins like one of HTML's names nothing.
  return found.ends_with(';') && found.size() > 1 ? "" : std::string(found);
}

}  // namespace

bool XmlReferences::append_named(std::string& out, std::string_view name) {
  if (const std::string_view character = predefined(name); !character.empty()) {
    out += character;
    return true;
  }
  if (name.empty() || name.size() > longest_name) return false;
  auto known = names_.find(name);
  if (known == names_.end()) {
    if (names_.size() == most_names) return false;
    known = names_.emplace(name, look_up(name)).first;
  }
  out += known->second;
  return !known->second.empty();
}

std::string XmlReferences::decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t special = std::min(text.find_first_of("&\r", at), text.size());
    out += text.substr(at, special - at);
    at = special;
    if (at == text.size()) break;
    if (text[at] == '\r') {
      out += '\n';
      at += text.substr(at).starts_with("\r\n") ? 2 : 1;
      continue;
    }
    const bool numbered = text.substr(at + 1).starts_with('#');
    std::size_t end = at + 1 + numbered;
    while (end < text.size() && end - at <= longest_name + 2 && is_alphanumeric(text[end])) ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    const bool closed = end < text.size() && text[end] == ';';
    if (closed && (numbered ? append_numbered(out, name.substr(1)) : append_named(out, name))) {
      at = end + 1;
    } else {
      out += '&';
      ++at;
    }
  }
  return out;
}

}  // namespace offprint
