#include "normalize/origin_name.h"

#include <algorithm>

#include "base/file_system.h"

namespace offprint {
namespace {

constexpr std::size_t date_length = 10;  // 2014-03-12

bool has_date_form(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() < date_length) return false;
  for (std::size_t i = 0; i < date_length; ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '0' ? !digit : text[i] != form[i]) return false;
  }
  return text.size() == date_length || text[date_length] == '-' || text[date_length] == '_';
}

}  // namespace

OriginName origin_name(std::string_view origin) {
  std::string_view stem = file_stem(origin);
  if ((stem == "index" || stem == "_index") && !parent_path(origin).empty())
    stem = file_name(parent_path(origin));
  OriginName name;
  if (has_date_form(stem)) {
    name.date = parse_date(stem.substr(0, date_length)).date;
    if (name.date && stem.size() > date_length + 1) stem.remove_prefix(date_length + 1);
  }
  name.stem = stem;
  return name;
}

}  // namespace offprint
