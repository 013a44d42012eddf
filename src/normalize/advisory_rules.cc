#include "normalize/advisory_rules.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/unicode.h"

namespace offprint {
namespace {

struct Label {
  std::string_view id, language, text;
};

constexpr Label labels[] = {
#define OFFPRINT_ADVISORY(id, language, label) {id, language, label},
#include "normalize/advisory_labels.def"
#undef OFFPRINT_ADVISORY
};

// The id that this is an id or a label of; "" for what is not listed.
std::string_view listed_id(std::string_view folded) {
  const auto* at = std::find_if(std::begin(labels), std::end(labels), [&](const Label& label) {
    return label.id == folded || fold(label.text) == folded;
  });
  return at != std::end(labels) ? at->id : std::string_view();
}

std::map<std::string, std::string> listed_labels(std::string_view id) {
  std::map<std::string, std::string> found;
  for (const Label& label : labels)
    if (label.id == id) found.emplace(label.language, label.text);
  return found;
}

}  // namespace

AdvisoryRules::AdvisoryRules(std::vector<AdvisoryRule> rules) : rules_(std::move(rules)) {
  for (const AdvisoryRule& rule : rules_) {
    if (rule.patterns.empty()) continue;
    Search search{rule.id, {}, rule.least};
    for (const std::string& pattern : rule.patterns) search.patterns.emplace_back(pattern);
    searches_.push_back(std::move(search));
  }
}

Advisory AdvisoryRules::advisory(std::string_view stated, std::string_view language) const {
  const std::string wanted(language);
  const std::string folded = fold(stated);
  const std::string_view listed = listed_id(folded);
  const AdvisoryRule* rule = find(listed.empty() ? std::string_view(folded) : listed);
  if (!rule) rule = find(folded);
  Advisory advisory;
  advisory.id = rule ? rule->id : listed.empty() ? folded : std::string(listed);
  if (rule) {
    advisory.label = text_in(rule->labels, wanted);
    advisory.help = text_in(rule->help, wanted);
    advisory.help_url = rule->help_url;
  }
  if (advisory.label.empty()) advisory.label = text_in(listed_labels(advisory.id), wanted);
  if (advisory.label.empty()) advisory.label = capitalize_first(stated, language);
  return advisory;
}

const AdvisoryRule* AdvisoryRules::find(std::string_view stated) const {
  const auto at = std::find_if(rules_.begin(), rules_.end(), [&](const AdvisoryRule& rule) {
    return fold(rule.id) == stated ||
           std::any_of(rule.labels.begin(), rule.labels.end(),
                       [&](const auto& label) { return fold(label.second) == stated; });
  });
  return at != rules_.end() ? &*at : nullptr;
}

}  // namespace offprint
