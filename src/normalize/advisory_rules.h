// The advisories that are known: the publisher's, and the names of those that offprint starts with
// (advisory_labels.def). Immutable, so thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/pattern.h"
#include "model/advisory.h"

namespace offprint {

class AdvisoryRules {
 public:
  AdvisoryRules() = default;
  // Throws Error{usage} for a pattern that is no regular expression.
  explicit AdvisoryRules(std::vector<AdvisoryRule> rules);

  // As readers get it in `language` (BCP 47). `stated` is an id, or a label in any language; what
  // nobody knows is its own label.
  Advisory advisory(std::string_view stated, std::string_view language) const;

  // A rule whose patterns are to be looked for.
  struct Search {
    std::string id;
    std::vector<Regex> patterns;
    std::size_t least = 1;
  };
  const std::vector<Search>& searches() const { return searches_; }

 private:
  const AdvisoryRule* find(std::string_view stated) const;

  std::vector<AdvisoryRule> rules_;
  std::vector<Search> searches_;
};

}  // namespace offprint
