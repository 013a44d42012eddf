#include "ingest/capture/block_features.h"

#include <map>

#include "base/hash.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::u32string_view sentence_ends = U".!?…。！？؟।॥۔։።᙮";
constexpr std::u32string_view wide_ends = U"。！？";
constexpr std::u32string_view closers = U"\"'”’»«)]）」』】›*";
constexpr std::u32string_view comma_marks = U",،，、;؛；";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// Scripts that put no blanks between words.
bool runs_on(char32_t c) {
  return (is_wide(c) && !(c >= 0xAC00 && c <= 0xD7A3)) || (c >= 0xE00 && c <= 0xEFF) ||
         (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text) {}

  BlockFeatures run() {
    for (std::size_t at = 0; at < text_.size();) take(next_code_point(text_, at));
    end_word();
    finish();
    return f_;
  }

 private:
  void take(char32_t c) {
    if (is_space(c)) {
      if (word_end_) ++f_.sentences;
      word_end_ = false;
      end_word();
      return;
    }
    if (is_letter(c)) take_letter(c);
    if (is_digit(c)) {
      ++digits_;
      begin_word(false, false);
    }
    if (is_one_of(c, comma_marks)) ++f_.commas;
    if (is_one_of(c, wide_ends)) ++f_.sentences;
    word_end_ = is_sentence_end(c) && !is_one_of(c, wide_ends) ? word_letters_ > 1 || c != '.'
                                                               : word_end_ && is_one_of(c, closers);
    if (is_upper(c) && is_lower(last_) && word_letters_ > 1) ++f_.joints;
    if (!is_one_of(c, closers)) {
      previous_ = last_;
      last_ = c;
    }
  }

  void take_letter(char32_t c) {
    ++f_.letters;
    ++word_letters_;
    if (is_upper(c)) ++upper_;
    if (is_lower(c)) ++lower_;
    if (runs_on(c)) ++running_;
    begin_word(is_upper(c), is_upper(c) || is_lower(c));
  }

  void begin_word(bool capital, bool cased) {
    if (in_word_) return;
    in_word_ = true;
    ++f_.words;
    if (cased) ++cased_words_;
    if (capital) ++capital_words_;
  }

  void end_word() {
    in_word_ = false;
    word_letters_ = 0;
  }

  void finish() {
    if (word_end_) ++f_.sentences;
    f_.words += running_ / 2;
    f_.ends_sentence = is_sentence_end(last_) && !(last_ == '.' && previous_ == '.');
    f_.trails_off = last_ == U'…' || (last_ == '.' && previous_ == '.');
    if (f_.trails_off) f_.ends_sentence = false;
    f_.is_question = last_ == '?' || last_ == U'？' || last_ == U'؟';
    f_.ends_with_colon = last_ == ':' || last_ == U'：';
    f_.all_capitals = lower_ == 0 && upper_ >= 4;
    if (cased_words_ > 0) f_.capital_share = static_cast<double>(capital_words_) / cased_words_;
    if (f_.letters + digits_ > 0)
      f_.digit_share = static_cast<double>(digits_) / (f_.letters + digits_);
  }

  std::string_view text_;
  BlockFeatures f_;
  std::uint32_t digits_ = 0, upper_ = 0, lower_ = 0, running_ = 0, word_letters_ = 0;
  std::uint32_t cased_words_ = 0, capital_words_ = 0;
  bool in_word_ = false, word_end_ = false;
  char32_t last_ = 0, previous_ = 0;
};

// Repetitions may differ in punctuation.
std::uint64_t hash_of_letters(std::string_view text) {
  const std::string folded = fold(text);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    if (is_letter(c) || is_digit(c)) letters.append(folded, begin, at - begin);
  }
  return letters.empty() ? 0 : hash64(letters);
}

}  // namespace

bool is_sentence_end(char32_t c) { return is_one_of(c, sentence_ends); }

BlockFeatures line_features(std::string_view text) {
  BlockFeatures features = Counter(text).run();
  features.hash = hash_of_letters(text);
  features.cues = find_cues(text);
  return features;
}

std::vector<BlockFeatures> block_features(const std::vector<CaptureBlock>& blocks) {
  std::vector<BlockFeatures> features;
  features.reserve(blocks.size());
  std::map<std::uint64_t, std::uint32_t> seen;
  for (const CaptureBlock& block : blocks) {
    features.push_back(line_features(block.text));
    ++seen[features.back().hash];
  }
  for (BlockFeatures& f : features) f.repeats = seen[f.hash];
  return features;
}

}  // namespace offprint
