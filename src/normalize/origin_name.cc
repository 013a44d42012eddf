#include "normalize/origin_name.h"

#include <algorithm>

#include "base/file_system.h"

namespace offprint {
namespace {

constexpr std::size_t date_length = 10;  // 2014-03-12

bool has_form(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(), [](char c, char wanted) {
           return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
         });
}

std::optional<Date> leading_date(std::string_view stem) {
  if (!has_form(stem.substr(0, date_length), "0000-00-00")) return {};
  if (stem.size() > date_length && stem[date_length] != '-' && stem[date_length] != '_') return {};
  return parse_date(stem.substr(0, date_length)).date;
}

// Of the last three folders: "news/2014/03/12".
std::optional<Date> folder_date(std::string_view folder) {
  if (folder.size() < date_length) return {};
  const std::string_view end = folder.substr(folder.size() - date_length);
  const bool whole = folder.size() == date_length || folder[folder.size() - date_length - 1] == '/';
  if (!whole || !has_form(end, "0000/00/00")) return {};
  std::string text(end);
  std::replace(text.begin(), text.end(), '/', '-');
  return parse_date(text).date;
}

}  // namespace

bool is_index_name(std::string_view stem) {
  return stem == "index" || stem == "_index" || stem == "README" || stem == "readme";
}

OriginName origin_name(std::string_view origin) {
  if (!part_of_origin(origin).empty()) return {};
  std::string_view stem = file_stem(origin);
  std::string_view folder = parent_path(origin);
  if (is_index_name(stem) && !folder.empty()) {
    stem = file_name(folder);
    folder = parent_path(folder);
  }
  OriginName name;
  name.date = leading_date(stem);
  if (name.date && stem.size() > date_length + 1)
    stem.remove_prefix(date_length + 1);
  else if (!name.date)
    name.date = folder_date(folder);
  name.stem = stem;
  return name;
}

}  // namespace offprint
