#include "syntax/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/byte_scan.h"
#include "base/unicode.h"

namespace offprint {
namespace {

// Quotation marks, backslashes, controls; and `<` and E2, with which may begin what must not stand
// in a script: its end, a comment, a separator of lines.
constexpr std::uint8_t is_special(std::uint8_t c) {
  return (c == '"') | (c == '\\') | (c < 0x20) | (c == '<') | (c == 0xE2);
}

// HTML, section 4.12.1.3, "Restrictions for contents of script elements".
bool leads_out_of_script(std::string_view text) {
  if (text.starts_with("<!--")) return true;
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  return !text.empty() && (text[0] | 0x20) == 's' && ascii_lower(text.substr(0, 6)) == "script";
}

// The separator of lines or paragraphs that the text begins with; "" when it does not.
std::string_view leading_separator(std::string_view text) {
  const std::string_view first = text.substr(0, 3);
  return first == "\u2028" || first == "\u2029" ? first : "";
}

// What follows the backslash; 0 when the character has no short form.
char short_escape(char c) {
  switch (c) {
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return c == '"' || c == '\\' ? c : '\0';
  }
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  if (const char escape = short_escape(c); escape != '\0') {
    const char pair[] = {'\\', escape};
    out.append(pair, sizeof pair);
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t begin = 0;
  for (std::size_t at = find_byte<is_special>(text); at < text.size();
       at = find_byte<is_special>(text, at + 1)) {
    const std::string_view rest = text.substr(at), separator = leading_separator(rest);
    if (rest[0] == '\xE2' && separator.empty()) continue;
    if (rest[0] == '<' && !leads_out_of_script(rest)) continue;
    out.append(text.data() + begin, at - begin);
    if (separator.empty()) {
      append_escape(out, rest[0]);
    } else {
      out += separator == "\u2028" ? "\\u2028" : "\\u2029";
      at += separator.size() - 1;
    }
    begin = at + 1;
  }
  out.append(text.data() + begin, text.size() - begin);
  out += '"';
}

void append_json_number(std::string& out, double value) {
  std::array<char, 400> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
          .ptr;
  out.append(buffer.data(), end);
}

void JsonWriter::new_line() {
  if (indent_ == 0) return;
  out_ += '\n';
  out_.append(static_cast<std::size_t>(indent_ * depth_), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  new_line();
  first_ = false;
}

JsonWriter& JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::begin_object() { return begin('{'); }
JsonWriter& JsonWriter::end_object() { return end('}'); }
JsonWriter& JsonWriter::begin_array() { return begin('['); }
JsonWriter& JsonWriter::end_array() { return end(']'); }

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  before_value();
  append_json_string(out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  before_value();
  out_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  append_json_number(out_, value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }
JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::member(std::string_view name, std::string_view value) {
  return value.empty() ? *this : key(name).string(value);
}

}  // namespace offprint
