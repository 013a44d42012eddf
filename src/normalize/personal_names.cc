#include "normalize/personal_names.h"

#include <algorithm>
#include <initializer_list>

#include "base/unicode.h"
#include "normalize/name_words.h"

namespace offprint {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_particle(std::string_view word) {
  return is_one_of(word, {"van", "von", "der", "den", "de",  "da",  "di",  "du",  "del", "della",
                          "la",  "le",  "zu",  "zur", "dos", "das", "des", "ter", "ten", "af",
                          "av",  "bin", "ibn", "al",  "el",  "st.", "Van", "Von", "De",  "Della"});
}

bool is_family_first(std::string_view name) {
  std::size_t at = 0;
  const char32_t c = next_code_point(name, at);
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

std::string sort_name(std::string_view name) {
  NameWords words = name_words(name);
  if (words.size() < 2 || is_family_first(name) || is_organization(words)) return std::string(name);
  auto end = words.end();
  while (end - words.begin() > 2 && is_name_suffix(*(end - 1))) --end;
  // The comma of "Roe, Jr."; any other makes the name one that is sorted already.
  if (end != words.end() && (end - 1)->ends_with(',')) (end - 1)->remove_suffix(1);
  if (join_words(words.begin(), end).find(',') != std::string::npos) return std::string(name);
  auto family = end - 1;
  while (family - words.begin() > 1 && is_particle(*(family - 1))) --family;
  std::string sorted = join_words(family, end) + ", " + join_words(words.begin(), family);
  if (end != words.end()) sorted += ", " + join_words(end, words.end());
  return sorted;
}

bool is_author_id(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string name_from_author_id(std::string_view id) {
  if (id.find_first_of("-_") == id.npos) return std::string(id);
  std::string name;
  bool begins = true;
  for (const char c : id) {
    const bool separator = c == '-' || c == '_';
    name += separator ? ' ' : begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = separator;
  }
  return collapse_space(name);
}

}  // namespace offprint
