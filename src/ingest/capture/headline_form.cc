#include "ingest/capture/headline_form.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "ingest/capture/loose_fold.h"

namespace offprint {
namespace {

constexpr std::size_t stem_letters = 6;

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

double length_score(std::uint32_t words) {
  if (words >= 4 && words <= 20) return 2.5;
  if (words == 3) return 1.5;
  return words == 2 ? 0 : words == 1 ? -2 : 0.5;
}

// Headlines ask and exclaim, but seldom have a full stop.
bool is_statement(std::string_view line, const BlockFeatures& f) {
  return f.ends_sentence && !f.is_question && !line.ends_with('!');
}

bool lists_parts(std::string_view line) {
  std::map<std::string, int> counts;
  int most = 0;
  for (const std::string& word : key_words(line)) most = std::max(most, ++counts[word]);
  return most >= 3;
}

}  // namespace

std::vector<std::string> key_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = loose_fold(text);
  std::string word, wide;
  std::size_t letters = 0;
  const auto flush = [&] {
    if (letters >= 4) words.push_back(word);
    word.clear();
    letters = 0;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    const std::string_view character = std::string_view(folded).substr(begin, at - begin);
    if (is_wide(c) && is_letter(c)) {
      flush();
      if (!wide.empty()) words.push_back(wide + std::string(character));
      wide = character;
      continue;
    }
    wide.clear();
    if (is_letter(c) || is_digit(c)) {
      if (++letters <= stem_letters) word += character;
    } else {
      flush();
    }
  }
  flush();
  return words;
}

double form_score(std::string_view line, const BlockFeatures& f) {
  double score = length_score(f.words);
  if (lists_parts(line)) score -= 3;
  if (is_statement(line, f)) score -= f.repeats > 1 || f.all_capitals ? 1 : 4;
  if (f.is_question && f.words > 14) score -= 1.5;
  if (f.sentences > 1) score -= 1.5;
  if (f.all_capitals && f.words >= 3) score += 0.5;
  if (is_lower(first_code_point(line))) score -= 2;
  return score;
}

bool begins_oddly(std::string_view line) {
  static constexpr std::u32string_view marks = U":,.;)]|/%=";
  return marks.find(first_code_point(line)) != marks.npos;
}

bool starts_with_digit(std::string_view line) {
  return !line.empty() && line[0] >= '0' && line[0] <= '9';
}

bool ends_with_credit(std::string_view line) {
  const std::size_t bar = line.rfind(" | ");
  return bar != line.npos && find_cues(line.substr(bar)).has(Cue::credit);
}

}  // namespace offprint
