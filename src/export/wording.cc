#include "export/wording.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace offprint {
namespace {

constexpr Wording table[] = {
#define OFFPRINT_WORDING(...) {__VA_ARGS__},
#include "export/wording.def"
#undef OFFPRINT_WORDING
};

struct CreditWords {
  std::string_view language, pht, ill, trl, edt, ivr, rev, nrt, vdg, dsr, dtc, ctb;
};

constexpr CreditWords credit_table[] = {
#define OFFPRINT_CREDIT_WORDING(...) {__VA_ARGS__},
#include "export/credit_wording.def"
#undef OFFPRINT_CREDIT_WORDING
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

std::string_view label_end(const Wording& wording) {
  if (wording.language == "fr") return "\u00A0: ";
  return wording.language == "ja" || wording.language == "zh" ? "\uFF1A" : ": ";
}

std::string_view credit_label(const Wording& wording, std::string_view role) {
  const auto found =
      std::find_if(std::begin(credit_table), std::end(credit_table),
                   [&](const CreditWords& words) { return words.language == wording.language; });
  const CreditWords& words = found != std::end(credit_table) ? *found : credit_table[0];
  const std::pair<std::string_view, std::string_view> labels[] = {
      {"pht", words.pht}, {"ill", words.ill}, {"art", words.ill}, {"trl", words.trl},
      {"edt", words.edt}, {"ivr", words.ivr}, {"rev", words.rev}, {"nrt", words.nrt},
      {"vdg", words.vdg}, {"dsr", words.dsr}, {"dtc", words.dtc}};
  for (const auto& [code, label] : labels)
    if (code == role) return label;
  return words.ctb;
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
