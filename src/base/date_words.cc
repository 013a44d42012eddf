#include "base/date_words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "base/date_tokens.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view english = "en";

struct WordsRow {
  std::string_view language;
  DateWord::Role role;
  std::string_view words;
};

constexpr WordsRow rows[] = {
#define OFFPRINT_DATE_WORDS(language, role, words) {language, DateWord::Role::role, words},
#include "base/date_words.def"
};

struct MonthRow {
  std::string_view language;
  int month;
  std::string_view words;
};

constexpr MonthRow more_months[] = {
#define OFFPRINT_DATE_MONTH(language, month, words) {language, month, words},
#include "base/date_words.def"
};

struct RegionsRow {
  std::string_view language;
  std::string_view locales;
};

constexpr RegionsRow regions[] = {
#define OFFPRINT_DATE_REGIONS(language, locales) {language, locales},
#include "base/date_words.def"
};

std::vector<std::string_view> split_blanks(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    out.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

icu::DateFormatSymbols symbols_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  locale.setKeywordValue("calendar", "gregorian", status);
  return {locale, status};
}

// The words of a name with one blank between them; "" for one with numbers in it ("3月").
std::string phrase_key(std::string_view name) {
  std::string key;
  for (const DateToken& token : tokenize_date(name, DateText::alone)) {
    if (token.is_number()) return {};
    if (token.is_word()) key += (key.empty() ? "" : " ") + token.word;
  }
  return key;
}

template <typename Visit>
void for_each_name(std::string_view tag, const Visit& visit) {
  using Symbols = icu::DateFormatSymbols;
  const Symbols symbols = symbols_of(tag);
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE})
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const auto give = [&](const icu::UnicodeString* names, int first, bool month) {
        for (std::int32_t i = first; i < count; ++i) {
          std::string name;
          names[i].toUTF8String(name);
          if (std::string key = phrase_key(name); !key.empty())
            visit(key, month ? i + 1 : i - first, month, width == Symbols::WIDE);
        }
      };
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      count = std::min(count, 12);
      give(months, 0, true);
      const icu::UnicodeString* weekdays = symbols.getWeekdays(count, context, width);
      give(weekdays, 1, false);
    }
}

// The first `count` letters, or "" where there are no more than that, or no letters of an alphabet.
std::string_view beginning(std::string_view key, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < key.size(); --count) {
    const char32_t c = next_code_point(key, at);
    if (c == ' ' || c >= 0x590) return {};
  }
  return at < key.size() ? key.substr(0, at) : std::string_view();
}

}  // namespace

struct DateWords::Name {
  std::string key;
  int value = 0;
  bool is_month = false;
};

DateWords::DateWords(std::string_view language) : language_(language) {
  if (language == "th") years_ = YearCount::buddhist;
  if (language == "fa") years_ = YearCount::solar;
  add_names(language);
  for (const RegionsRow& row : regions)
    if (row.language == language)
      for (const std::string_view locale : split_blanks(row.locales)) add_names(locale);
  for (const MonthRow& row : more_months)
    if (row.language == language) add_name({date_key(row.words), row.month, true});
  add_beginnings(language);
  add_halves(language);
  for (const WordsRow& row : rows)
    if (row.language == language) add_role(row.role, row.words);
  if (language != english) add_english();
}

const DateWord* DateWords::find(std::string_view key) const {
  if (const auto found = words_.find(key); found != words_.end()) return &found->second;
  if (prefix_.empty() || !key.starts_with(prefix_)) return nullptr;
  const auto found = words_.find(key.substr(prefix_.size()));
  return found != words_.end() && found->second.month > 0 ? &found->second : nullptr;
}

void DateWords::add_role(DateWord::Role role, std::string_view words) {
  for (const std::string_view word : split_blanks(words)) {
    words_[date_key(word)].role = role;
    if (role == DateWord::Role::prefix) prefix_ = date_key(word);
  }
}

// The first locale's names win; names come before other names' beginnings.
void DateWords::add_name(const Name& name) {
  DateWord& word = words_[name.key];
  if (name.is_month && word.month == 0) word.month = name.value;
  if (!name.is_month && word.weekday < 0) word.weekday = name.value;
}

void DateWords::add_names(std::string_view locale) {
  for_each_name(locale, [&](const std::string& key, int value, bool is_month, bool) {
    add_name({key, value, is_month});
  });
}

void DateWords::add_halves(std::string_view locale) {
  std::int32_t count = 0;
  const icu::DateFormatSymbols symbols = symbols_of(locale);
  const icu::UnicodeString* halves = symbols.getAmPmStrings(count);
  for (std::int32_t i = 0; i < std::min(count, 2); ++i) {
    std::string half;
    halves[i].toUTF8String(half);
    const std::string key = phrase_key(half);
    if (!key.empty()) words_[key].role = i == 0 ? DateWord::Role::am : DateWord::Role::pm;
  }
}

void DateWords::add_beginnings(std::string_view locale) {
  std::map<std::pair<std::string, bool>, std::set<int>> meanings;
  for_each_name(locale, [&](const std::string& key, int value, bool is_month, bool wide) {
    if (!wide) return;
    for (std::size_t count = 3; count <= (is_month ? 4 : 5); ++count)
      if (const std::string_view part = beginning(key, count); !part.empty())
        meanings[{std::string(part), is_month}].insert(value);
  });
  for (const auto& [part, values] : meanings)
    if (values.size() == 1) add_name({part.first, *values.begin(), part.second});
}

void DateWords::add_english() {
  for (const auto& [key, word] : date_words(english).words_) words_.emplace(key, word);
}

namespace {

struct Entry {
  std::once_flag made;
  std::unique_ptr<const DateWords> words;
};
using Entries = std::map<std::string, Entry, std::less<>>;

Entries list_languages() {
  Entries entries;
  for (std::int32_t i = 0; i < uloc_countAvailable(); ++i) {
    const std::string_view locale = uloc_getAvailable(i);
    entries[std::string(locale.substr(0, locale.find('_')))];
  }
  return entries;
}

Entries& all_entries() {
  static Entries entries = list_languages();
  return entries;
}

}  // namespace

bool has_date_data(std::string_view language) { return all_entries().contains(language); }

const DateWords& date_words(std::string_view language) {
  Entries& entries = all_entries();
  auto found = entries.find(language.substr(0, language.find_first_of("-_")));
  if (found == entries.end()) found = entries.find(english);
  Entry& entry = found->second;
  std::call_once(entry.made,
                 [&] { entry.words = std::make_unique<const DateWords>(found->first); });
  return *entry.words;
}

}  // namespace offprint
