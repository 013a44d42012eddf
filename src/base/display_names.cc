#include "base/display_names.h"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/gregocal.h>
#include <unicode/locdspnm.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

// For other languages ICU would fall back to the machine's own.
bool has_data(const icu::Locale& locale) {
  static const std::set<std::string, std::less<>> known = [] {
    std::set<std::string, std::less<>> languages;
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i) languages.insert(locales[i].getLanguage());
    return languages;
  }();
  return known.contains(std::string_view(locale.getLanguage()));
}

// Bogus when CLDR does not know the language.
icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      {language.data(), static_cast<std::int32_t>(language.size())}, status);
  if (U_FAILURE(status) || language.empty() || !has_data(locale)) locale.setToBogus();
  return locale;
}

std::string heading(const icu::UnicodeString& text, std::string_view language) {
  std::string out;
  return capitalize_first(text.toUTF8String(out), language);
}

// By ICU's skeleton of fields; "" when CLDR does not know the language.
std::string formatted(const Date& date, const char* skeleton, std::string_view language) {
  icu::Locale locale = locale_of(language);
  if (locale.isBogus()) return "";
  UErrorCode status = U_ZERO_ERROR;
  // Articles are grouped by Gregorian months, so they are called by these, everywhere.
  locale.setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createInstanceForSkeleton(skeleton, locale, status));
  if (U_FAILURE(status) || !format) return "";
  format->setTimeZone(*icu::TimeZone::getGMT());
  Date day;
  day.year = date.year;
  day.month = date.month;
  day.day = 15;  // the same month in Julian and Gregorian reckoning
  icu::UnicodeString text;
  format->format(static_cast<UDate>(to_epoch_seconds(day)) * 1000, text);
  return heading(text, language);
}

using Collators = std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>>;

// Collators take long to make.
const icu::Collator* collator_for(std::string_view language) {
  thread_local Collators collators;
  if (const auto found = collators.find(language); found != collators.end())
    return found->second.get();
  if (collators.size() >= 32) collators.clear();
  icu::Locale locale = locale_of(language);
  if (locale.isBogus()) locale = icu::Locale::getRoot();
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(locale, status));
  if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  if (U_FAILURE(status)) made.reset();
  return collators.emplace(language, std::move(made)).first->second.get();
}

}  // namespace

std::string year_name(const Date& date, std::string_view language) {
  const std::string name = formatted(date, "y", language);
  return name.empty() ? std::to_string(date.year) : name;
}

std::string month_name(const Date& date, std::string_view language) {
  const std::string name = formatted(date, "yMMMM", language);
  return name.empty() ? fmt::format("{:04}-{:02}", date.year, date.month) : name;
}

std::string language_name(std::string_view tag, std::string_view language) {
  const icu::Locale locale = locale_of(language);
  if (locale.isBogus()) return std::string(tag);
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(locale, ULDN_DIALECT_NAMES));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale named =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  if (!names || U_FAILURE(status)) return std::string(tag);
  icu::UnicodeString text;
  return heading(names->localeDisplayName(named, text), language);
}

std::string collation_key(std::string_view text, std::string_view language) {
  const icu::Collator* collator = collator_for(language);
  if (!collator) return std::string(text);
  const auto characters =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::vector<std::uint8_t> key(64);
  auto size = static_cast<std::size_t>(
      collator->getSortKey(characters, key.data(), static_cast<std::int32_t>(key.size())));
  if (size > key.size()) {
    key.resize(size);
    collator->getSortKey(characters, key.data(), static_cast<std::int32_t>(key.size()));
  }
  return {reinterpret_cast<const char*>(key.data()), size};
}

}  // namespace offprint
