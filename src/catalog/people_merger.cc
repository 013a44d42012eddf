#include "catalog/people_merger.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace offprint {
namespace {

using Group = std::vector<std::size_t>;
using Groups = std::map<std::string, Group>;

std::string initials_of(const NameKeys& names) {
  NameKeys one;
  std::string text;
  for (const std::string& given : names.given) {
    one.given = {given};
    text += initial_key(one);
  }
  return text;
}

bool has_only_initials(const NameKeys& names) {
  return std::all_of(names.given.begin(), names.given.end(),
                     [](const std::string& word) { return is_initial(word); });
}

class Merger {
 public:
  Merger(const std::vector<MergeCandidate>& candidates,
         const std::set<std::string, std::less<>>& crowded)
      : all_(candidates), crowded_(crowded), above_(candidates.size()) {
    std::iota(above_.begin(), above_.end(), std::size_t{0});
    urls_.reserve(all_.size());
    for (const MergeCandidate& one : all_) urls_.push_back(one.url);
  }

  std::vector<Group> run() {
    join_loose();
    join_addresses();
    join_middles();
    join_initials();
    std::map<std::size_t, Group> groups;
    for (std::size_t i = 0; i < all_.size(); ++i) groups[top(i)].push_back(i);
    std::vector<Group> people;
    for (auto& [first, group] : groups) people.push_back(std::move(group));
    return people;
  }

 private:
  std::size_t top(std::size_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }

  // The first is the top, so that groups do not depend on the order of joining.
  void join(std::size_t a, std::size_t b) {
    a = top(a);
    b = top(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);
    above_[b] = a;
    if (urls_[a].empty()) urls_[a] = urls_[b];
  }

  void join_all(const Group& group) {
    for (const std::size_t one : group) join(group.front(), one);
  }

  bool is_crowded(const MergeCandidate& one) const {
    return crowded_.contains(initial_key(one.names));
  }

  // At most one address among all of them.
  bool agree(const Group& group) {
    std::string_view url;
    for (const std::size_t one : group) {
      const std::string_view other = urls_[top(one)];
      if (!url.empty() && !other.empty() && url != other) return false;
      if (url.empty()) url = other;
    }
    return true;
  }

  void join_agreeing(const Group& group) {
    if (group.size() > 1 && agree(group)) join_all(group);
  }

  template <typename KeyOf>
  Groups grouped(KeyOf key_of) const {
    Groups groups;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (std::string key = key_of(all_[i]); !key.empty()) groups[key].push_back(i);
    return groups;
  }

  // Where several addresses have the name, who has none stays apart, too.
  void join_loose() {
    const auto loose = [&](const MergeCandidate& one) {
      return is_crowded(one) ? std::string(one.key) : one.names.loose;
    };
    for (const auto& [key, group] : grouped(loose)) {
      if (agree(group)) {
        join_all(group);
        continue;
      }
      std::map<std::string_view, Group> by_url;
      for (const std::size_t one : group) by_url[all_[one].url].push_back(one);
      for (const auto& [url, same] : by_url) join_all(same);
      contested_.insert(key);
    }
  }

  bool takes_part(const MergeCandidate& one) const {
    return !one.is_organization && !one.names.given.empty() && !is_crowded(one) &&
           !contested_.contains(one.names.loose);
  }

  void join_addresses() {
    const auto address = [](const MergeCandidate& one) {
      if (one.url.empty() || one.is_organization || one.names.given.empty()) return std::string();
      return std::string(one.url) + '\n' + initial_key(one.names);
    };
    for (const auto& [key, group] : grouped(address)) {
      if (group.size() < 2 || is_crowded(all_[group.front()])) continue;
      std::set<std::string_view> given;
      for (const std::size_t one : group)
        if (const std::string& first = all_[one].names.given.front(); !is_initial(first))
          given.insert(first);
      if (given.size() <= 1) join_all(group);
    }
  }

  // "Jane Roe", "Jane R. Roe", "Jane Rose Roe".
  void join_middles() {
    const auto first_and_last = [&](const MergeCandidate& one) {
      if (!takes_part(one) || is_initial(one.names.given.front())) return std::string();
      return one.names.given.front() + '\n' + one.names.family;
    };
    for (const auto& [key, group] : grouped(first_and_last)) {
      std::map<std::string, Group> by_initials;
      Group plain;
      for (const std::size_t one : group)
        if (all_[one].names.given.size() == 1)
          plain.push_back(one);
        else
          by_initials[initials_of(all_[one].names)].push_back(one);
      bool has_initial = false;
      for (const auto& [initials, same] : by_initials) {
        const Expansions found = expansions(same);
        has_initial |= found.has_short;
        if (found.has_short && found.full.size() <= 1) join_agreeing(same);
      }
      if (by_initials.size() != 1 || !has_initial || plain.empty()) continue;
      Group whole = by_initials.begin()->second;
      if (expansions(whole).full.size() > 1) continue;
      whole.insert(whole.end(), plain.begin(), plain.end());
      join_agreeing(whole);
    }
  }

  struct Expansions {
    bool has_short = false;           // some middle name is an initial
    std::set<std::string_view> full;  // loose names without any
  };

  Expansions expansions(const Group& group) const {
    Expansions found;
    for (const std::size_t one : group) {
      const NameKeys& names = all_[one].names;
      const bool is_short = std::any_of(names.given.begin() + 1, names.given.end(),
                                        [](const std::string& word) { return is_initial(word); });
      if (is_short)
        found.has_short = true;
      else
        found.full.insert(names.loose);
    }
    return found;
  }

  // "J. R. Roe" and the only person whom that can mean.
  void join_initials() {
    const auto initials = [&](const MergeCandidate& one) {
      if (!takes_part(one) || one.names.given.size() < 2) return std::string();
      return initials_of(one.names) + '\n' + one.names.family;
    };
    for (const auto& [key, group] : grouped(initials)) {
      Group whole;
      std::set<std::size_t> meant;
      for (const std::size_t one : group)
        if (has_only_initials(all_[one].names))
          whole.push_back(one);
        else
          meant.insert(top(one));
      if (whole.empty() || meant.size() != 1) continue;
      whole.push_back(*meant.begin());
      join_agreeing(whole);
    }
  }

  const std::vector<MergeCandidate>& all_;
  const std::set<std::string, std::less<>>& crowded_;
  std::vector<std::size_t> above_;      // a forest; its roots are people
  std::vector<std::string_view> urls_;  // of roots
  std::set<std::string> contested_;     // loose names of several addresses
};

}  // namespace

std::vector<Group> merge_people(const std::vector<MergeCandidate>& candidates,
                                const std::set<std::string, std::less<>>& crowded) {
  return Merger(candidates, crowded).run();
}

}  // namespace offprint
