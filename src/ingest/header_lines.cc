#include "ingest/header_lines.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_key = 40;  // bytes

// The end of the key that a line begins with, or npos.
std::size_t end_of_key(std::string_view line) {
  const std::size_t colon = line.substr(0, longest_key + 1).find(':');
  if (colon == line.npos || colon == 0) return line.npos;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t')
    return line.npos;
  const auto is_ascii_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  const bool is_key =
      is_ascii_letter(line[0]) && std::all_of(line.begin(), line.begin() + colon, [&](char c) {
        return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_' ||
               c == '.';
      });
  return is_key ? colon : line.npos;
}

struct Line {
  std::string_view text;  // without its end
  std::uint32_t number;
};

std::vector<Line> split_lines(std::string_view text, std::uint32_t number) {
  std::vector<Line> lines;
  for (; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    line.remove_suffix(line.size() - (line.find_last_not_of(" \t\r") + 1));
    if (!line.empty()) lines.push_back({line, number});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// What stands behind `skipped` bytes of the line, without blanks around it.
Value rest_of(const Line& line, std::size_t skipped) {
  const std::size_t begin = std::min(line.text.find_first_not_of(" \t", skipped), line.text.size());
  Value value;
  value.position = {line.number,
                    static_cast<std::uint32_t>(count_code_points(line.text.substr(0, begin))) + 1};
  if (begin == line.text.size()) return value;
  value.kind = Value::Kind::scalar;
  value.scalar = line.text.substr(begin);
  return value;
}

void go_on(Value& value, Value more, bool as_list) {
  if (value.kind == Value::Kind::null) {
    value = std::move(more);
  } else if (!as_list) {
    value.scalar += ' ';
    value.scalar += more.scalar;
  } else if (value.kind == Value::Kind::list) {
    value.items.push_back(std::move(more));
  } else {
    Value list;
    list.kind = Value::Kind::list;
    list.position = value.position;
    list.items.push_back(std::move(value));
    list.items.push_back(std::move(more));
    value = std::move(list);
  }
}

bool holds_several(std::optional<FieldName> field) {
  return field == FieldName::authors || field == FieldName::tags || field == FieldName::section ||
         field == FieldName::aliases;
}

Value empty_map(std::uint32_t line) {
  Value map;
  map.kind = Value::Kind::map;
  map.position = {line, 1};
  return map;
}

}  // namespace

bool is_header_line(std::string_view line) { return end_of_key(line) != line.npos; }

bool is_continuation(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t');
}

bool state_metadata(std::string_view lines, const FieldTable& known) {
  std::set<FieldName> stated;
  for (const Line& line : split_lines(lines, 1)) {
    const std::size_t end = end_of_key(line.text);
    if (end == line.text.npos) continue;
    if (const auto field = known.find(line.text.substr(0, end))) stated.insert(*field);
  }
  return stated.size() >= 2 || stated.contains(FieldName::title);
}

Value read_header_lines(std::string_view lines, std::uint32_t first_line, const FieldTable& known,
                        std::vector<RepeatedKey>& repeated) {
  Value map = empty_map(first_line);
  std::unordered_map<std::string, std::size_t> places;
  Value::Member* open = nullptr;
  for (const Line& line : split_lines(lines, first_line)) {
    const std::size_t end = end_of_key(line.text);
    if (end == line.text.npos) {
      if (open) go_on(open->value, rest_of(line, 0), holds_several(known.find(open->key)));
      continue;
    }
    std::string key(line.text.substr(0, end));
    const auto [at, fresh] = places.try_emplace(to_lower(key), map.members.size());
    if (fresh) map.members.push_back({key, {line.number, 1}, {}});
    open = &map.members[at->second];
    const Position before = open->key_position;
    Value value = rest_of(line, end + 1);
    if (!fresh)
      repeated.push_back({key, {line.number, 1}, before, open->value.scalar == value.scalar});
    *open = {std::move(key), {line.number, 1}, std::move(value)};
  }
  return map;
}

Value read_title_block(std::string_view block, std::uint32_t first_line) {
  constexpr std::string_view keys[] = {"title", "author", "date"};
  Value map = empty_map(first_line);
  for (const Line& line : split_lines(block, first_line)) {
    if (line.text.starts_with('%')) {
      const std::size_t part = map.members.size();
      map.members.push_back(
          {std::string(keys[std::min<std::size_t>(part, 2)]), {line.number, 1}, rest_of(line, 1)});
    } else if (!map.members.empty()) {
      go_on(map.members.back().value, rest_of(line, 0), map.members.size() == 2);
    }
  }
  return map;
}

}  // namespace offprint
