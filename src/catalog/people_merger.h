// Which of many spellings of names are one person's: the rules of catalog/people.h. Pure;
// thread-safe.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/name_keys.h"

namespace offprint {

struct MergeCandidate {
  std::string_view key;  // the folded name
  std::string_view url;  // "" = none
  NameKeys names;
  bool is_organization = false;
};

// The people, as indexes of their candidates, by the first of each; every candidate is in one.
// `crowded`: the initial_keys of which some article has two people: nothing is merged there but
// what differs in case only.
std::vector<std::vector<std::size_t>> merge_people(
    const std::vector<MergeCandidate>& candidates,
    const std::set<std::string, std::less<>>& crowded);

}  // namespace offprint
