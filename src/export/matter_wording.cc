#include "export/matter_wording.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr MatterWording table[] = {
#define OFFPRINT_MATTER_WORDING(...) {__VA_ARGS__},
#include "export/matter_wording.def"
#undef OFFPRINT_MATTER_WORDING
};

}  // namespace

const MatterWording& matter_wording(const Wording& wording) {
  const auto found =
      std::find_if(std::begin(table), std::end(table),
                   [&](const MatterWording& words) { return words.language == wording.language; });
  return found != std::end(table) ? *found : table[0];
}

std::string role_name(const Wording& wording, std::string_view role) {
  const MatterWording& words = matter_wording(wording);
  if (role.empty() || role == "aut") return std::string(words.text);
  if (role == "nrt") return std::string(words.narration);
  std::string_view label = credit_label(wording, role);
  if (label == credit_label(wording, "ctb")) return std::string(words.contribution);
  const std::string_view end = trim(label_end(wording));
  label = trim(label);
  if (label.ends_with(":")) label.remove_suffix(1);
  if (label.ends_with(end)) label.remove_suffix(end.size());
  return std::string(trim(label));
}

}  // namespace offprint
