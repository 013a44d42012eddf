#include "syntax/json.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t max_depth = 64;

// 0: as it is; 'u': \u00XX; 'l': perhaps a line or paragraph separator; else what follows the
// backslash.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> escapes{};
  for (int c = 0; c < 0x20; ++c) escapes[c] = 'u';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes[0xE2] = 'l';
  return escapes;
}

constexpr auto escapes = make_escapes();

void append_double(std::string& out, double value) {
  std::array<char, 400> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
          .ptr;
  out.append(buffer.data(), end);
}

Value text_value(std::string_view text, bool quoted) {
  Value value;
  value.kind = Value::Kind::scalar;
  value.scalar = text;
  value.quoted = quoted;
  return value;
}

// Nesting is limited by the parser.
Value to_value(const boost::json::value& json) {
  Value value;
  switch (json.kind()) {
    case boost::json::kind::null:
      break;
    case boost::json::kind::bool_:
      return text_value(json.get_bool() ? "true" : "false", false);
    case boost::json::kind::int64:
      return text_value(std::to_string(json.get_int64()), false);
    case boost::json::kind::uint64:
      return text_value(std::to_string(json.get_uint64()), false);
    case boost::json::kind::double_: {
      std::string text;
      append_double(text, json.get_double());
      return text_value(text, false);
    }
    case boost::json::kind::string:
      return text_value(json.get_string(), true);
    case boost::json::kind::array:
      value.kind = Value::Kind::list;
      for (const auto& item : json.get_array()) value.items.push_back(to_value(item));
      break;
    case boost::json::kind::object:
      value.kind = Value::Kind::map;
      for (const auto& member : json.get_object())
        value.members.push_back({std::string(member.key()), {}, to_value(member.value())});
      break;
  }
  return value;
}

Position position_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_end = before.rfind('\n');
  const std::size_t line_start = line_end == before.npos ? 0 : line_end + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<std::uint32_t>(count_code_points(before.substr(line_start))) + 1};
}

std::string describe(const boost::json::error_code& code) {
  using boost::json::error;
  if (code == error::incomplete) return "the JSON ends too early";
  if (code == error::extra_data) return "more text follows the end of the JSON";
  if (code == error::too_deep) return "nested deeper than " + std::to_string(max_depth) + " levels";
  return "this is no JSON: " + code.message();
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char escape = escapes[byte];
    if (escape == 0) continue;
    const bool separator = escape == 'l';
    if (separator && !text.substr(at).starts_with("\xE2\x80\xA8") &&
        !text.substr(at).starts_with("\xE2\x80\xA9"))
      continue;
    out.append(text.data() + begin, at - begin);
    if (separator) {
      out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else if (escape == 'u') {
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += '\\';
      out += escape;
    }
    begin = at + 1;
  }
  out.append(text.data() + begin, text.size() - begin);
  out += '"';
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
  append_double(out_, value);
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

JsonResult parse_json(std::string_view text) {
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  text.remove_prefix(mark);
  boost::json::parse_options options;
  options.max_depth = max_depth;
  boost::json::parser parser({}, options);
  boost::json::error_code error;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error && read < text.size()) error = boost::json::error::extra_data;
  JsonResult result;
  if (error)
    result.problem = SyntaxProblem{position_at(text, read), describe(error)};
  else
    result.value = to_value(parser.release());
  return result;
}

}  // namespace offprint
