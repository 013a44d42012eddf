#include "export/wording.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

constexpr Wording table[] = {
#define OFFPRINT_WORDING(...) {__VA_ARGS__},
#include "export/wording.def"
#undef OFFPRINT_WORDING
};

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

}  // namespace

const Wording& wording(std::string_view language) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Wording& words) {
    return words.language == primary(language);
  });
  return found != std::end(table) ? *found : table[0];
}

bool speaks(const Wording& wording, std::string_view language) {
  return primary(language) == wording.language;
}

std::string join_names(const Wording& wording, const std::vector<std::string>& names) {
  std::string joined;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) joined += i + 1 < names.size() ? wording.separator : wording.last_separator;
    joined += names[i];
  }
  return joined;
}

}  // namespace offprint
