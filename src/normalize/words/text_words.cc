#include "normalize/words/text_words.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

constexpr std::size_t most_uses = 1000;  // of a word that are looked at
constexpr std::size_t most_pairs = 64;

// Most text is ASCII, and most of its words are: those are told without asking ICU.
constexpr std::uint8_t upper_bit = 1, lower_bit = 2, digit_bit = 4, stop_bit = 8, quote_bit = 16;
constexpr std::uint8_t word_bits = upper_bit | lower_bit | digit_bit;
constexpr std::array<std::uint8_t, 256> ascii_bits = [] {
  std::array<std::uint8_t, 256> bits{};
  for (unsigned c = 'A'; c <= 'Z'; ++c) bits[c] = upper_bit;
  for (unsigned c = 'a'; c <= 'z'; ++c) bits[c] = lower_bit;
  for (unsigned c = '0'; c <= '9'; ++c) bits[c] = digit_bit;
  for (const unsigned char c : {'.', '!', '?', ':'}) bits[c] = stop_bit;
  for (const unsigned char c : {'"', '*', '|'}) bits[c] = quote_bit;
  return bits;
}();
std::uint8_t bits_of(char c) { return ascii_bits[static_cast<unsigned char>(c)]; }

bool is_word_byte(char c) { return (bits_of(c) & word_bits) != 0; }

bool is_word_character(char32_t c) {
  if (c < 0x80) return (ascii_bits[c] & word_bits) != 0;
  return is_letter(c) || is_digit(c) || is_mark(c);
}
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

char32_t code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? next_code_point(text, at) : U' ';
}

bool ends_sentence(char32_t c) {
  if (c < 0x80) return ascii_bits[c] == stop_bit;
  constexpr std::u32string_view marks = U"…。！？؟۔।";
  return marks.find(c) != marks.npos;
}

bool opens_quotation(char32_t c) {
  if (c < 0x80) return ascii_bits[c] == quote_bit;
  constexpr std::u32string_view marks = U"“„‟«»‹›「『¿¡•–—";
  return marks.find(c) != marks.npos;
}

bool marks_no_word(char32_t c) { return c == U'#' || c == U'@' || c == U'/' || c == U'_'; }

struct Case {
  int upper = 0, lower = 0;
  bool opens_upper = false;
};

Case case_of(std::string_view word) {
  Case letters;
  for (const char c : word) {
    letters.upper += bits_of(c) & upper_bit;
    letters.lower += (bits_of(c) & lower_bit) != 0;
  }
  letters.opens_upper = bits_of(word[0]) == upper_bit;
  if (is_ascii(word)) return letters;
  letters = {};
  for (std::size_t at = 0; at < word.size();) {
    const bool first = at == 0;
    const char32_t c = next_code_point(word, at);
    letters.upper += is_upper(c);
    letters.lower += is_lower(c);
    if (first) letters.opens_upper = is_upper(c);
  }
  return letters;
}

// How the words of a sentence are capitalized.
class Capitals {
 public:
  void add(const Case& word) {
    const int letters = word.upper + word.lower;
    const bool is_long = letters > 3;
    cased_ += letters > 0;
    capitals_ += word.opens_upper;
    shouted_ += word.lower == 0 && word.upper > 1;
    long_ += is_long;
    long_capitals_ += is_long && word.opens_upper;
  }

  // As add() does with letters that are small from the first two on.
  void add_small(std::size_t letters) {
    ++cased_;
    long_ += letters > 3;
  }

  // Whether they say nothing about any word. `stops`: a mark ends the sentence.
  bool are_unsure(bool stops) const {
    // "The Salt Road of the North": small words stay small in headings.
    const bool is_title = !stops && long_ >= 2 && long_capitals_ * 5 >= long_ * 4;
    const bool unsure = is_title || (cased_ >= 2 && capitals_ * 10 >= cased_ * 7) ||
                        (cased_ >= 3 && shouted_ * 2 > cased_);
    const bool is_name = cased_ <= 3 && stops;
    return unsure && !is_name;
  }

 private:
  int cased_ = 0, capitals_ = 0, shouted_ = 0, long_ = 0, long_capitals_ = 0;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<TextWord>& words) : text_(text), words_(words) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      if (is_word_byte(text_[at])) {
        at = skip_ascii_letters(text_, begin);
        const bool is_plain = at > begin && at < text_.size() && text_[at] == ' ';
        at = is_plain ? take_plain_word(begin, at) : take_word(begin);
        continue;
      }
      const char32_t c = next_code_point(text_, at);
      if (c >= 0x80 && (is_letter(c) || is_digit(c)))
        at = take_word(begin);
      else
        pass(c);
    }
    end_sentence();
  }

 private:
  void pass(char32_t c) {
    last_ = c;
    if (c == U' ' && !stop_) return;
    if (c == U'\n') end_sentence();
    opens_ |= c == U'\n' || opens_quotation(c);
    if (ends_sentence(c)) stop_ = true;
    if (stop_ && is_space(c)) {
      end_sentence();
      opens_ = true;
    }
    if (!ends_sentence(c) && !is_space(c) && !opens_quotation(c)) stop_ = stop_ && !is_letter(c);
  }

  // Letters of ASCII with a blank behind, as most words are. Returns where the blank ends.
  std::size_t take_plain_word(std::size_t begin, std::size_t end) {
    if (!marks_no_word(last_)) {
      const bool is_small =
          bits_of(text_[begin]) == lower_bit && bits_of(text_[begin + 1]) == lower_bit;
      if (is_small)
        capitals_.add_small(end - begin);
      else
        capitals_.add(case_of(text_.substr(begin, end - begin)));
      add_word(begin, end);
    }
    opens_ = stop_ = false;
    last_ = U' ';
    return end + 1;
  }

  void add_word(std::size_t begin, std::size_t end) {
    words_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), opens_, false});
  }

  std::size_t take_word(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size()) {
      while (end < text_.size() && is_word_byte(text_[end])) ++end;
      if (end == text_.size() || text_[end] == ' ') break;
      std::size_t next = end;
      const char32_t c = next_code_point(text_, next);
      if (!is_word_character(c) && !joins(c, begin, end, next)) break;
      end = next;
    }
    const bool is_word = !marks_no_word(last_) && !marks_no_word(code_point_at(text_, end)) &&
                         text_.substr(end, 3) != "://";
    if (is_word) {
      capitals_.add(case_of(text_.substr(begin, end - begin)));
      add_word(begin, end);
    }
    opens_ = stop_ = false;
    last_ = U'a';
    return end;
  }

  // Apostrophes between letters; the stops of initials, the last one too.
  bool joins(char32_t c, std::size_t begin, std::size_t at, std::size_t next) const {
    if (is_apostrophe(c)) return is_letter(code_point_at(text_, next));
    if (c != U'.') return false;
    const std::string_view so_far = text_.substr(begin, at - begin);
    const std::size_t stop = so_far.rfind('.');
    const std::string_view last = stop == so_far.npos ? so_far : so_far.substr(stop + 1);
    if (count_code_points(last) != 1 || !is_letter(code_point_at(last, 0))) return false;
    const bool letter_follows = is_letter(code_point_at(text_, next));
    return stop != so_far.npos ? letter_follows || !is_word_character(code_point_at(text_, next))
                               : letter_follows && followed_by_stop(next);
  }

  bool followed_by_stop(std::size_t at) const {
    next_code_point(text_, at);
    return code_point_at(text_, at) == U'.';
  }

  void end_sentence() {
    if (capitals_.are_unsure(stop_))
      for (std::size_t i = sentence_; i < words_.size(); ++i) words_[i].unsure = true;
    capitals_ = {};
    sentence_ = words_.size();
    stop_ = false;
  }

  std::string_view text_;
  std::vector<TextWord>& words_;
  std::size_t sentence_ = 0;  // its first word
  Capitals capitals_;         // of its words
  bool opens_ = true, stop_ = false;
  char32_t last_ = U'\n';
};

}  // namespace

TextWords::TextWords(std::string text) : text_(std::move(text)) {
  text_.resize(first_bytes(text_, longest).size());
  words_.reserve(text_.size() / 6);
  Tokenizer(text_, words_).run();
}

std::string_view TextWords::before(std::size_t word) const {
  const std::size_t begin = word > 0 ? words_[word - 1].end : 0;
  const std::size_t end = word < words_.size() ? words_[word].begin : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

bool TextWords::adjoins_next(std::size_t word) const {
  if (word + 1 >= words_.size()) return false;
  const std::string_view gap = before(word + 1);
  return gap == " " || gap == "-" || gap == "\u00A0" || gap == "\u2011";
}

std::string loose_key(std::string_view word, std::string_view language) {
  if (is_ascii(word)) {
    std::string lower = to_lower(word, language);
    if (is_ascii(lower)) return lower;
  }
  const std::string folded = to_nfd(fold(to_lower(word, language)));
  std::string key;
  key.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    if (c == U'\u2019')
      key += '\'';
    else if (c == U'ı')
      key += 'i';
    else if (c < 0x80 || !is_mark(c))
      key += std::string_view(folded).substr(begin, at - begin);
  }
  return key;
}

namespace {

// The hash of a word's loose key.
class KeyHash {
 public:
  explicit KeyHash(std::string_view language)
      : language_(language), plain_(to_lower("I", language) == "i") {}

  std::uint64_t operator()(std::string_view word) const {
    std::array<char, 64> lower;
    if (!plain_ || word.size() > lower.size() || !is_ascii(word))
      return hash64(loose_key(word, language_));
    std::transform(word.begin(), word.end(), lower.begin(),
                   [](char c) { return bits_of(c) == upper_bit ? static_cast<char>(c + 32) : c; });
    return hash64({lower.data(), word.size()});
  }

 private:
  std::string_view language_;
  bool plain_;  // letters of ASCII have the small ones of ASCII
};

// Which letters of ASCII stand side by side in a text: most words are told by their first two.
class LetterPairs {
 public:
  explicit LetterPairs(std::string_view text) : any_(text.empty()) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
      for (const char a : {ascii_lower(text[i]), ascii_upper(text[i])})
        for (const char b : {ascii_lower(text[i + 1]), ascii_upper(text[i + 1])})
          pairs_.set(number(a, b));
  }

  bool may_have(std::string_view word) const {
    if (any_ || word.size() < 2) return true;
    // Marks change the letter before them.
    const bool plain =
        ((word[0] | word[1] | word[std::min<std::size_t>(2, word.size() - 1)]) & 0x80) == 0;
    return !plain || pairs_[number(word[0], word[1])];
  }

 private:
  static std::size_t number(char a, char b) {
    return static_cast<std::size_t>(static_cast<unsigned char>(a) << 8 |
                                    static_cast<unsigned char>(b));
  }

  bool any_;
  std::bitset<65536> pairs_;
};

}  // namespace

WordIndex::WordIndex(const TextWords& words, std::string_view language, std::string_view among)
    : words_(words), language_(language), keys_(words.size()) {
  const KeyHash hash(language_);
  const LetterPairs pairs(among);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!pairs.may_have(words.word(i))) continue;
    keys_[i] = hash(words.word(i));
    entries_.push_back({keys_[i], static_cast<std::uint32_t>(i)});
  }
  std::sort(entries_.begin(), entries_.end());
}

std::span<const WordIndex::Entry> WordIndex::range(std::string_view key) const {
  const std::uint64_t hash = hash64(key);
  const auto begin = std::lower_bound(entries_.begin(), entries_.end(), Entry{hash, 0});
  const auto end = std::upper_bound(begin, entries_.end(), Entry{hash, ~std::uint32_t{0}});
  return {begin, end};
}

std::vector<std::uint32_t> WordIndex::find(std::string_view key) const {
  std::vector<std::uint32_t> found;
  const std::span<const Entry> uses = range(key);
  for (const Entry& entry : uses.first(std::min(uses.size(), most_uses)))
    found.push_back(entry.word);
  return found;
}

bool WordIndex::is(std::size_t word, std::string_view key) const {
  return word < keys_.size() && keys_[word] == hash64(key);
}

bool WordIndex::has_pair(std::string_view first, std::string_view second) const {
  const std::span<const Entry> all = range(first);
  const auto uses = all.first(std::min(all.size(), most_pairs));
  return std::any_of(uses.begin(), uses.end(), [&](const Entry& entry) {
    return words_.adjoins_next(entry.word) && is(entry.word + 1, second);
  });
}

WordBeginnings::WordBeginnings(const WordIndex& text) : none_(text.words().size()) {
  for (std::size_t i = 0; i < none_; ++i)
    entries_.emplace_back(loose_key(text.words().word(i), text.language()), i);
  std::sort(entries_.begin(), entries_.end());
}

std::size_t WordBeginnings::nearest(std::string_view key, std::size_t least) const {
  const auto shared = [&](const Entry& entry) {
    const std::size_t most = std::min(entry.first.size(), key.size());
    std::size_t length = 0;
    while (length < most && entry.first[length] == key[length]) ++length;
    return length;
  };
  const auto at =
      std::lower_bound(entries_.begin(), entries_.end(), key,
                       [](const Entry& entry, std::string_view k) { return entry.first < k; });
  std::size_t best = none_, most = least - 1;
  for (const auto& candidate : {at, at - (at != entries_.begin())})
    if (candidate != entries_.end() && shared(*candidate) > most) {
      most = shared(*candidate);
      best = candidate->second;
    }
  return best;
}

}  // namespace offprint
