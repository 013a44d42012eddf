#include "normalize/words/letter_model.h"

#include <cstddef>

namespace offprint {
namespace {

constexpr std::string_view costs =
#include "normalize/words/letter_costs.def"
    ;

constexpr std::size_t letters = 27;
constexpr int unseen_cost = 48;

static_assert(costs.size() == letters * letters * letters);

bool is_modeled(char c) { return c >= 'a' && c <= word_edge; }

std::size_t index(char c) { return static_cast<std::size_t>(c - 'a'); }

}  // namespace

int letter_cost(char before_last, char last, char letter) {
  if (!is_modeled(before_last) || !is_modeled(last) || !is_modeled(letter)) return unseen_cost;
  return costs[(index(before_last) * letters + index(last)) * letters + index(letter)] - '0';
}

}  // namespace offprint
