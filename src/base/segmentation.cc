// Words and sentences (UAX #29).
#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text_length.h"
#include "base/unicode.h"

namespace offprint {
namespace {

using icu::BreakIterator;

void check(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  throw Error(Error::Kind::environment,
              std::string("the Unicode library failed: ") + u_errorName(status));
}

// Points an iterator at UTF-8 for as long as it lives; offsets are bytes.
class Segments {
 public:
  Segments(BreakIterator& iterator, std::string_view text) : iterator_(iterator) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_.setText(&text_, status);
    check(status);
  }
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;
  ~Segments() { utext_close(&text_); }

  // The end of the next segment, or 0 after the last one.
  std::size_t next() {
    const std::int32_t end = iterator_.next();
    return end == BreakIterator::DONE ? 0 : static_cast<std::size_t>(end);
  }
  int status() const { return iterator_.getRuleStatus(); }

 private:
  BreakIterator& iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

// Iterators take long to make and are not thread-safe.
BreakIterator& word_iterator() {
  thread_local const std::unique_ptr<BreakIterator> instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<BreakIterator> made(
        BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    check(status);
    return made;
  }();
  return *instance;
}

// With CLDR's list of abbreviations that end no sentence, where the language has one.
BreakIterator& sentence_iterator(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<BreakIterator>, std::less<>> instances;
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  if (const auto found = instances.find(primary); found != instances.end()) return *found->second;
  if (instances.size() >= 32) instances.clear();
  UErrorCode status = U_ZERO_ERROR;
  std::string name(primary);
  const icu::Locale locale =
      name.empty() ? icu::Locale::getRoot() : icu::Locale((name + "@ss=standard").c_str());
  std::unique_ptr<BreakIterator> made(BreakIterator::createSentenceInstance(locale, status));
  check(status);
  return *instances.emplace(std::move(name), std::move(made)).first->second;
}

enum class Kind : std::uint8_t {
  other,
  letter,
  digit,
  underscore,
  mid_letter,
  mid_number,
  mid_both,
  hard
};

constexpr std::array<Kind, 128> make_ascii_kinds() {
  std::array<Kind, 128> kinds{};
  for (char c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::letter;
  for (char c = 'A'; c <= 'Z'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::letter;
  for (char c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::digit;
  kinds['_'] = Kind::underscore;
  kinds[','] = kinds[';'] = Kind::mid_number;
  kinds['.'] = kinds['\''] = Kind::mid_both;
  return kinds;
}
constexpr std::array<Kind, 128> ascii_kinds = make_ascii_kinds();

// The Word_Break class of what western text is made of; `hard` for all that ICU has to decide.
Kind kind_of(char32_t c) {
  if (c < 0x80) return ascii_kinds[c];
  if (c >= 0xC0 && c <= 0x24F) return c == 0xD7 || c == 0xF7 ? Kind::other : Kind::letter;
  if (c == 0x2018 || c == 0x2019) return Kind::mid_both;
  const bool plain = c == 0xA0 || c == 0xA7 || c == 0xA9 || c == 0xAB || c == 0xBB ||
                     (c >= 0x2010 && c <= 0x2016) || (c >= 0x201A && c <= 0x2022) || c == 0x2026 ||
                     c == 0x20AC;
  return plain ? Kind::other : Kind::hard;
}

// Counts words by the rules WB5 to WB13 as far as text is simple. Stops, with `offset` at the start
// of the blank-delimited piece that is not, or at the end.
class SimpleWords {
 public:
  explicit SimpleWords(std::string_view text) : text_(text) {}

  std::size_t count(std::size_t& offset) {
    std::size_t total = 0;
    std::size_t in_piece = 0;
    std::size_t at = offset;
    while (at < text_.size()) {
      const unsigned char byte = static_cast<unsigned char>(text_[at]);
      if (byte <= ' ') {
        total += in_piece;
        in_piece = 0;
        offset = ++at;
        continue;
      }
      if (is_ascii_letter(text_[at])) {
        const std::size_t end = skip_letters(at);
        if (end < text_.size() && text_[end] == ' ') {  // as most do
          total += in_piece + 1;
          in_piece = 0;
          offset = at = end + 1;
          continue;
        }
        if (ends_word(end)) {
          ++in_piece;
          at = end;
          continue;
        }
      }
      const Kind kind = take(at);
      if (kind == Kind::hard) return total;
      if (kind == Kind::letter || kind == Kind::digit || kind == Kind::underscore) {
        const Word word = finish_word(at, kind);
        if (word.hard) return total;
        in_piece += word.counts;
      }
    }
    offset = at;
    return total + in_piece;
  }

 private:
  struct Word {
    bool counts, hard;
  };

  Kind take(std::size_t& at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte >= 0x80) return kind_of(next_code_point(text_, at));
    ++at;
    return ascii_kinds[byte];
  }

  // Whether what stands at `at`, which is no blank, clearly ends a word of letters: a mark with a
  // blank behind it.
  bool ends_word(std::size_t at) const {
    if (at + 1 >= text_.size() || text_[at + 1] != ' ') return false;
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 && ascii_kinds[byte] != Kind::digit && ascii_kinds[byte] != Kind::underscore;
  }

  Kind peek(std::size_t at, std::size_t& next) const {
    next = at;
    return at < text_.size() ? take(next) : Kind::other;
  }

  std::size_t skip_letters(std::size_t at) const { return skip_ascii_letters(text_, at); }

  Word finish_word(std::size_t& at, Kind last) const {
    bool counts = last != Kind::underscore;
    for (;;) {
      if (last == Kind::letter) at = skip_letters(at);
      std::size_t next, after;
      Kind kind = peek(at, next);
      if (kind == Kind::mid_both || kind == Kind::mid_number) {
        const Kind beyond = peek(next, after);
        if (beyond == Kind::hard) return {counts, true};
        const bool joins =
            (last == Kind::digit && beyond == Kind::digit) ||
            (last == Kind::letter && beyond == Kind::letter && kind == Kind::mid_both);
        if (!joins) return {counts, false};
        kind = beyond;
        next = after;
      }
      if (kind == Kind::hard) return {counts, true};
      if (kind == Kind::other) return {counts, false};
      counts |= kind != Kind::underscore;
      last = kind;
      at = next;
    }
  }

  std::string_view text_;
};

bool has_letter_or_digit(std::string_view word) {
  std::size_t offset = 0;
  while (offset < word.size()) {
    const char32_t c = next_code_point(word, offset);
    if (is_letter(c) || is_digit(c)) return true;
  }
  return false;
}

std::size_t count_letters(std::string_view word) {
  std::size_t count = 0, offset = 0;
  while (offset < word.size()) count += is_letter(next_code_point(word, offset));
  return count;
}

TextLength measure_any(std::string_view text) {
  Segments segments(word_iterator(), text);
  TextLength length;
  std::size_t begin = 0;
  while (const std::size_t end = segments.next()) {
    const std::string_view word = text.substr(begin, end - begin);
    const int status = segments.status();
    begin = end;
    if (status >= UBRK_WORD_KANA) {
      const std::size_t characters = count_letters(word);
      length.words += characters;
      length.characters += characters;
    } else if (status >= UBRK_WORD_NUMBER) {
      length.words += has_letter_or_digit(word);
    }
  }
  return length;
}

// The offset after at most `limit` code points.
std::size_t offset_after(std::string_view text, std::size_t limit) {
  std::size_t offset = skip_ascii(text.substr(0, limit), 0);
  for (limit -= offset; limit > 0 && offset < text.size(); --limit) next_code_point(text, offset);
  return offset;
}

// So much of a text that it has the same sentences up to `end` as the whole: what decides about an
// end of a sentence is the next letter at last (UAX #29, SB8), and abbreviations are short.
std::string_view deciding(std::string_view text, std::size_t end) {
  constexpr std::size_t longest_abbreviation = 64;
  std::size_t letter = end + longest_abbreviation;
  while (letter < text.size() && !is_ascii_letter(text[letter])) ++letter;
  return text.substr(0, letter + 1);
}

bool is_dangling(char32_t c) {
  constexpr std::u32string_view marks = U",;:.-–—(…[{«“‘¿¡/&、،";
  return is_space(c) || marks.find(c) != marks.npos;
}

std::string_view drop_dangling(std::string_view text) {
  std::size_t end = 0, offset = 0;
  while (offset < text.size())
    if (!is_dangling(next_code_point(text, offset))) end = offset;
  return text.substr(0, end);
}

// Where the last clause ends that a mark and a blank close, or 0.
std::size_t end_of_clause(std::string_view text) {
  std::size_t end = 0;
  for (const std::string_view mark : {", ", "; ", ": ", " – ", " — ", "，", "；", "、", "، ", "؛ "})
    if (const std::size_t at = text.rfind(mark); at != text.npos) end = std::max(end, at);
  return end;
}

// "J. R. Roe" goes on behind its initials.
bool ends_in_initial(std::string_view text) {
  const std::string_view sentence = trim(text);
  const std::size_t size = sentence.size();
  if (size < 2 || sentence[size - 1] != '.') return false;
  const char letter = sentence[size - 2];
  const bool is_initial = letter >= 'A' && letter <= 'Z';
  return is_initial && (size == 2 || sentence[size - 3] == ' ') && letter != 'I';
}

std::string cut_at_word(std::string_view text, std::size_t limit) {
  if (limit == 0) return {};
  const std::string_view window = text.substr(0, offset_after(text, limit - 1));
  Segments segments(word_iterator(), text.substr(0, offset_after(text, limit + 64)));
  std::size_t cut = 0;
  while (const std::size_t end = segments.next()) {
    if (end > window.size()) break;
    cut = end;
  }
  if (const std::size_t clause = end_of_clause(text.substr(0, cut)); clause * 3 > cut * 2)
    cut = clause;
  std::string_view kept = drop_dangling(text.substr(0, cut));
  if (kept.empty()) kept = window;
  return std::string(kept) + "…";
}

}  // namespace

TextLength text_length(std::string_view text) {
  TextLength length;
  std::size_t offset = 0;
  SimpleWords simple(text);
  for (;;) {
    length.words += simple.count(offset);
    if (offset >= text.size()) return length;
    // A line's rest at a time: setting up ICU costs as much as a few words do. ICU 72, unlike UAX
    // #29 and ICU 74, takes '@' for a letter.
    if (text[offset] == '@') ++offset;
    const std::size_t end = std::min(text.find_first_of("\n@", offset), text.size());
    const TextLength rest = measure_any(text.substr(offset, end - offset));
    length.words += rest.words;
    length.characters += rest.characters;
    offset = end;
  }
}

std::size_t count_words(std::string_view text) { return text_length(text).words; }

std::size_t reading_minutes(const TextLength& length) {
  constexpr std::size_t words_a_minute = 238, characters_a_minute = 500;
  const std::size_t words = length.words - length.characters;
  const std::size_t time = words * characters_a_minute + length.characters * words_a_minute;
  constexpr std::size_t minute = words_a_minute * characters_a_minute;
  return (time + minute - 1) / minute;
}

std::string first_sentences(std::string_view text, std::size_t limit, std::string_view language) {
  const std::string collapsed = collapse_space(text.substr(0, offset_after(text, 4 * limit + 256)));
  if (count_code_points(collapsed) <= limit) return collapsed;
  const std::string_view window =
      std::string_view(collapsed).substr(0, offset_after(collapsed, limit + 1));
  Segments segments(sentence_iterator(language), deciding(collapsed, window.size()));
  std::size_t kept = 0;
  while (const std::size_t end = segments.next()) {
    const std::string_view sentences = trim(std::string_view(collapsed).substr(0, end));
    if (end > window.size() || count_code_points(sentences) > limit) break;
    if (end < collapsed.size() && ends_in_initial(sentences)) continue;
    kept = sentences.size();
  }
  return kept != 0 ? collapsed.substr(0, kept) : cut_at_word(collapsed, limit);
}

}  // namespace offprint
