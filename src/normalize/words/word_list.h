// English words and how frequent they are, inside the program: no file is read and nothing is built
// at start-up. src/normalize/data/README.md says where the list comes from. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace offprint {

// The binary logarithm of the word's rank by frequency ("the" → 0, in steps of a quarter, at most
// 17); nothing for what is not in the list. `word` is in lower case, a to z. Binary search: about a
// quarter of a microsecond.
std::optional<double> word_rank(std::string_view word);

struct ListedWord {
  std::size_t length;  // letters
  int rank;            // four times what word_rank() says
};

// The listed words that `letters` begins with, shortest first; replaces what `words` had.
void listed_beginnings(std::string_view letters, std::vector<ListedWord>& words);

inline bool is_english_word(std::string_view word) { return word_rank(word).has_value(); }

}  // namespace offprint
