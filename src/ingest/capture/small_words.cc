#include "ingest/capture/small_words.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/capture/loose_fold.h"

namespace offprint {
namespace {

constexpr std::size_t shortest_word = 3;  // bytes
constexpr std::string_view word_ends = " ,;:!?()|";

template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(word_ends), text.size());
    std::string_view word = text.substr(0, end);
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() >= shortest_word) visit(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool begins_small(std::string_view word) {
  std::size_t at = 0;
  return is_lower(next_code_point(word, at));
}

}  // namespace

SmallWords::SmallWords(const std::vector<CaptureBlock>& blocks) {
  for (const CaptureBlock& block : blocks)
    for_each_word(block.text, [&](std::string_view word) {
      if (begins_small(word)) words_.insert(loose_fold(word));
    });
}

bool SmallWords::has_word_of(std::string_view name) const {
  bool found = false;
  for_each_word(name, [&](std::string_view word) {
    found = found || (!begins_small(word) && words_.contains(loose_fold(word)));
  });
  return found;
}

}  // namespace offprint
