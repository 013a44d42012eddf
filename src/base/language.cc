#include "base/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <set>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t sample_size = 2000;  // bytes
constexpr int shortest_sample = 20;        // bytes of letters

// The codes that ICU names, and those for which CLDR knows in what script they are written.
bool is_known(const icu::Locale& locale) {
  static const std::set<std::string, std::less<>> known = [] {
    std::set<std::string, std::less<>> codes;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code)
      codes.insert(*code);
    return codes;
  }();
  const std::string_view language = locale.getLanguage();
  if (language.size() < 2 || language.size() > 3 || language == "und") return false;
  if (known.contains(language)) return true;
  icu::Locale likely(locale.getLanguage());
  UErrorCode status = U_ZERO_ERROR;
  likely.addLikelySubtags(status);
  return U_SUCCESS(status) && likely.getScript()[0] != '\0';
}

}  // namespace

std::string_view name(Direction direction) { return direction == Direction::rtl ? "rtl" : "ltr"; }

std::optional<std::string> canonical_language(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 100) return std::nullopt;
  std::string hyphened(tag);
  std::replace(hyphened.begin(), hyphened.end(), '_', '-');
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t parsed = 0;
  char name[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(hyphened.c_str(), name, sizeof name, &parsed, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return std::nullopt;
  if (parsed != static_cast<std::int32_t>(hyphened.size())) return std::nullopt;
  icu::Locale locale = icu::Locale::createCanonical(name);
  locale.canonicalize(status);
  if (U_FAILURE(status) || locale.isBogus() || !is_known(locale)) return std::nullopt;
  std::string canonical = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status)) return std::nullopt;
  return canonical;
}

Direction direction_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  return U_SUCCESS(status) && locale.isRightToLeft() ? Direction::rtl : Direction::ltr;
}

std::optional<DetectedLanguage> detect_language(std::string_view text) {
  const std::string_view sample = first_bytes(text, sample_size);
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int letters = 0;
  int valid = 0;
  bool reliable = false;
  const CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), true, &hints, 0, languages, percents, scores,
      nullptr, &letters, &reliable, &valid);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE || letters < shortest_sample)
    return std::nullopt;
  auto tag = canonical_language(CLD2::LanguageCode(found));
  if (!tag) return std::nullopt;
  const int* percent = percents + (std::find(languages, languages + 2, found) - languages);
  return DetectedLanguage{*std::move(tag), *percent / 100.0};
}

}  // namespace offprint
