#include "normalize/words/word_votes.h"

#include <vector>

#include "base/unicode.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

struct Vote {
  std::string_view form;
  double weight;
};

constexpr double least = 1;    // of any use
constexpr double telling = 3;  // beside such a neighbor a use outweighs a dozen others

// Short words stand beside anything.
double weight_of_neighbor(std::string_view key) {
  constexpr double weights[] = {0, 0.1, 0.2, 0.8, 3, 4};
  return weights[std::min<std::size_t>(count_code_points(key), 5)];
}

void count(std::vector<Vote>& votes, std::string_view form, double weight) {
  for (Vote& vote : votes)
    if (vote.form == form) {
      vote.weight += weight;
      return;
    }
  votes.push_back({form, weight});
}

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

bool is_small(std::string_view form) {
  return !begins_with_capital(form) && !has_inner_capital(form);
}

class Poll {
 public:
  Poll(const WordIndex& text, std::string_view word, std::string_view previous,
       std::string_view next)
      : text_(text),
        words_(text.words()),
        lower_(to_lower(word, text.language())),
        folded_(fold(word)),
        key_(loose_key(word, text.language())),
        before_(loose_key(previous, text.language())),
        after_(loose_key(next, text.language())) {}

  CaseVotes run() {
    std::vector<Vote> inner;
    for (const std::uint32_t use : text_.find(key_)) add(use, inner);
    CaseVotes result;
    for (const Vote& vote : votes_) {
      const bool small = is_small(vote.form);
      double& best = small ? result.for_small : result.for_capital;
      std::string& form = small ? result.small : result.capital;
      if (vote.weight < best || (vote.weight == best && vote.form < form)) continue;
      best = vote.weight;
      form = std::string(vote.form);
    }
    double most = 0;
    for (const Vote& vote : inner)
      if (vote.weight > most || (vote.weight == most && vote.form > result.opening)) {
        most = vote.weight;
        result.opening = std::string(vote.form);
      }
    return result;
  }

 private:
  // Accents that the capitals have are the word's own.
  bool can_be(std::string_view form) const {
    return key_ == folded_ || lower_ == to_lower(form, text_.language());
  }

  void add(std::uint32_t use, std::vector<Vote>& inner) {
    const std::string_view form = words_.word(use);
    if (words_[use].unsure || !can_be(form)) return;
    const bool after_same = !before_.empty() && use > 0 && text_.is(use - 1, before_);
    const bool before_same = !after_.empty() && text_.is(use + 1, after_);
    if (words_[use].opens) {
      if (has_inner_capital(form)) count(inner, form, 1);
      // A name goes on with capitals.
      if (before_same && !words_[use + 1].unsure && begins_with_capital(words_.word(use + 1)))
        count(votes_, form, least);
      return;
    }
    double nearness = 0;
    if (after_same) nearness += weight_of_neighbor(before_);
    if (before_same) nearness += weight_of_neighbor(after_);
    const double exactness = to_lower(form, text_.language()) == lower_ ? 2 : 1;
    count(votes_, form, exactness * (nearness < telling ? least + nearness : 10 * nearness));
  }

  const WordIndex& text_;
  const TextWords& words_;
  std::string lower_, folded_, key_, before_, after_;
  std::vector<Vote> votes_;
};

}  // namespace

CaseVotes case_votes(const WordIndex& text, std::string_view word, std::string_view previous,
                     std::string_view next) {
  return Poll(text, word, previous, next).run();
}

}  // namespace offprint
