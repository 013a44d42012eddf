#include "normalize/words/written_form.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

struct Vote {
  std::string_view form;
  int weight;  // how well it fits: neighbors, accents
  std::size_t count;
};

// The form with most votes among those that fit best; of equals, the one with fewer capitals, which
// comes later in byte order.
std::string winner(std::vector<Vote>& votes) {
  if (votes.empty()) return {};
  const auto best = std::max_element(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) {
    if (a.weight != b.weight) return a.weight < b.weight;
    return a.count != b.count ? a.count < b.count : a.form < b.form;
  });
  return std::string(best->form);
}

void count(std::vector<Vote>& votes, std::string_view form, int weight) {
  for (Vote& vote : votes)
    if (vote.form == form && vote.weight == weight) {
      ++vote.count;
      return;
    }
  votes.push_back({form, weight, 1});
}

}  // namespace

bool has_inner_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const bool first = at == 0;
    if (is_upper(next_code_point(word, at)) && !first) return true;
  }
  return false;
}

std::string written_form(const WordIndex& text, std::string_view word, std::string_view previous,
                         std::string_view next) {
  const std::string& language = text.language();
  const std::string exact = fold(to_lower(word, language));
  const std::string before = loose_key(previous, language), after = loose_key(next, language);
  const TextWords& words = text.words();
  std::vector<Vote> sure, opening;
  for (const std::uint32_t use : text.find(loose_key(word, language))) {
    const std::string_view form = words.word(use);
    if (words[use].unsure) continue;
    if (words[use].opens) {
      if (has_inner_capital(form)) count(opening, form, 0);
      continue;
    }
    int weight = fold(to_lower(form, language)) == exact;
    if (!before.empty() && use > 0 && text.is(use - 1, before)) weight += 2;
    if (!after.empty() && text.is(use + 1, after)) weight += 2;
    count(sure, form, weight);
  }
  return sure.empty() ? winner(opening) : winner(sure);
}

}  // namespace offprint
