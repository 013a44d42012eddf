#include <unicode/datefmt.h>
#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <typeinfo>
#include <utility>
#include <vector>

#include "base/date.h"

namespace offprint {
namespace {

using Format = std::unique_ptr<icu::DateFormat>;

// For other languages ICU would fall back to the machine's own.
bool has_data(const icu::Locale& locale) {
  const std::string_view language = locale.getLanguage();
  for (std::int32_t i = 0; i < udat_countAvailable(); ++i) {
    const std::string_view name = udat_getAvailable(i);  // "pt_BR"
    if (name.substr(0, name.find('_')) == language) return true;
  }
  return false;
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

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

// A language's form as pieces of text with the day, the month's name and the year between them,
// which most languages have: ICU takes ten thousand instructions for a date.
class PlainForm {
 public:
  // Nothing when the form has anything else: other fields, calendars or digits.
  static std::optional<PlainForm> of(const icu::DateFormat& format) {
    const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(&format);
    const auto* digits = dynamic_cast<const icu::DecimalFormat*>(format.getNumberFormat());
    const icu::Calendar& calendar = *format.getCalendar();
    if (!simple || !digits || typeid(calendar) != typeid(icu::GregorianCalendar) ||
        digits->getDecimalFormatSymbols()->getConstDigitSymbol(0) != u"0")
      return std::nullopt;
    PlainForm form;
    std::int32_t months = 0;
    const icu::UnicodeString* names = simple->getDateFormatSymbols()->getMonths(months);
    if (months != 12) return std::nullopt;
    for (std::int32_t i = 0; i < months; ++i) form.months_.push_back(to_utf8(names[i]));
    icu::UnicodeString pattern;
    simple->toPattern(pattern);
    if (!form.read(to_utf8(pattern))) return std::nullopt;
    return form;
  }

  std::string write(const Date& date) const {
    std::string out;
    for (const std::string& piece : pieces_) {
      if (piece == "y")
        out += std::to_string(date.year);
      else if (piece == "d")
        out += std::to_string(date.day);
      else if (piece == "MMMM")
        out += months_[date.month - 1U];
      else
        out += piece.substr(1);
    }
    return out;
  }

 private:
  // Fields become pieces as they are, text in quotes or without a pieces that begin with a quote.
  bool read(const std::string& pattern) {
    bool quoted = false;
    for (std::size_t at = 0; at < pattern.size();) {
      const char c = pattern[at];
      const bool is_field = !quoted && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
      if (is_field) {
        const std::size_t end = std::min(pattern.find_first_not_of(c, at), pattern.size());
        pieces_.push_back(pattern.substr(at, end - at));
        if (pieces_.back() != "y" && pieces_.back() != "d" && pieces_.back() != "MMMM")
          return false;
        at = end;
        continue;
      }
      ++at;
      if (c == '\'') {
        if (pattern.substr(at, 1) == "'") return false;  // a quote itself
        quoted = !quoted;
      } else {
        pieces_.push_back({'\'', c});
      }
    }
    return !quoted;
  }

  std::vector<std::string> pieces_, months_;
};

struct LongForm {
  Format format;  // null for languages unknown to CLDR
  std::optional<PlainForm> plain;
};

// Formats take long to make and are not thread-safe.
const LongForm& form_for(std::string_view language) {
  thread_local std::map<std::string, LongForm, std::less<>> forms;
  if (const auto found = forms.find(language); found != forms.end()) return found->second;
  if (forms.size() >= 32) forms.clear();
  LongForm form{make_format(language), std::nullopt};
  if (form.format) form.plain = PlainForm::of(*form.format);
  return forms.emplace(language, std::move(form)).first->second;
}

}  // namespace

std::string to_display(const Date& date, std::string_view language) {
  Date day = date;
  day.has_time = false;
  const LongForm& form = form_for(language);
  if (!form.format) return to_iso8601(day);
  if (form.plain && day.year > 0) return form.plain->write(day);
  icu::UnicodeString text;
  form.format->format(static_cast<UDate>(to_epoch_seconds(day)) * 1000, text);
  return to_utf8(text);
}

}  // namespace offprint
