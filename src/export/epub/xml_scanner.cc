#include "export/epub/xml_scanner.h"

#include <algorithm>
#include <charconv>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t depth_limit = 256;
constexpr std::string_view blanks = " \t\r\n";

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool append_reference(std::string& out, std::string_view name) {
  struct Named {
    std::string_view name;
    char character;
  };
  static constexpr Named predefined[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const Named& named : predefined)
    if (name == named.name) {
      out += named.character;
      return true;
    }
  if (!name.starts_with('#')) return false;
  const bool hex = name.starts_with("#x");
  const std::string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return false;
  std::string character;
  if (value > 0x10FFFF) return false;
  append_code_point(character, static_cast<char32_t>(value));
  if (!is_xml_text(character)) return false;
  out += character;
  return true;
}

bool decode(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t reference = std::min(text.find('&', at), text.size());
    out += text.substr(at, reference - at);
    if (reference == text.size()) break;
    const std::size_t end = text.find(';', reference);
    if (end == text.npos || !append_reference(out, text.substr(reference + 1, end - reference - 1)))
      return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

XmlScanner::XmlScanner(std::string_view bytes) : bytes_(bytes) {
  take("\xEF\xBB\xBF");
  std::string_view declaration;
  bool fine = is_xml_text(bytes_);
  if (fine && bytes_.substr(at_).starts_with("<?xml ")) {
    fine = take_until("?>", declaration);
    const std::string lower = to_lower(declaration);
    if (lower.find("encoding") != lower.npos && lower.find("utf-8") == lower.npos) fine = false;
  }
  if (!fine) bytes_ = bytes_.substr(0, at_ = 0);
}

XmlToken XmlScanner::malformed() {
  done_ = true;
  return {XmlToken::Kind::malformed, {}, {}};
}

XmlToken XmlScanner::next() {
  if (done_) return {};
  if (closes_itself_) {
    closes_itself_ = false;
    XmlToken token{XmlToken::Kind::close, open_.back(), {}};
    open_.pop_back();
    return token;
  }
  while (at_ < bytes_.size()) {
    std::string_view skipped;
    if (!take("<!--")) return bytes_[at_] == '<' ? read_markup() : read_text();
    if (!take_until("--", skipped) || !take(">")) return malformed();
  }
  if (!open_.empty() || !seen_root_) return malformed();
  done_ = true;
  return {};
}

XmlToken XmlScanner::read_text() {
  const std::size_t end = std::min(bytes_.find('<', at_), bytes_.size());
  const std::string_view raw = bytes_.substr(at_, end - at_);
  at_ = end;
  if (open_.empty() && raw.find_first_not_of(blanks) != raw.npos) return malformed();
  XmlToken token{XmlToken::Kind::text, {}, {}};
  return decode(token.text, raw) ? token : malformed();
}

XmlToken XmlScanner::read_markup() {
  std::string_view inside;
  if (take("<![CDATA[")) {
    if (open_.empty() || !take_until("]]>", inside)) return malformed();
    return {XmlToken::Kind::text, std::string(inside), {}};
  }
  if (take("<?")) return read_instruction();
  if (take("<!DOCTYPE")) return read_declaration();
  if (take("</")) return read_close();
  take("<");
  return read_start();
}

XmlToken XmlScanner::read_instruction() {
  std::string_view inside;
  if (!take_until("?>", inside)) return malformed();
  return {XmlToken::Kind::instruction, std::string(inside), {}};
}

// An internal subset may hold '>': the token is then cut short, but shows the '[' before it.
XmlToken XmlScanner::read_declaration() {
  std::string_view inside;
  if (seen_root_ || !take_until(">", inside)) return malformed();
  return {XmlToken::Kind::doctype, std::string(inside), {}};
}

XmlToken XmlScanner::read_close() {
  const std::string name = read_name();
  skip_space();
  if (open_.empty() || open_.back() != name || !take(">")) return malformed();
  open_.pop_back();
  return {XmlToken::Kind::close, name, {}};
}

XmlToken XmlScanner::read_start() {
  XmlToken token{XmlToken::Kind::start, read_name(), {}};
  if (token.text.empty() || (open_.empty() && seen_root_) || open_.size() >= depth_limit)
    return malformed();
  if (!read_attributes(token)) return malformed();
  seen_root_ = true;
  closes_itself_ = take("/");
  if (!take(">")) return malformed();
  open_.push_back(token.text);
  return token;
}

bool XmlScanner::read_attributes(XmlToken& token) {
  while (skip_space() && at_ < bytes_.size() && is_name_char(bytes_[at_])) {
    XmlAttribute attribute;
    attribute.name = read_name();
    skip_space();
    if (!take("=")) return false;
    skip_space();
    const std::string_view quote = bytes_.substr(at_, 1);
    if (quote != "\"" && quote != "'") return false;
    ++at_;
    std::string_view raw;
    if (!take_until(quote, raw) || raw.find('<') != raw.npos || !decode(attribute.value, raw))
      return false;
    for (const XmlAttribute& other : token.attributes)
      if (other.name == attribute.name) return false;
    token.attributes.push_back(std::move(attribute));
    if (token.attributes.size() > depth_limit) return false;
  }
  return true;
}

std::string XmlScanner::read_name() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && is_name_char(bytes_[at_])) ++at_;
  const std::string_view name = bytes_.substr(begin, at_ - begin);
  const bool bad = name.empty() || std::string_view("-.:0123456789").find(name[0]) != name.npos ||
                   name.back() == ':' || std::count(name.begin(), name.end(), ':') > 1;
  return bad ? std::string() : std::string(name);
}

bool XmlScanner::skip_space() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && blanks.find(bytes_[at_]) != blanks.npos) ++at_;
  return at_ > begin;
}

bool XmlScanner::take(std::string_view expected) {
  if (!bytes_.substr(at_).starts_with(expected)) return false;
  at_ += expected.size();
  return true;
}

bool XmlScanner::take_until(std::string_view end, std::string_view& before) {
  const std::size_t found = bytes_.find(end, at_);
  if (found == bytes_.npos) return false;
  before = bytes_.substr(at_, found - at_);
  at_ = found + end.size();
  return true;
}

}  // namespace offprint
