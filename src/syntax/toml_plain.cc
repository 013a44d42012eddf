#include "syntax/toml_plain.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_text = 16 * 1024;  // bytes
constexpr std::size_t most_keys = 100;           // of one table

constexpr int is_control(std::uint8_t byte) {
  return ((byte < 0x20) & (byte != '\n')) | (byte == 0x7F);
}

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
}

// "2024-03-09", of days that every month has.
bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '-' ? text[i] != '-' : !is_ascii_digit(text[i])) return false;
  const std::string_view month = text.substr(5, 2), day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "28";
}

class PlainToml {
 public:
  explicit PlainToml(std::uint32_t first_line) : line_number_(first_line) {
    map_.kind = Value::Kind::map;
    map_.position = {first_line, 1};
  }

  std::optional<Value> read(std::string_view text) {
    for (; !text.empty(); ++line_number_) {
      line_ = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line_.size() + 1, text.size()));
      at_ = 0;
      if (line_.empty() || line_[0] == '#') continue;
      if (!(line_[0] == '[' ? read_header() : read_member())) return {};
    }
    return std::move(map_);
  }

 private:
  Position position() const {
    const std::size_t column = count_code_points(line_.substr(0, at_)) + 1;
    return {line_number_, static_cast<std::uint32_t>(column)};
  }

  bool take(std::string_view text) {
    const bool is_there = line_.substr(at_).starts_with(text);
    if (is_there) at_ += text.size();
    return is_there;
  }

  // Makes a member of the table; nullptr when that is not plain.
  Value* read_key(Value& table) {
    const Position begin = position();
    const std::size_t from = at_;
    while (at_ < line_.size() && is_word_byte(line_[at_])) ++at_;
    const std::string_view key = line_.substr(from, at_ - from);
    if (key.empty() || table.members.size() == most_keys || table.find(key)) return nullptr;
    table.members.push_back({std::string(key), begin, {}});
    return &table.members.back().value;
  }

  bool read_header() {
    const Position begin = position();
    take("[");
    table_ = nullptr;
    Value* const table = read_key(map_);
    if (!table || !take("]") || at_ != line_.size()) return false;
    table->kind = Value::Kind::map;
    table->position = begin;
    table_ = table;
    return true;
  }

  bool read_member() {
    Value* const value = read_key(table_ ? *table_ : map_);
    if (!value || !take(" = ")) return false;
    value->position = position();
    return (take("[") ? read_list(*value) : read_scalar(*value)) && at_ == line_.size();
  }

  bool read_list(Value& list) {
    list.kind = Value::Kind::list;
    if (take("]")) return true;
    do {
      if (!read_string(list.items.emplace_back())) return false;
    } while (take(", "));
    return take("]");
  }

  bool read_scalar(Value& value) {
    const std::string_view rest = line_.substr(at_);
    if (rest != "true" && rest != "false" && !is_date(rest)) return read_string(value);
    value.kind = Value::Kind::scalar;
    value.scalar = rest;
    at_ = line_.size();
    return true;
  }

  bool read_string(Value& value) {
    const char quote = at_ < line_.size() ? line_[at_] : ' ';
    const std::size_t end = line_.find(quote, at_ + 1);
    if ((quote != '"' && quote != '\'') || end == line_.npos) return false;
    const std::string_view inside = line_.substr(at_ + 1, end - at_ - 1);
    value = text_value(std::string(inside), position());
    at_ = end + 1;
    return quote == '\'' || inside.find('\\') == inside.npos;
  }

  Value map_;
  Value* table_ = nullptr;  // that is being read, in the map; nullptr: the map itself
  std::uint32_t line_number_;
  std::string_view line_;
  std::size_t at_ = 0;  // what comes next in the line
};

}  // namespace

std::optional<Value> read_plain_toml(std::string_view text, std::uint32_t first_line) {
  const bool has_odd = text.size() > longest_text || find_byte<is_control>(text) < text.size() ||
                       find_invalid_utf8(text) != text.npos;
  if (has_odd) return {};
  return PlainToml(first_line).read(text);
}

}  // namespace offprint
