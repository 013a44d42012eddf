#include "normalize/letter_case.h"

#include <algorithm>

#include "base/letters.h"
#include "base/unicode.h"
#include "normalize/headline_words.h"
#include "normalize/letter_rules.h"
#include "normalize/words/known_forms.h"
#include "normalize/words/word_list.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr std::size_t longest_headline = 1000;  // bytes
constexpr std::size_t longest_beginning = 24;   // bytes
constexpr double common_rank = 14.5;            // binary logarithm

bool has_one_of(std::string_view gap, std::u32string_view marks) {
  for (std::size_t at = 0; at < gap.size();)
    if (marks.find(next_code_point(gap, at)) != marks.npos) return true;
  return false;
}

// A stop inside an address ends nothing.
bool ends_sentence(std::string_view gap) {
  return gap != "." && !gap.starts_with(" .") && has_one_of(gap, U".!?…;؟¿¡\u037E") &&
         !(gap.find(';') != gap.npos && !has_one_of(gap, U".!?…"));
}

// "10–12" and "10:30" are not parted.
bool parts_headline(std::string_view gap) {
  return has_one_of(gap, U":—|–-") && gap.ends_with(' ') && gap.size() > 1;
}

bool opens_quotation(std::string_view gap) { return has_one_of(gap, U"“„«‹»”"); }

// Of a gap that holds a hashtag or a path, what stands behind it.
std::string_view behind_letters(std::string_view gap) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < gap.size();)
    if (is_letter(next_code_point(gap, at))) end = at;
  return gap.substr(end);
}

class Headline {
 public:
  Headline(std::string_view headline, const WordIndex& text, bool title)
      : words_(std::string(headline)),
        forms_(words_, text),
        language_(text.language()),
        title_(title && has_title_case(language_)) {}

  RestoredCase run() {
    RestoredCase restored;
    bool opens = true;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string_view gap = behind_letters(words_.before(i));
      opens = (opens && gap.size() == words_.before(i).size()) || ends_sentence(gap) ||
              begins_quoted_words(i) || gap.find('|') != gap.npos ||
              (capitalizes_after_colon(language_) && parts_headline(gap));
      restored.text += forms_.gap(i);
      restored.text += placed(i, forms_.form(i), opens);
      opens = opens && is_dutch_prefix(i);
    }
    restored.text += forms_.gap(words_.size());
    if (words_.size() > 0)
      restored.confidence =
          1 - static_cast<double>(forms_.guesses()) / static_cast<double>(words_.size());
    return restored;
  }

 private:
  std::string placed(std::size_t i, const std::string& form, bool opens) const {
    if (forms_.is_address(i) || has_inner_capital(form)) return form;
    if (is_dutch_prefix(i)) return to_lower(form, language_);
    if (opens) return capitalize_first(form, language_);
    if (!title_ || words_.before(i) == "(") return form;
    const bool edge = i + 1 == words_.size() || parts_headline(words_.before(i)) ||
                      parts_headline(words_.before(i + 1));
    return !edge && is_small_word(form, language_) ? form : capitalize_first(form, language_);
  }

  // “The sea” of three words and more; one or two may be a word in quotation marks.
  bool begins_quoted_words(std::size_t i) const {
    if (!opens_quotation(words_.before(i)) || !words_.before(i).starts_with(' ')) return false;
    return i + 2 < words_.size() && words_.before(i + 1) == " " && words_.before(i + 2) == " ";
  }

  // "'s", "'t", "'n", "'k".
  bool is_dutch_prefix(std::size_t i) const {
    if (primary_language(language_) != "nl" || words_.word(i).size() != 1) return false;
    const std::string_view gap = words_.before(i);
    return gap.ends_with('\'') || gap.ends_with("\u2019");
  }

  TextWords words_;
  HeadlineWords forms_;
  const std::string& language_;
  bool title_;
};

// Where the loud beginning ends, or 0.
std::size_t loud_beginning(std::string_view headline) {
  std::size_t end = 0;
  for (const std::string_view mark : {": ", " | ", " – ", " — ", " - "})
    if (const std::size_t at = headline.find(mark); at != headline.npos && (end == 0 || at < end))
      end = at;
  if (end == 0 || end > longest_beginning) return 0;
  const LetterCounts first = count_letters(headline.substr(0, end)),
                     rest = count_letters(headline.substr(end));
  return first.upper >= 4 && first.lower == 0 && rest.lower > rest.upper ? end : 0;
}

// Written small in the text, or a common word of five letters and more: "AIDS" is none.
bool is_surely_word(std::string_view word, const WordIndex& text) {
  const std::string form = written_form(text, word);
  if (!form.empty()) return !has_inner_capital(form);
  const std::string lower = to_lower(word, text.language());
  const auto rank = has_word_list(text.language()) ? word_rank(lower) : std::nullopt;
  return lower.size() >= 5 && rank && *rank < common_rank && known_name(lower).empty();
}

}  // namespace

bool has_mostly_capitals(std::string_view headline) {
  if (headline.size() > longest_headline) return false;
  const LetterCounts all = count_letters(headline);
  return all.upper >= 6 && all.lower * 8 <= all.upper && all.uncased * 2 <= all.upper;
}

bool is_all_capitals(std::string_view headline, const WordIndex& text) {
  if (!has_mostly_capitals(headline)) return false;
  const TextWords words{std::string(headline)};
  std::size_t plain = 0;  // words that are no acronyms as far as one can tell
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.word(i);
    if (count_letters(word).upper < 2 || !is_shouted(word)) continue;
    const std::string form = written_form(text, word);
    plain += form.empty() ? known_form(to_lower(word), "en") != word : form != word;
  }
  return plain > 0;
}

RestoredCase sentence_case(std::string_view headline, const WordIndex& text) {
  return Headline(headline, text, false).run();
}

RestoredCase title_case(std::string_view headline, const WordIndex& text) {
  return Headline(headline, text, true).run();
}

bool has_loud_beginning(std::string_view headline) { return loud_beginning(headline) != 0; }

std::string quieten_beginning(std::string_view headline, const WordIndex& text) {
  const std::size_t end = loud_beginning(headline);
  const TextWords words{std::string(headline.substr(0, end))};
  std::size_t loud = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (count_letters(words.word(i)).upper < 2) continue;
    if (!is_surely_word(words.word(i), text)) return std::string(headline);
    ++loud;
  }
  if (loud == 0) return std::string(headline);
  return sentence_case(headline.substr(0, end), text).text + std::string(headline.substr(end));
}

}  // namespace offprint
