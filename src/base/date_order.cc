#include <unicode/datefmt.h>
#include <unicode/smpdtfmt.h>

#include <map>
#include <memory>

#include "base/date.h"
#include "base/date_words.h"

namespace offprint {
namespace {

DateOrder order_in_cldr(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      {language.data(), static_cast<std::int32_t>(language.size())}, status);
  const std::string_view code = locale.getLanguage();
  const bool plain_english = code == "en" && *locale.getCountry() == '\0';
  if (U_FAILURE(status) || plain_english || !has_date_data(code)) return DateOrder::unknown;
  locale.setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kShort, locale));
  const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return DateOrder::unknown;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  const std::int32_t day = pattern.indexOf(u'd');
  const std::int32_t year = pattern.indexOf(u'y');
  std::int32_t month = pattern.indexOf(u'M');
  if (month < 0) month = pattern.indexOf(u'L');
  if (day < 0 || month < 0 || year < day || year < month) return DateOrder::unknown;
  return day < month ? DateOrder::day_first : DateOrder::month_first;
}

}  // namespace

DateOrder date_order_of(std::string_view language) {
  thread_local std::map<std::string, DateOrder, std::less<>> orders;
  if (const auto found = orders.find(language); found != orders.end()) return found->second;
  if (orders.size() >= 32) orders.clear();
  return orders.emplace(language, order_in_cldr(language)).first->second;
}

}  // namespace offprint
