#include "catalog/duplicates.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace offprint {
namespace {

static_assert(std::is_trivially_copyable_v<TwinForm>);

constexpr std::size_t most_compared = 16;
constexpr std::size_t forms_at_once = 256;
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

std::string_view bytes_of(const TwinForm& form) {
  return {reinterpret_cast<const char*>(&form), sizeof form};
}

TwinForm form_of(std::string_view bytes) {
  TwinForm form;
  std::memcpy(&form, bytes.data(), sizeof form);
  return form;
}

}  // namespace

TwinSearch::TwinSearch() : file_(ScratchFile::temporary()) {}

void TwinSearch::add(const Facts& facts) {
  const TwinForm form = twin_form(facts);
  const std::uint64_t distrust = 255U - form.trust;
  weaknesses_.push_back(distrust << 32 | (nobody - form.words));
  keys_.add(form);
  last_forms_ += bytes_of(form);
  if (last_forms_.size() == forms_at_once * sizeof(TwinForm)) write_forms();
}

void TwinSearch::write_forms() {
  file_.append(last_forms_);
  last_forms_.clear();
}

TwinForm TwinSearch::form(std::uint32_t place) const {
  return form_of(
      file_.read_at(std::uint64_t{indexes_[place]} * sizeof(TwinForm), sizeof(TwinForm)));
}

void TwinSearch::rank() {
  indexes_.resize(weaknesses_.size());
  std::iota(indexes_.begin(), indexes_.end(), 0U);
  std::sort(indexes_.begin(), indexes_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(weaknesses_[a], a) < std::tie(weaknesses_[b], b);
  });
  places_.resize(indexes_.size());
  for (std::uint32_t place = 0; place < indexes_.size(); ++place) places_[indexes_[place]] = place;
  last_better_.assign(indexes_.size(), nobody);
}

void TwinSearch::meet(std::size_t kind) {
  find_seen_twice(kind);
  meetings_.clear();
  keys_.for_each(kind, [&](std::uint32_t index, std::uint64_t key) {
    if (seen_twice_[slot(key)]) meetings_.push_back({key, places_[index]});
  });
  std::sort(meetings_.begin(), meetings_.end(), [](const Meeting& a, const Meeting& b) {
    return std::tie(a.key, a.place) < std::tie(b.key, b.place);
  });
  const Meeting* const end = meetings_.data() + meetings_.size();
  for (const Meeting* begin = meetings_.data(); begin != end;) {
    const Meeting* next =
        std::find_if(begin, end, [&](const Meeting& m) { return m.key != begin->key; });
    if (next - begin > 1) compare(begin, next);
    begin = next;
  }
}

// Most keys are one form's alone: a glance that mistakes some leaves the others out.
void TwinSearch::find_seen_twice(std::size_t kind) {
  seen_.assign(seen_.size(), false);
  seen_twice_.assign(seen_.size(), false);
  keys_.for_each(kind, [&](std::uint32_t, std::uint64_t key) {
    const std::size_t at = slot(key);
    if (seen_[at]) seen_twice_[at] = true;
    seen_[at] = true;
  });
}

std::size_t TwinSearch::slot(std::uint64_t key) const {
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;
  return (key * factor >> 32) & (seen_.size() - 1);
}

// The first of a bucket is its best; what is like none of those kept is kept itself.
void TwinSearch::compare(const Meeting* begin, const Meeting* end) {
  std::vector<std::pair<std::uint32_t, TwinForm>> kept;
  for (const Meeting* at = begin; at != end; ++at) {
    const auto is_last = [&](const auto& better) {
      return better.first == last_better_[at->place];
    };
    if (std::any_of(kept.begin(), kept.end(), is_last)) continue;
    const TwinForm lesser = form(at->place);
    bool found = false;
    for (const auto& [place, better] : kept)
      if (const auto likeness = offprint::likeness(lesser, better)) {
        pairs_.push_back({at->place, place, *likeness});
        last_better_[at->place] = place;
        found = true;
      }
    if (!found && kept.size() < most_compared) kept.emplace_back(at->place, lesser);
  }
}

// Leaves each lesser form one pair, with a form that is no lesser one: of several the surest. Who
// states the address of a form that has joined is of that group, too.
void TwinSearch::choose_hubs() {
  const auto order = [](const Pair& pair) {
    return std::tuple(pair.lesser, pair.likeness.sign == TwinSign::text,
                      255 - pair.likeness.percent, pair.better);
  };
  std::sort(pairs_.begin(), pairs_.end(),
            [&](const Pair& a, const Pair& b) { return order(a) < order(b); });
  std::vector<std::uint32_t> hubs(places_.size(), nobody);  // by place, of those that have joined
  std::set<std::pair<std::uint32_t, std::uint64_t>> files;  // that have a form in a group
  std::vector<Pair> chosen;
  for (Pair pair : pairs_) {
    if (hubs[pair.lesser] != nobody) continue;
    if (hubs[pair.better] != nobody) {
      if (pair.likeness.sign == TwinSign::text) continue;
      pair.better = hubs[pair.better];
    }
    const std::uint64_t file = form(pair.lesser).file;
    if (file != 0 && !files.emplace(pair.better, file).second) continue;
    hubs[pair.lesser] = pair.better;
    chosen.push_back(pair);
  }
  pairs_ = std::move(chosen);
}

// `members` is one group, by place.
std::uint32_t TwinSearch::choose_leader(std::uint32_t hub, const std::vector<Pair>& members) const {
  std::uint64_t longest = form(hub).words;
  for (const Pair& member : members)
    longest = std::max<std::uint64_t>(longest, form(member.lesser).words);
  const auto is_whole = [&](std::uint32_t place) {
    const TwinForm candidate = form(place);
    const unsigned thirds = candidate.is_feed ? 2 : 1;
    return std::uint64_t{candidate.words} * 3 >= longest * thirds;
  };
  if (is_whole(hub)) return hub;
  for (const Pair& member : members)
    if (is_whole(member.lesser)) return member.lesser;
  return hub;
}

std::vector<Twin> TwinSearch::twins() const {
  std::vector<Pair> pairs = pairs_;
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return std::tie(a.better, a.lesser) < std::tie(b.better, b.lesser);
  });
  std::vector<Twin> twins;
  for (auto begin = pairs.begin(); begin != pairs.end();) {
    const std::uint32_t hub = begin->better;
    const auto end =
        std::find_if(begin, pairs.end(), [&](const Pair& p) { return p.better != hub; });
    const std::vector<Pair> members(begin, end);
    const std::uint32_t leader = choose_leader(hub, members);
    const TwinForm best = form(leader);
    for (const Pair& member : members) {
      const std::uint32_t place = member.lesser == leader ? hub : member.lesser;
      const TwinForm lesser = form(place);
      twins.push_back(
          {lesser.row, best.row, place, likeness(lesser, best).value_or(member.likeness)});
    }
    begin = end;
  }
  std::sort(twins.begin(), twins.end());
  return twins;
}

std::vector<Twin> TwinSearch::find() {
  write_forms();
  rank();
  constexpr std::size_t slots_of_form = 8;
  seen_.resize(std::bit_ceil(slots_of_form * places_.size() + 1));
  for (std::size_t kind = 0; kind < TwinKeys::kinds; ++kind) meet(kind);
  choose_hubs();
  return twins();
}

}  // namespace offprint
