#include "normalize/words/division_search.h"

#include <algorithm>
#include <bit>

namespace offprint {
namespace {

constexpr std::size_t beam = 10;  // divisions kept, of the letters up to one
// Of the unit of scores. What is not fitted: people divide hashtags without their article.
constexpr std::int64_t use_gain = 350;     // for each doubling of the uses
constexpr std::int64_t pair_gain = 3500;   // of two words that stand together in the article
constexpr std::int64_t whole_gain = 4000;  // of a tag that the article writes as one word
constexpr std::int64_t reluctance = 800;   // to part what could be a word: 5 % wrongly, at most

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::int64_t gain_of(std::size_t uses) {
  return use_gain * std::min<std::int64_t>(3, std::bit_width(uses));
}

struct Step {
  std::int64_t score;
  const PartWord* word;
  std::size_t before;  // in the steps that end where the word begins; `none` for the first word
};

class Search {
 public:
  Search(const PartWords& words, const DivisionEvidence& together)
      : words_(words), together_(together), size_(words.letters().size()), steps_(size_ + 1) {}

  std::vector<Division> run() {
    for (std::size_t end = 1; end <= size_; ++end) {
      if (end < size_ && words_.letters().border(end) == Border::forbidden) continue;
      const std::size_t most = std::min(end, PartWords::longest);
      for (std::size_t begin = end - most; begin < end; ++begin)
        if (begin > 0 || end < size_) extend(begin, end);
    }
    std::vector<Division> found;
    for (const Step& step : steps_[size_]) found.push_back(trace(step));
    found.push_back(whole());
    std::stable_sort(found.begin(), found.end(), is_better);
    return found;
  }

 private:
  static bool is_better(const Division& a, const Division& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.words.size() != b.words.size()) return a.words.size() < b.words.size();
    for (std::size_t i = 0; i < a.words.size(); ++i)
      if (a.words[i].end != b.words[i].end) return a.words[i].end > b.words[i].end;
    return false;
  }

  void extend(std::size_t begin, std::size_t end) {
    if (begin > 0 && steps_[begin].empty()) return;
    const PartWord& word = words_.word(begin, end);
    features_.clear();
    add_word(words_, word, features_);
    std::int64_t own = score(features_);
    own += gain_of(word.uses);
    if (end == size_) own += pair_weight(word.kind, WordClass::edge_class);
    if (begin == 0)
      return keep(end, {own + pair_weight(WordClass::edge_class, word.kind), &word, none});
    for (std::size_t i = 0; i < steps_[begin].size(); ++i) {
      const Step& step = steps_[begin][i];
      if (step.word->is_strange() && word.is_strange() &&
          words_.letters().border(begin) == Border::inside)
        continue;
      features_.clear();
      add_blank(words_, *step.word, word, features_);
      std::int64_t sum = step.score + own + score(features_);
      if (step.word->uses > 0 && word.uses > 0 && together_ && together_(*step.word, word))
        sum += pair_gain;
      keep(end, {sum, &word, i});
    }
  }

  void keep(std::size_t end, const Step& step) {
    std::vector<Step>& steps = steps_[end];
    if (steps.size() == beam && steps.back().score >= step.score) return;
    const auto at =
        std::upper_bound(steps.begin(), steps.end(), step,
                         [](const Step& a, const Step& b) { return a.score > b.score; });
    steps.insert(at, step);
    if (steps.size() > beam) steps.pop_back();
  }

  Division trace(const Step& last) {
    Division division{{}, last.score};
    for (const Step* step = &last;; step = &steps_[step->word->begin][step->before]) {
      division.words.push_back(*step->word);
      if (step->before == none) break;
    }
    std::reverse(division.words.begin(), division.words.end());
    features_.clear();
    add_division(words_, division.words, features_);
    division.score += score(features_);
    return division;
  }

  Division whole() {
    const PartWord& word = words_.word(0, size_);
    features_.clear();
    add_whole(words_, features_);
    return {{word}, score(features_) + reluctance + (word.uses > 0 ? whole_gain : 0)};
  }

  const PartWords& words_;
  const DivisionEvidence& together_;
  std::size_t size_;
  std::vector<std::vector<Step>> steps_;
  Features features_;
};

}  // namespace

std::vector<Division> likely_divisions(const PartWords& words, const DivisionEvidence& together) {
  return Search(words, together).run();
}

}  // namespace offprint
