#include "normalize/typography.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "normalize/letter_rules.h"

namespace offprint {
namespace {

struct Marks {
  std::string_view language, open, close, inner_open, inner_close;
};

constexpr Marks all_marks[] = {
#define OFFPRINT_QUOTES(language, open, close, inner_open, inner_close) \
  {language, open, close, inner_open, inner_close},
#include "normalize/quotation_marks.def"
#undef OFFPRINT_QUOTES
};

constexpr int most_rounds = 16;

const Marks* find_marks(std::string_view language) {
  const auto* at = std::find_if(std::begin(all_marks), std::end(all_marks),
                                [&](const Marks& marks) { return marks.language == language; });
  return at != std::end(all_marks) ? at : nullptr;
}

const Marks* marks_of(std::string_view language) {
  const Marks* own = find_marks(language);
  return own ? own : find_marks(primary_language(language));
}

// Words that begin with an apostrophe, without it.
constexpr std::array<std::string_view, 22> elided = {
    "tis", "twas", "twere", "twill", "em",   "n",   "til", "cause", "round", "bout", "neath",
    "s",   "t",    "k",     "ns",    "nuff", "cuz", "kay", "tude",  "burbs", "hood", "cept"};

// What stands between two blanks.
bool is_raw(std::string_view word) {
  return word.find("://") != word.npos || word.starts_with("www.") ||
         word.find_first_of("@=<>\\") != word.npos;
}

// Which bytes are never changed: code between backquotes, and addresses.
std::vector<bool> raw_bytes(std::string_view text) {
  std::vector<bool> raw(text.size(), false);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (is_raw(text.substr(at, end - at)))
      std::fill(raw.begin() + static_cast<std::ptrdiff_t>(at),
                raw.begin() + static_cast<std::ptrdiff_t>(end), true);
    at = end + 1;
  }
  for (std::size_t open = text.find('`'); open != text.npos;) {
    const std::size_t close = text.find('`', open + 1);
    if (close == text.npos) break;
    std::fill(raw.begin() + static_cast<std::ptrdiff_t>(open),
              raw.begin() + static_cast<std::ptrdiff_t>(close), true);
    open = text.find('`', close + 1);
  }
  return raw;
}

class Quotes {
 public:
  Quotes(std::string_view text, std::string_view language)
      : text_(text), marks_(marks_of(language)), raw_(raw_bytes(text)) {}

  std::string run() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (raw_[at]) continue;
      if (text_[at] == '"' && marks_) take_double(at);
      if (text_[at] == '\'') take_single(at);
    }
    for (const Place& place : open_) drop(place);
    std::string made;
    std::size_t from = 0;
    std::sort(changes_.begin(), changes_.end(),
              [](const Change& a, const Change& b) { return a.at < b.at; });
    for (const Change& change : changes_) {
      made += text_.substr(from, change.at - from);
      made += change.mark;
      from = change.at + 1;
    }
    made += text_.substr(from);
    return made;
  }

 private:
  struct Change {
    std::size_t at;
    std::string_view mark;
  };
  struct Place {
    std::size_t at;
    char sign;
  };

  char32_t after(std::size_t at) const {
    std::size_t next = at + 1;
    return next < text_.size() ? next_code_point(text_, next) : U' ';
  }
  char32_t before(std::size_t at) const {
    if (at == 0) return U' ';
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) --begin;
    return next_code_point(text_, begin);
  }

  static bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
  bool opens(std::size_t at) const {
    constexpr std::u32string_view marks = U"([{-–—/\"'«“‘„‚¿¡|\u202F";
    const char32_t c = before(at);
    return (is_space(c) || marks.find(c) != marks.npos) && !is_space(after(at));
  }
  bool is_open(char sign) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Place& p) { return p.sign == sign; });
  }

  void take_double(std::size_t at) {
    if (opens(at))
      open_.push_back({at, '"'});
    else if (is_open('"') && !is_space(before(at)))
      close(at, '"');
  }

  void take_single(std::size_t at) {
    const char32_t left = before(at), right = after(at);
    if (is_letter(left) && is_letter(right)) return put(at, "’");
    if (opens(at)) {
      if (is_digit(right) || is_elided(at)) return put(at, "’");
      if (marks_) open_.push_back({at, '\''});
      return;
    }
    if (is_open('\'') && !is_word(right)) return close(at, '\'');
    if (is_letter(left)) put(at, "’");
  }

  bool is_elided(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < text_.size() && ((text_[end] | 0x20) >= 'a' && (text_[end] | 0x20) <= 'z')) ++end;
    const std::string word = ascii_lower(text_.substr(at + 1, end - at - 1));
    return std::find(elided.begin(), elided.end(), word) != elided.end();
  }

  // What was opened in between had no end.
  void close(std::size_t at, char sign) {
    while (open_.back().sign != sign) {
      drop(open_.back());
      open_.pop_back();
    }
    const std::size_t begin = open_.back().at;
    open_.pop_back();
    const bool inner = !open_.empty() || sign == '\'';
    put(begin, inner ? marks_->inner_open : marks_->open);
    put(at, inner ? marks_->inner_close : marks_->close);
  }

  // A single mark that nothing closes is an apostrophe: 'bout.
  void drop(const Place& place) {
    if (place.sign == '\'' && is_letter(after(place.at))) put(place.at, "’");
  }

  void put(std::size_t at, std::string_view mark) { changes_.push_back({at, mark}); }

  std::string_view text_;
  const Marks* marks_;
  std::vector<bool> raw_;
  std::vector<Place> open_;
  std::vector<Change> changes_;
};

std::size_t run_of(std::string_view text, std::size_t at, char c) {
  std::size_t end = at;
  while (end < text.size() && text[end] == c) ++end;
  return end - at;
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

// "1914-1918", and nothing that belongs to a longer number.
bool is_between_years(std::string_view text, std::size_t at) {
  if (at < 4 || at + 5 > text.size()) return false;
  const std::string_view first = text.substr(at - 4, 4), second = text.substr(at + 1, 4);
  if (!std::all_of(first.begin(), first.end(), is_ascii_digit) ||
      !std::all_of(second.begin(), second.end(), is_ascii_digit) || !(first < second))
    return false;
  const auto joins = [](char c) {
    return is_ascii_digit(c) || c == '-' || c == '/' || c == '.' || (c | 0x20) >= 'a';
  };
  return (at == 4 || !joins(text[at - 5])) &&
         (at + 5 == text.size() || !is_ascii_digit(text[at + 5])) &&
         (at + 5 >= text.size() || text[at + 5] != '-') && first >= "1000" && second <= "2199";
}

std::string_view long_dash(std::string_view language) {
  constexpr std::array<std::string_view, 7> em = {"en", "und", "es", "ru", "uk", "be", "bg"};
  const bool is_em = std::find(em.begin(), em.end(), primary_language(language)) != em.end();
  return is_em ? "—" : "–";
}

}  // namespace

std::string set_quotes(std::string_view text, std::string_view language) {
  std::string made(text);
  // Marks that crossed others may find a partner when those are set.
  for (int round = 0; round < most_rounds; ++round) {
    if (made.find_first_of("\"'") == made.npos) break;
    std::string next = Quotes(made, language).run();
    if (next == made) break;
    made = std::move(next);
  }
  return made;
}

std::string set_dashes(std::string_view text, std::string_view language) {
  const std::vector<bool> raw = raw_bytes(text);
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (raw[at] || (c != '-' && c != '.')) {
      made += text[at++];
      continue;
    }
    const std::size_t length = run_of(text, at, c);
    const bool spaced =
        at > 0 && text[at - 1] == ' ' && at + length < text.size() && text[at + length] == ' ';
    if (c == '.' && length == 3)
      made += "…";
    else if (c == '-' && (length == 2 || length == 3))
      made += long_dash(language);
    else if (c == '-' && length == 1 && (spaced || is_between_years(text, at)))
      made += "–";
    else
      made.append(length, c);
    at += length;
  }
  return made;
}

}  // namespace offprint
