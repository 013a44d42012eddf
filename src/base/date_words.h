// The words that stand in dates, language by language. For the files of base/ that read dates.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace offprint {

struct DateWord {
  enum class Role {
    none,
    filler,     // says nothing: "of", "de", "г."
    ordinal,    // after a day's number: "th", "er", "го"
    prefix,     // grown together with a month's name: Hebrew "ב"
    year_sign,  // after its number: "年"
    month_sign,
    day_sign,
    hour_sign,
    minute_sign,
    second_sign,
    year_before,  // before its number: "năm"
    month_before,
    day_before,
    am,
    pm,
  };

  int month = 0;     // 1 to 12; 0: no month's name
  int weekday = -1;  // 0 is Sunday; -1: no weekday's name
  Role role = Role::none;
};

// How the years of a language's dates are counted besides the Gregorian way.
enum class YearCount { gregorian, buddhist, solar };

// The names of months and weekdays are CLDR's for the Gregorian calendar, wide and abbreviated,
// standing alone and within a date, and those of English; a month's first three or four letters
// will do where no other month has them, and a weekday's first three to five. The rest is
// date_words.def. Immutable.
class DateWords {
 public:
  explicit DateWords(std::string_view language);  // a language's code alone: "pt"

  // Of a date_key, or of several with a blank between them; nullptr for other words.
  const DateWord* find(std::string_view key) const;
  YearCount years() const { return years_; }
  const std::string& language() const { return language_; }

 private:
  struct Name;
  void add_role(DateWord::Role role, std::string_view words);
  void add_names(std::string_view locale);
  void add_halves(std::string_view locale);
  void add_name(const Name& name);
  void add_beginnings(std::string_view locale);
  void add_english();

  std::string language_;
  std::map<std::string, DateWord, std::less<>> words_;
  std::string prefix_;
  YearCount years_ = YearCount::gregorian;
};

// Of a BCP 47 tag's language; English for "" and for what CLDR does not know. Made on first use and
// kept. Thread-safe; waits only while a language's table is being made.
const DateWords& date_words(std::string_view language);

// Whether CLDR knows how this language (a code alone) writes dates; for others ICU would fall back
// to the machine's own. Thread-safe.
bool has_date_data(std::string_view language);

}  // namespace offprint
