#include "normalize/concept_hierarchy.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace offprint {
namespace {

class Hierarchy {
 public:
  explicit Hierarchy(std::vector<Concept>& concepts)
      : concepts_(concepts), links_(concepts.size()), states_(concepts.size(), State::fresh) {
    for (std::size_t i = 0; i < concepts.size(); ++i) index_.try_emplace(concepts[i].id, i);
  }

  std::vector<BroaderFault> settle() {
    for (std::size_t item = 0; item < concepts_.size(); ++item) look_up(item);
    for (std::size_t item = 0; item < concepts_.size(); ++item)
      if (states_[item] == State::fresh) climb(item);
    std::stable_sort(faults_.begin(), faults_.end(),
                     [](const auto& a, const auto& b) { return a.item < b.item; });
    for (std::size_t item = 0; item < concepts_.size(); ++item) {
      std::vector<std::string> kept;
      for (const std::size_t broader : links_[item]) kept.push_back(concepts_[broader].id);
      concepts_[item].broader = std::move(kept);
    }
    return std::move(faults_);
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };
  struct Step {
    std::size_t item;
    std::size_t next = 0;  // which of its links is climbed next
  };

  void look_up(std::size_t item) {
    std::unordered_set<std::string> seen;
    for (const std::string& id : concepts_[item].broader) {
      if (!seen.insert(id).second) continue;
      if (const auto at = index_.find(id); at != index_.end())
        links_[item].push_back(at->second);
      else
        faults_.push_back({item, id, true});
    }
  }

  void climb(std::size_t start) {
    std::vector<Step> path{{start}};
    states_[start] = State::open;
    while (!path.empty()) {
      Step& step = path.back();
      std::vector<std::size_t>& links = links_[step.item];
      if (step.next == links.size()) {
        states_[step.item] = State::done;
        path.pop_back();
        continue;
      }
      const std::size_t above = links[step.next];
      if (states_[above] == State::open) {
        faults_.push_back({step.item, concepts_[above].id, false});
        links.erase(links.begin() + static_cast<std::ptrdiff_t>(step.next));
        continue;
      }
      ++step.next;
      if (states_[above] == State::done) continue;
      states_[above] = State::open;
      path.push_back({above});
    }
  }

  std::vector<Concept>& concepts_;
  std::vector<std::vector<std::size_t>> links_;
  std::vector<State> states_;
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<BroaderFault> faults_;
};

}  // namespace

std::vector<BroaderFault> settle_hierarchy(std::vector<Concept>& concepts) {
  return Hierarchy(concepts).settle();
}

}  // namespace offprint
