#include "normalize/origin_name.h"

#include <algorithm>

#include "base/file_system.h"

namespace offprint {
namespace {

struct PathDate {
  Date date;
  std::size_t length = 0;  // bytes that it takes
};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// The number of `least` to `most` digits at `at`, which moves past it.
std::optional<int> take_number(std::string_view text, std::size_t& at, std::size_t least,
                               std::size_t most) {
  const std::size_t begin = at;
  int number = 0;
  for (; is_digit_at(text, at) && at - begin < most; ++at) number = number * 10 + (text[at] - '0');
  if (at - begin < least) return {};
  return number;
}

std::optional<Date> make_date(int year, int month, int day) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return parse_date(std::to_string(year) + "-" + two(month) + "-" + two(day)).date;
}

bool is_separator(char c) { return c == '-' || c == '_' || c == '.' || c == '/'; }

// What ends a date within a name.
bool ends_date(std::string_view text, std::size_t at) {
  return at == text.size() || is_separator(text[at]) || text[at] == ' ';
}

// "2014-03-12", "2014/3/12", "2014/03-12"; not "2024.1.2", which is a version.
std::optional<PathDate> separated_date(std::string_view text) {
  std::size_t at = 0;
  const auto year = take_number(text, at, 4, 4);
  if (!year || *year < 1000 || at == text.size() || !is_separator(text[at])) return {};
  const char first = text[at];
  const std::size_t least = first == '.' ? 2 : 1;
  const auto month = take_number(text, ++at, least, 2);
  if (!month || at == text.size() || !is_separator(text[at])) return {};
  if (text[at] != first && text[at] != '/' && first != '/') return {};
  const auto day = take_number(text, ++at, least, 2);
  if (!day || !ends_date(text, at)) return {};
  const auto date = make_date(*year, *month, *day);
  if (!date) return {};
  return PathDate{*date, at};
}

// "20140312": of our time, since other numbers have eight digits, too.
std::optional<PathDate> compact_date(std::string_view text) {
  std::size_t at = 0;
  const auto year = take_number(text, at, 4, 4);
  if (!year || *year < 1900 || *year > 2099) return {};
  const auto month = take_number(text, at, 2, 2);
  const auto day = month ? take_number(text, at, 2, 2) : std::nullopt;
  if (!day || !ends_date(text, at)) return {};
  const auto date = make_date(*year, *month, *day);
  if (!date) return {};
  return PathDate{*date, at};
}

std::optional<PathDate> leading_date(std::string_view text) {
  const auto date = separated_date(text);
  return date ? date : compact_date(text);
}

// Where the part of the path before the one at `begin` begins.
std::size_t part_before(std::string_view path, std::size_t begin) {
  const std::size_t slash = begin < 2 ? path.npos : path.rfind('/', begin - 2);
  return slash == path.npos ? 0 : slash + 1;
}

// Takes the date and what separates it from the stem, where something is left of it then.
void take_date(std::string_view path, OriginName& name) {
  constexpr int most_parts = 4;
  const std::size_t last = path.rfind('/') + 1;  // npos + 1 is 0
  std::size_t begin = last;
  for (int part = 0; part < most_parts; ++part) {
    const auto date = leading_date(path.substr(begin));
    // One that ends above the folder of the file dates something else.
    if (date && begin + date->length + 1 >= last) {
      name.date = date->date;
      const std::size_t rest = std::max(begin + date->length + 1, last);
      if (rest < path.size()) name.stem = path.substr(rest);
      return;
    }
    if (begin == 0) return;
    begin = part_before(path, begin);
  }
}

}  // namespace

bool is_index_name(std::string_view stem) {
  return stem == "index" || stem == "_index" || stem == "README" || stem == "readme";
}

OriginName origin_name(std::string_view origin) {
  if (!part_of_origin(origin).empty()) return {};
  std::string_view path = origin.substr(0, origin.size() - file_extension(origin).size());
  if (is_index_name(file_name(path)) && !parent_path(path).empty()) path = parent_path(path);
  OriginName name;
  name.stem = file_name(path);
  take_date(path, name);
  return name;
}

std::optional<Date> date_in_path(std::string_view path) {
  for (;;) {
    if (const auto date = leading_date(path)) return date->date;
    const std::size_t slash = path.find('/');
    if (slash == path.npos) return {};
    path.remove_prefix(slash + 1);
  }
}

}  // namespace offprint
