#include "normalize/credit_roles.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "normalize/name_words.h"

namespace offprint {
namespace {

struct LabelRow {
  std::string_view role, languages, words, prepositions;
};

constexpr LabelRow label_rows[] = {
#define OFFPRINT_CREDIT_LABEL(role, languages, words, prepositions) \
  {#role, languages, words, prepositions},
#include "normalize/credit_labels.def"
#undef OFFPRINT_CREDIT_LABEL
};

struct RoleRow {
  std::string_view role, words;
};

constexpr RoleRow role_rows[] = {
#define OFFPRINT_CREDIT_ROLE(role, words) {#role, words},
#include "normalize/credit_roles.def"
#undef OFFPRINT_CREDIT_ROLE
};

constexpr std::string_view relators[] = {
#define OFFPRINT_RELATOR(code) code,
#include "normalize/relators.def"
#undef OFFPRINT_RELATOR
};

std::vector<std::string_view> alternatives(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

struct Label {
  std::string_view role, languages;
};

class Labels {
 public:
  Labels() {
    for (const LabelRow& row : label_rows)
      for (const std::string_view words : alternatives(row.words)) add(row, words);
  }

  const std::vector<Label>* find(std::string_view text) const {
    const auto at = labels_.find(std::string(text));
    return at != labels_.end() ? &at->second : nullptr;
  }

  std::size_t longest() const { return longest_; }

 private:
  void add(const LabelRow& row, std::string_view words) {
    if (row.prepositions.empty()) return add(std::string(words), {row.role, row.languages});
    for (const std::string_view by : alternatives(row.prepositions))
      add(std::string(words) + " " + std::string(by), {row.role, row.languages});
    add(std::string(words) + ":", {row.role, {}});
  }

  void add(std::string text, Label label) {
    const auto blanks = std::count(text.begin(), text.end(), ' ');
    longest_ = std::max(longest_, static_cast<std::size_t>(blanks) + 1);
    labels_[std::move(text)].push_back(label);
  }

  std::unordered_map<std::string, std::vector<Label>> labels_;
  std::size_t longest_ = 0;
};

const Labels& labels() {
  static const Labels all;
  return all;
}

}  // namespace

std::size_t longest_credit_label() { return labels().longest(); }

std::string_view role_of_label(std::string_view label, std::string_view language) {
  const std::vector<Label>* found = labels().find(label);
  if (!found) return {};
  for (const Label& one : *found)
    if (is_of_language(one.languages, language)) return one.role;
  return {};
}

std::string_view role_of_words(std::string_view words) {
  std::string plain = to_lower(words);
  std::replace(plain.begin(), plain.end(), '_', ' ');
  std::replace(plain.begin(), plain.end(), '-', ' ');
  plain = collapse_space(plain);
  const auto code = std::find(std::begin(relators), std::end(relators), plain);
  if (code != std::end(relators)) return *code;
  for (const RoleRow& row : role_rows)
    for (const std::string_view one : alternatives(row.words))
      if (one == plain) return row.role;
  if (const std::vector<Label>* found = labels().find(plain)) return found->front().role;
  return {};
}

bool is_telling_role(std::string_view role) {
  static constexpr std::string_view telling[] = {"ctg", "ill", "ivr", "nrt",
                                                 "pht", "rev", "trl", "vdg"};
  return std::find(std::begin(telling), std::end(telling), role) != std::end(telling);
}

}  // namespace offprint
