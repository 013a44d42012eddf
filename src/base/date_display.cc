#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>
#include <unicode/uloc.h>

#include <map>
#include <memory>
#include <set>

#include "base/date.h"

namespace offprint {
namespace {

using Format = std::unique_ptr<icu::DateFormat>;

// For other languages ICU would fall back to the machine's own.
bool has_data(const icu::Locale& locale) {
  static const std::set<std::string, std::less<>> known = [] {
    std::set<std::string, std::less<>> languages;
    std::int32_t count = 0;
    const icu::Locale* locales = icu::DateFormat::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i) languages.insert(locales[i].getLanguage());
    return languages;
  }();
  return known.contains(std::string_view(locale.getLanguage()));
}

// Null when the language is unknown to CLDR.
Format make_format(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      {language.data(), static_cast<std::int32_t>(language.size())}, status);
  if (U_FAILURE(status) || language.empty() || !has_data(locale)) return nullptr;
  Format format(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  if (!format) return nullptr;
  format->setTimeZone(*icu::TimeZone::getGMT());
  std::unique_ptr<icu::Calendar> calendar(format->getCalendar()->clone());
  if (auto* gregorian = dynamic_cast<icu::GregorianCalendar*>(calendar.get())) {
    gregorian->setGregorianChange(-8.64e15, status);  // proleptic, like Date
    format->adoptCalendar(calendar.release());
  }
  return format;
}

// Formats take long to make and are not thread-safe.
const icu::DateFormat* format_for(std::string_view language) {
  thread_local std::map<std::string, Format, std::less<>> formats;
  if (const auto found = formats.find(language); found != formats.end()) return found->second.get();
  if (formats.size() >= 32) formats.clear();
  return formats.emplace(language, make_format(language)).first->second.get();
}

}  // namespace

std::string to_display(const Date& date, std::string_view language) {
  Date day = date;
  day.has_time = false;
  const icu::DateFormat* format = format_for(language);
  if (format == nullptr) return to_iso8601(day);
  icu::UnicodeString text;
  format->format(static_cast<UDate>(to_epoch_seconds(day)) * 1000, text);
  std::string out;
  return text.toUTF8String(out);
}

}  // namespace offprint
