#include "normalize/words/word_list.h"

#include <array>
#include <cstdint>
#include <utility>

// The assembler copies the file: compilers take long over a literal of this size. CMakeLists.txt
// gives the path.
asm(".pushsection .rodata\n"
    ".global offprint_words_en\n"
    ".global offprint_words_en_end\n"
    "offprint_words_en:\n"
    ".incbin \"" OFFPRINT_WORDS_EN
    "\"\n"
    "offprint_words_en_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" const char offprint_words_en[];
extern "C" const char offprint_words_en_end[];

namespace offprint {
namespace {

// Lines of "word rank", in byte order; the rank has two digits and counts quarters.
std::string_view lines() {
  return {offprint_words_en, static_cast<std::size_t>(offprint_words_en_end - offprint_words_en)};
}

struct Line {
  std::size_t begin, end;  // without the line feed
};

Line line_around(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != '\n') --at;
  return {at, text.find('\n', at)};
}

std::string_view word_of(std::string_view line) { return line.substr(0, line.size() - 3); }

int rank_of(std::string_view line) {
  return (line[line.size() - 2] - '0') * 10 + (line[line.size() - 1] - '0');
}

// Where the first line begins, of those from `low` up to `high`, that is not before `word`.
std::size_t first_not_before(std::string_view word, std::size_t low, std::size_t high) {
  const std::string_view text = lines();
  while (low < high) {
    const Line line = line_around(text, low + (high - low) / 2);
    if (word_of(text.substr(line.begin, line.end - line.begin)) < word)
      low = line.end + 1;
    else
      high = line.begin;
  }
  return low;
}

// Where the words begin that have the same two letters first.
class Starts {
 public:
  Starts() {
    std::size_t at = 0;
    for (std::size_t pair = 0; pair < letters * letters; ++pair) {
      const char key[] = {static_cast<char>('a' + pair / letters),
                          static_cast<char>('a' + pair % letters)};
      at = first_not_before({key, 2}, at, lines().size());
      starts_[pair] = static_cast<std::uint32_t>(at);
    }
    starts_.back() = static_cast<std::uint32_t>(lines().size());
  }

  std::pair<std::size_t, std::size_t> range(std::string_view word) const {
    const auto pair =
        static_cast<std::size_t>(word[0] - 'a') * letters + static_cast<std::size_t>(word[1] - 'a');
    return {starts_[pair], starts_[pair + 1]};
  }

 private:
  static constexpr std::size_t letters = 26;
  std::array<std::uint32_t, letters * letters + 1> starts_;
};

const Starts& starts() {
  static const Starts list;
  return list;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

std::string_view line_at(std::size_t begin) {
  return lines().substr(begin, lines().find('\n', begin) - begin);
}

}  // namespace

std::optional<double> word_rank(std::string_view word) {
  const bool has_start = word.size() >= 2 && is_small(word[0]) && is_small(word[1]);
  const auto [low, high] =
      has_start ? starts().range(word) : std::pair(std::size_t{0}, lines().size());
  const std::size_t at = first_not_before(word, low, high);
  if (word.empty() || at == lines().size()) return {};
  const std::string_view line = line_at(at);
  return word_of(line) == word ? std::optional(rank_of(line) / 4.0) : std::nullopt;
}

void listed_beginnings(std::string_view letters, std::vector<ListedWord>& words) {
  words.clear();
  if (letters.empty() || !is_small(letters[0])) return;
  if (const auto rank = word_rank(letters.substr(0, 1)))
    words.push_back({1, static_cast<int>(*rank * 4)});
  if (letters.size() < 2 || !is_small(letters[1])) return;
  auto [low, high] = starts().range(letters);
  for (std::size_t length = 2; length <= letters.size() && is_small(letters[length - 1]);
       ++length) {
    const std::string_view word = letters.substr(0, length);
    low = first_not_before(word, low, high);
    if (low == high) return;
    const std::string_view line = line_at(low);
    if (!line.starts_with(word)) return;
    if (word_of(line) == word) words.push_back({length, rank_of(line)});
  }
}

}  // namespace offprint
