#include "base/language_codes.h"

#include <unicode/locid.h>

#include <utility>

namespace offprint {
namespace {

// The languages whose code for libraries (B) is not that of their own name (T).
constexpr std::pair<std::string_view, std::string_view> bibliographic[] = {
    {"sqi", "alb"}, {"hye", "arm"}, {"eus", "baq"}, {"mya", "bur"}, {"zho", "chi"},
    {"ces", "cze"}, {"nld", "dut"}, {"fra", "fre"}, {"kat", "geo"}, {"deu", "ger"},
    {"ell", "gre"}, {"isl", "ice"}, {"mkd", "mac"}, {"mri", "mao"}, {"msa", "may"},
    {"fas", "per"}, {"ron", "rum"}, {"slk", "slo"}, {"bod", "tib"}, {"cym", "wel"},
};

}  // namespace

std::string iso_639_2b(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
  if (U_FAILURE(status)) return "";
  const std::string code = locale.getISO3Language();
  for (const auto& [own, library] : bibliographic)
    if (own == code) return std::string(library);
  return code == "und" ? "" : code;
}

}  // namespace offprint
