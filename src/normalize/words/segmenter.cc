#include "normalize/words/segmenter.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "normalize/words/division_search.h"
#include "normalize/words/known_forms.h"
#include "normalize/words/plain_division.h"
#include "normalize/words/word_list.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr std::size_t longest = 80;  // letters of a tag that is looked into
constexpr double least_alternative = 0.001;

// A capital that is only there to begin a word goes; one of a name stays.
std::string settled(std::string_view word, bool in_humps, bool english, const WordIndex& text) {
  if (std::string form = settled_form(word, text); !form.empty()) return form;
  if (const std::string_view form = contraction(loose_key(word, text.language()));
      !form.empty() && english)
    return std::string(form);
  if (!in_humps || has_inner_capital(word)) return std::string(word);
  std::string lower = to_lower(word, text.language());
  // "NachtAmMeer": no noun has two letters.
  if (!english) {
    const std::string_view primary = std::string_view(text.language()).substr(0, 2);
    return (primary == "de" || primary == "lb") && word.size() > 2 ? std::string(word) : lower;
  }
  return is_english_word(lower) || word.size() < 2 ? lower : std::string(word);
}

// Counts of words that the article writes, too.
void note_uses(PartWords& words, const WordIndex& text) {
  const TagLetters& letters = words.letters();
  if (text.words().size() == 0) return;
  for (std::size_t begin = 0; begin < letters.size(); ++begin)
    for (std::size_t end = begin + 2; end <= letters.size(); ++end) {
      if (end - begin > PartWords::longest && (begin > 0 || end < letters.size())) break;
      const std::string key = loose_key(letters.slice(begin, end), text.language());
      if (const std::size_t uses = text.count(key)) words.note_uses(begin, end, uses);
    }
}

// Parts a tag that has "_" between its words; nothing else in it is doubtful.
Segmentation at_underscores(std::string_view tag, bool english, const WordIndex& text) {
  Segmentation parted{{}, 1, false};
  while (!tag.empty()) {
    const std::size_t end = std::min(tag.find('_'), tag.size());
    if (end > 0) {
      parted.parted |= !parted.text.empty();
      if (!parted.text.empty()) parted.text += ' ';
      parted.text += settled(tag.substr(0, end), false, english, text);
    }
    tag.remove_prefix(std::min(end + 1, tag.size()));
  }
  return parted;
}

}  // namespace

std::string settled_form(std::string_view word, const WordIndex& text) {
  std::string form = written_form(text, word);
  if (form.empty()) form = known_form(loose_key(word, text.language()), text.language());
  return form;
}

Segmenter::Segmenter(const WordIndex& text)
    : text_(text),
      english_(text.language() == "und" || text.language() == "en" ||
               text.language().starts_with("en-")) {}

Segmentation Segmenter::split(std::string_view tag) const { return alternatives(tag, 1)[0]; }

std::vector<Segmentation> Segmenter::alternatives(std::string_view tag, std::size_t most) const {
  if (most == 0) return {};
  const Segmentation whole{std::string(tag), 1, false};
  if (tag.find('_') != tag.npos) {
    const Segmentation parted = at_underscores(tag, english_, text_);
    return {parted.parted ? parted : whole};
  }
  if (known_form(loose_key(tag, text_.language()), text_.language()) == tag) return {whole};
  TagLetters letters;
  if (!letters.read(tag, longest) || letters.size() < 2) return {whole};
  return english_ ? english(letters, most) : other(letters, most);
}

std::vector<Segmentation> Segmenter::other(const TagLetters& letters, std::size_t most) const {
  const std::string tag(letters.slice(0, letters.size()));
  const PlainDivision division = divide_plainly(letters, text_);
  if (division.words.size() < 2) return {{tag, 1, false}};
  std::vector<Segmentation> list{{joined(division.words, letters), division.confidence, true}};
  if (most > 1) list.push_back({tag, 1 - division.confidence, false});
  return list;
}

std::vector<Segmentation> Segmenter::english(const TagLetters& letters, std::size_t most) const {
  const std::string key = letters.key(text_.language());
  PartWords words(letters, key);
  note_uses(words, text_);
  const DivisionEvidence together = [&](const PartWord& before, const PartWord& after) {
    const auto form = [&](const PartWord& word) {
      return loose_key(letters.slice(word.begin, word.end), text_.language());
    };
    return text_.has_pair(form(before), form(after));
  };
  std::vector<Segmentation> list;
  double sum = 0;
  const std::vector<Division> divisions = likely_divisions(words, together);
  for (const Division& division : divisions) {
    const double odds =
        std::exp(static_cast<double>(division.score - divisions.front().score) / 1000);
    sum += odds;
    std::vector<std::string_view> parts;
    for (const PartWord& word : division.words)
      parts.push_back(letters.slice(word.begin, word.end));
    if (list.size() < most)
      list.push_back({joined(parts, letters), odds, division.words.size() > 1});
  }
  for (Segmentation& each : list) each.confidence /= sum;
  while (list.size() > 1 && list.back().confidence < least_alternative) list.pop_back();
  return list;
}

std::string Segmenter::joined(const std::vector<std::string_view>& words,
                              const TagLetters& letters) const {
  if (words.size() == 1) return std::string(words[0]);
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ' ';
    text += settled(word, letters.has_hump(), english_, text_);
  }
  return text;
}

}  // namespace offprint
