#include "base/collation.h"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include "base/error.h"

namespace offprint {
namespace {

constexpr const char* no_letter = "#";

void check(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  throw Error(Error::Kind::environment,
              std::string("the Unicode library failed: ") + u_errorName(status));
}

icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
  return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

std::unique_ptr<icu::Collator> collator_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  check(status);
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  check(status);
  return collator;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::AlphabeticIndex index(locale, status);
  check(status);
  // Words of other scripts are common in tags: names of things, of places.
  index.addLabels(icu::Locale::getEnglish(), status);
  index.setUnderflowLabel(no_letter, status);
  index.setInflowLabel(no_letter, status);
  index.setOverflowLabel(no_letter, status);
  check(status);
  std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> buckets(index.buildImmutableIndex(status));
  check(status);
  return buckets;
}

}  // namespace

std::vector<std::string> sort_keys(std::string_view language,
                                   const std::vector<std::string>& texts) {
  const auto collator = collator_of(locale_of(language));
  std::vector<std::string> keys;
  keys.reserve(texts.size());
  for (const std::string& text : texts) {
    const icu::UnicodeString wide = from_utf8(text);
    std::string key(static_cast<std::size_t>(collator->getSortKey(wide, nullptr, 0)), '\0');
    collator->getSortKey(wide, reinterpret_cast<std::uint8_t*>(key.data()),
                         static_cast<std::int32_t>(key.size()));
    keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<IndexLetter> index_letters(std::string_view language,
                                       const std::vector<std::string>& texts) {
  const std::vector<std::string> keys = sort_keys(language, texts);
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });

  const auto buckets = buckets_of(locale_of(language));
  std::vector<IndexLetter> letters;
  for (const std::size_t place : order) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* bucket =
        buckets->getBucket(buckets->getBucketIndex(from_utf8(texts[place]), status));
    check(status);
    std::string label;
    bucket->getLabel().toUTF8String(label);
    if (letters.empty() || letters.back().label != label) letters.push_back({label, {}});
    letters.back().places.push_back(place);
  }
  return letters;
}

}  // namespace offprint
