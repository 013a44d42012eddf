// The words of a text, and how far the capitals of each can be trusted: what is restored or taken
// apart elsewhere (titles in capitals, run-together tags) is restored by them.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/body.h"

namespace offprint {

struct TextWord {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  bool opens = false;  // begins a sentence, a quotation or a block: a capital says nothing
  bool unsure =
      false;  // in a line of capitals, or with a capital on every word: no case says anything
};

// Words are runs of letters, digits and marks, with apostrophes and the stops of "U.S." inside;
// hyphens part them. What is written as a hashtag, a handle or an address is no word. Immutable, so
// concurrent reading is safe.
class TextWords {
 public:
  // Takes what it needs of the text: so much, in bytes, is enough to know how its author writes.
  static constexpr std::size_t longest = 256 * 1024;
  explicit TextWords(std::string text);
  explicit TextWords(const Body& body) : TextWords(plain_text(body)) {}

  std::string_view text() const { return text_; }
  std::size_t size() const { return words_.size(); }
  const TextWord& operator[](std::size_t word) const { return words_[word]; }
  std::string_view word(std::size_t word) const { return words(word, word); }
  // From the first of two words to the last, with what stands between.
  std::string_view words(std::size_t first, std::size_t last) const {
    return std::string_view(text_).substr(words_[first].begin,
                                          words_[last].end - words_[first].begin);
  }
  // What stands between a word (or the beginning) and the next one (or the end).
  std::string_view before(std::size_t word) const;
  // Whether nothing but one blank or hyphen parts the word from the next.
  bool adjoins_next(std::size_t word) const;

 private:
  std::string text_;
  std::vector<TextWord> words_;
};

// How words are compared that may have lost their case and, in capitals, their accents: folded,
// without marks, dotless i as i. `language` is BCP 47.
std::string loose_key(std::string_view word, std::string_view language);

// Finds words by their loose key. Keeps a reference to `words`, and 24 bytes a word: hashes stand
// for keys. Immutable.
class WordIndex {
 public:
  // `among` is all that will be looked for, as loose keys; words that cannot stand in it need not
  // be found. "" = anything may be looked for.
  WordIndex(const TextWords& words, std::string_view language, std::string_view among = {});

  const TextWords& words() const { return words_; }
  const std::string& language() const { return language_; }
  // The numbers of the words that have this key, ascending, the first thousand.
  std::vector<std::uint32_t> find(std::string_view key) const;
  bool has(std::string_view key) const { return !range(key).empty(); }
  std::size_t count(std::string_view key) const { return range(key).size(); }
  // Whether the word of this number is there and has this key.
  bool is(std::size_t word, std::string_view key) const;
  // Whether a word with the first key stands right before one with the second, as far as the first
  // uses tell.
  bool has_pair(std::string_view first, std::string_view second) const;

 private:
  struct Entry {
    std::uint64_t key;
    std::uint32_t word;

    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::span<const Entry> range(std::string_view key) const;

  const TextWords& words_;
  std::string language_;
  std::vector<Entry> entries_;       // by key, then word
  std::vector<std::uint64_t> keys_;  // of each word; 0 of those that are not found
};

// Finds words by the beginnings of their loose keys. Immutable.
class WordBeginnings {
 public:
  explicit WordBeginnings(const WordIndex& text);

  // The number of a word whose key shares the most letters with `key` from the beginning, at least
  // `least` bytes; the number of all words when there is none.
  std::size_t nearest(std::string_view key, std::size_t least) const;

 private:
  using Entry = std::pair<std::string, std::size_t>;

  std::size_t none_;
  std::vector<Entry> entries_;  // by key, then word
};

}  // namespace offprint
