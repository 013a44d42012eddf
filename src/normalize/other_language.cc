#include "normalize/other_language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/language.h"
#include "base/script.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t fewest_foreign = 2;            // letters of another script
constexpr std::size_t fewest_detectable = 24;        // letters of a script of many languages
constexpr std::size_t sample_size = 600;             // bytes
constexpr unsigned first_look = 12, last_look = 48;  // words
constexpr double least_confidence = 0.9;
constexpr unsigned clear_hits = 12;  // small words

struct StopRow {
  std::string_view language, words;
};

constexpr StopRow rows[] = {
#define OFFPRINT_STOP_WORDS(language, words) {language, words},
#include "normalize/stop_words.def"
#undef OFFPRINT_STOP_WORDS
};
constexpr std::size_t row_count = std::size(rows);

// Languages that a detector takes for each other, and readers understand.
constexpr std::string_view relatives[] = {
    " da nb nn no ",     " bs hr sh sr sl ", " id ms jv su ",  " cs sk ",
    " es gl ast an ca ", " pt gl ",          " nl af fy li ",  " de lb gsw nds bar ",
    " bg mk ",           " zh yue lzh ",     " fa prs tg ps ", " hi mr ne bho mai sa ",
    " tr az tk ",        " en sco ",         " fr oc wa ",     " it co scn vec lmo ",
    " ga gd ",           " xh zu ss nr ",    " ru be uk ",     " sv nb nn no da ",
};

std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

bool are_related(std::string_view a, std::string_view b) {
  const std::string one = " " + std::string(language_of(a)) + " ";
  const std::string other = " " + std::string(language_of(b)) + " ";
  return one == other ||
         std::any_of(std::begin(relatives), std::end(relatives), [&](std::string_view group) {
           return group.find(one) != group.npos && group.find(other) != group.npos;
         });
}

// The stop words of all languages, in a table with open addressing that the compiler makes.
class StopWords {
  struct Entry {
    std::string_view word;
    std::uint32_t rows = 0;
  };

  // Where the word is, or would be. Of most words, which are none, three bytes are looked at.
  // (Before the constructor, which clang can only so call while compiling.)
  template <typename ByteAt>
  constexpr std::size_t place_of(std::size_t length, ByteAt byte_at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(byte_at(i)); };
    const std::size_t last = length - 1;
    std::size_t at = byte(0) + 37U * byte(last / 2) + 309U * byte(last) + 1021U * last;
    while (!entries_[at %= places].word.empty() && !is(entries_[at].word, length, byte_at)) ++at;
    return at;
  }

  template <typename ByteAt>
  static constexpr bool is(std::string_view word, std::size_t length, ByteAt byte_at) {
    std::size_t same = 0;
    while (same < word.size() && word.size() == length && word[same] == byte_at(same)) ++same;
    return same == length;
  }

 public:
  constexpr StopWords() {
    for (std::size_t i = 0; i < row_count; ++i) {
      std::string_view left = rows[i].words;
      while (!left.empty()) {
        const std::string_view word = left.substr(0, left.find(' '));
        Entry& entry = entries_[place_of(word.size(), [&](std::size_t i) { return word[i]; })];
        entry.word = word;
        entry.rows |= std::uint32_t{1} << i;
        longest_ = std::max(longest_, word.size());
        left.remove_prefix(std::min(word.size() + 1, left.size()));
      }
    }
  }

  // Bit i is set for words of rows[i]. byte_at(i) gives the word's bytes.
  template <typename ByteAt>
  std::uint32_t rows_with(std::size_t size, ByteAt byte_at) const {
    return size <= longest_ ? entries_[place_of(size, byte_at)].rows : 0;
  }

 private:
  static constexpr std::size_t places = 2048;
  std::array<Entry, places> entries_{};
  std::size_t longest_ = 0;  // bytes
};
constexpr StopWords stop_words;

// A text's words, in small letters. Where ICU has to tell what these are, it does so for all.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {
    if (is_simple(text)) return;
    lowered_ = to_lower(text);
    text_ = lowered_;
  }
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  // Moves to the next word; false when there is none.
  bool next() {
    while (at_ < text_.size() && !is_letter_byte(text_[at_])) ++at_;
    begin_ = at_;
    while (at_ < text_.size() && is_letter_byte(text_[at_])) ++at_;
    return at_ > begin_;
  }

  // The languages in which it is a small word, as StopWords has them.
  std::uint32_t rows() const {
    return stop_words.rows_with(at_ - begin_,
                                [&](std::size_t i) { return small_byte(begin_ + i); });
  }

 private:
  static bool is_letter_byte(char c) { return is_ascii_letter(c) || (c & 0x80) != 0; }

  // ASCII, Latin-1 (two bytes from C2 and C3 on) and general punctuation (E2 80): what follows a
  // character has no say in its small form.
  static bool is_simple(std::string_view text) {
    for (std::size_t at = 0; (at = skip_ascii(text, at)) < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte != 0xC2 && byte != 0xC3 && text.compare(at, 2, "\xE2\x80") != 0) return false;
      at += byte < 0xE0 ? 2 : 3;
    }
    return true;
  }

  char small_byte(std::size_t at) const {
    const char c = text_[at];
    const bool of_capital = at > 0 && text_[at - 1] == '\xC3' && c <= '\x9E' && c != '\x97';
    return of_capital ? static_cast<char>(c + 0x20) : ascii_lower(c);
  }

  std::string_view text_;
  std::string lowered_;
  std::size_t begin_ = 0, at_ = 0;
};

std::size_t row_of(std::string_view tag) {
  std::string_view language = language_of(tag);
  if (language == "no" || language == "nn") language = "nb";
  const auto at = std::find_if(std::begin(rows), std::end(rows),
                               [&](const StopRow& row) { return row.language == language; });
  return static_cast<std::size_t>(at - std::begin(rows));
}

using Hits = std::array<unsigned, row_count>;

void count_hits(const Words& words, Hits& hits) {
  for (std::uint32_t left = words.rows(); left != 0; left &= left - 1)
    ++hits[static_cast<std::size_t>(std::countr_zero(left))];
}

// Whether the small words speak against the language of rows[own].
bool is_suspicious(std::string_view text, std::size_t own) {
  Hits hits{};
  const auto best = [&] { return *std::max_element(hits.begin(), hits.end()); };
  unsigned count = 0;
  for (Words words(first_bytes(text, sample_size)); count < last_look && words.next();) {
    ++count;
    count_hits(words, hits);
    if (count == first_look && hits[own] > 2 && hits[own] == best()) return false;
  }
  return hits[own] * 10 < count || hits[own] * 2 <= best();
}

// Names and numbers have no small words, and may stand in any language.
bool has_small_words(std::string_view text, std::string_view language) {
  constexpr unsigned enough = 2;
  const std::size_t row = row_of(language);
  if (row == row_count) return true;
  unsigned found = 0;
  for (Words words(first_bytes(text, sample_size)); found < enough && words.next();)
    found += words.rows() >> row & 1;
  return found >= enough;
}

std::optional<OtherLanguage> detected(std::string_view text, std::string_view expected,
                                      std::string_view script) {
  const auto found = detect_language(first_bytes(text, sample_size));
  if (!found || found->confidence < least_confidence) return std::nullopt;
  if (are_related(found->tag, expected) || !may_be_written_in(found->tag, script))
    return std::nullopt;
  return OtherLanguage{found->tag, found->confidence, false};
}

std::optional<OtherLanguage> by_script(std::string_view text, std::string_view expected,
                                       const TextScript& script) {
  if (script.letters < fewest_foreign) return std::nullopt;
  if (const std::string_view only = language_of_script(script.script); !only.empty())
    return OtherLanguage{std::string(only), 0.9, false};
  if (script.letters >= fewest_detectable)
    if (auto found = detected(text, expected, script.script)) return found;
  return OtherLanguage{"und-" + std::string(script.script), 1, true};
}

}  // namespace

bool is_clearly_english(std::string_view text) {
  const std::string_view sample = first_bytes(text, sample_size);
  const auto foreign =
      std::count_if(sample.begin(), sample.end(), [](char c) { return (c & 0x80) != 0; });
  if (static_cast<std::size_t>(foreign) * 10 > sample.size()) return false;
  Hits hits{};
  unsigned count = 0;
  for (Words words(sample); words.next(); ++count) count_hits(words, hits);
  static const std::size_t own = row_of("en");
  const unsigned english = std::exchange(hits[own], 0);
  return english >= clear_hits && english * 5 >= count &&
         english >= 3 * *std::max_element(hits.begin(), hits.end());
}

std::optional<OtherLanguage> other_language(std::string_view text, std::string_view expected) {
  const TextScript script = script_of_text(text);
  if (script.script.empty() || language_of(expected) == "und") return std::nullopt;
  if (!may_be_written_in(expected, script.script)) return by_script(text, expected, script);
  const std::size_t own = row_of(expected);
  if (script.letters < fewest_letters_of_language || own == row_count) return std::nullopt;
  if (!is_suspicious(text, own)) return std::nullopt;
  auto found = detected(text, expected, script.script);
  return found && has_small_words(text, found->tag) ? found : std::nullopt;
}

}  // namespace offprint
