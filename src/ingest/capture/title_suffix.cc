#include "ingest/capture/title_suffix.h"

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view separators[] = {" | ", " - ", " – ", " — ", " :: ", " » "};
constexpr std::size_t shortest_name = 4;  // bytes

}  // namespace

SplitTitle split_title(std::string_view line) {
  std::size_t at = 0;
  std::string_view separator;
  for (const std::string_view candidate : separators)
    if (const std::size_t found = line.rfind(candidate); found != line.npos && found > at) {
      at = found;
      separator = candidate;
    }
  if (separator.empty()) return {};
  return {collapse_space(line.substr(0, at)), collapse_space(line.substr(at + separator.size())),
          separator};
}

bool is_same_name(std::string_view one, std::string_view other) {
  std::string shorter = fold(one), longer = fold(other);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.size() < shortest_name) return false;
  return shorter == longer || longer.starts_with(shorter + " ") || longer.ends_with(" " + shorter);
}

}  // namespace offprint
