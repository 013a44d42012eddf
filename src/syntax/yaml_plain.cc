#include "syntax/yaml_plain.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t most_keys = 100;
constexpr std::size_t longest_key = 100;  // bytes

constexpr ByteSet marks_that_begin_text("/(._$+~");

// Of characters that libyaml refuses or takes for the end of a line.
constexpr int may_be_odd(std::uint8_t byte) {
  return ((byte < 0x20) & (byte != '\n')) | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xE2) |
         (byte == 0xEF);
}

bool is_odd(std::string_view rest) {
  if (rest[0] == '\xC2') return rest.size() < 2 || static_cast<unsigned char>(rest[1]) < 0xA0;
  if (rest[0] == '\xE2')
    return rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9");
  return true;
}

bool has_odd_characters(std::string_view text) {
  for (std::size_t at = find_byte<may_be_odd>(text); at < text.size();
       at = find_byte<may_be_odd>(text, at + 1))
    if (is_odd(text.substr(at))) return true;
  return find_invalid_utf8(text) != text.npos;
}

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  return std::min(line.find_first_not_of(' ', at), line.size());
}

std::string_view without_blanks_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

class PlainYaml {
 public:
  PlainYaml(std::uint32_t first_line, std::size_t most_nodes)
      : line_number_(first_line), nodes_left_(most_nodes) {}

  std::optional<Value> read(std::string_view text) {
    for (; !text.empty(); ++line_number_) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      const std::size_t indent = skip_blanks(line, 0);
      if (indent == line.size() || line[0] == '#') continue;
      if (!(line[indent] == '-' ? read_item(line, indent) : indent == 0 && read_member(line)))
        return {};
    }
    if (map_.members.empty()) return {};
    map_.kind = Value::Kind::map;
    map_.position = map_.members[0].key_position;
    return std::move(map_);
  }

 private:
  Position position(std::size_t at) const {
    return {line_number_, static_cast<std::uint32_t>(at + 1)};
  }

  bool count(std::size_t nodes) {
    if (nodes_left_ < nodes) return false;
    nodes_left_ -= nodes;
    return true;
  }

  bool read_member(std::string_view line) {
    std::size_t end = 0;
    const auto is_word = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    while (end < line.size() && (is_word(line[end]) || line[end] == '-' || line[end] == '_')) ++end;
    const std::string_view key = line.substr(0, end);
    if (key.empty() || key.size() > longest_key || !is_ascii_letter(key[0])) return false;
    if (end == line.size() || line[end] != ':') return false;
    const std::size_t begin = skip_blanks(line, end + 1);
    if (begin == end + 1 && begin < line.size()) return false;
    if (map_.members.size() == most_keys || map_.find(key)) return false;
    // The map is a node, too.
    if (!count(map_.members.empty() ? 3 : 2)) return false;
    map_.members.push_back({std::string(key), position(0), {}});
    awaits_list_ = begin == line.size();
    Value& value = map_.members.back().value;
    value.position = position(end + 1);
    return awaits_list_ || read_scalar(line, begin, value);
  }

  bool read_item(std::string_view line, std::size_t indent) {
    const std::size_t begin = skip_blanks(line, indent + 1);
    if (!awaits_list_ || begin == indent + 1 || begin == line.size() || !count(1)) return false;
    Value& list = map_.members.back().value;
    if (list.items.empty()) {
      list.kind = Value::Kind::list;
      list.position = position(indent);
    }
    if (list.position.column != indent + 1) return false;
    return read_scalar(line, begin, list.items.emplace_back());
  }

  bool read_scalar(std::string_view line, std::size_t begin, Value& value) {
    value.position = position(begin);
    const std::string_view text = without_blanks_behind(line.substr(begin));
    value.quoted = text[0] == '"' || text[0] == '\'';
    if (value.quoted) {
      const std::size_t end = text.find(text[0], 1);
      if (end != text.size() - 1 || end == 0) return false;
      value.scalar = text.substr(1, end - 1);
      value.kind = Value::Kind::scalar;
      return text[0] == '\'' || value.scalar.find('\\') == std::string::npos;
    }
    const bool begins = is_ascii_letter(text[0]) || is_ascii_digit(text[0]) ||
                        (text[0] & 0x80) != 0 || marks_that_begin_text.holds(text[0]);
    if (!begins || text.ends_with(':') || text.find(": ") != text.npos ||
        text.find(" #") != text.npos)
      return false;
    if (is_yaml_null(text)) return true;
    value.scalar = text;
    value.kind = Value::Kind::scalar;
    return true;
  }

  Value map_;
  std::uint32_t line_number_;
  std::size_t nodes_left_;
  bool awaits_list_ = false;  // or is in one
};

}  // namespace

std::optional<Value> read_plain_yaml(std::string_view text, std::uint32_t first_line,
                                     std::size_t most_nodes) {
  if (has_odd_characters(text)) return {};
  return PlainYaml(first_line, most_nodes).read(text);
}

}  // namespace offprint
