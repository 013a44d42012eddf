#include "normalize/words/word_list.h"

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

}  // namespace

std::optional<double> word_rank(std::string_view word) {
  const std::string_view text = lines();
  std::size_t low = 0, high = text.size();
  while (low < high) {
    const Line line = line_around(text, low + (high - low) / 2);
    const std::string_view found = text.substr(line.begin, line.end - line.begin);
    const std::string_view candidate = found.substr(0, found.size() - 3);
    if (candidate == word) {
      const int tens = found[found.size() - 2] - '0', ones = found[found.size() - 1] - '0';
      return (tens * 10 + ones) / 4.0;
    }
    if (candidate < word)
      low = line.end + 1;
    else
      high = line.begin;
  }
  return {};
}

}  // namespace offprint
