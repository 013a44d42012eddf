#include "catalog/duplicates.h"

#include <algorithm>
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

constexpr std::size_t places_of_band = 4;
constexpr std::size_t most_compared = 16;
constexpr std::size_t forms_at_once = 256;
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

std::uint64_t band(const TwinForm& form, std::size_t number) {
  if (!form.has_signature) return 0;
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < places_of_band; ++i)
    key = key << 16 | form.signature[number * places_of_band + i];
  return key;
}

std::uint64_t title_of_day(const TwinForm& form) {
  if (form.bare_title == 0 || form.day == TwinForm::no_day) return 0;
  return form.bare_title + static_cast<std::uint64_t>(form.day) * 0x9e3779b97f4a7c15;
}

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
  file_.append(bytes_of(form));
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

template <typename KeyOf>
void TwinSearch::meet(KeyOf key_of) {
  meetings_.clear();
  std::string bytes;
  for (std::size_t first = 0; first < places_.size(); first += forms_at_once) {
    const std::size_t count = std::min(forms_at_once, places_.size() - first);
    bytes = file_.read_at(first * sizeof(TwinForm), count * sizeof(TwinForm));
    for (std::size_t i = 0; i < count; ++i) {
      const TwinForm form = form_of(std::string_view(bytes).substr(i * sizeof(TwinForm)));
      if (const std::uint64_t key = key_of(form); key != 0)
        meetings_.push_back({key, places_[first + i]});
    }
  }
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
  rank();
  meet([](const TwinForm& form) { return form.url; });
  meet([](const TwinForm& form) { return form.id; });
  meet([](const TwinForm& form) { return form.title; });
  meet([](const TwinForm& form) { return form.bare_title; });
  meet(title_of_day);
  for (std::size_t number = 0; number < TwinForm::places / places_of_band; ++number)
    meet([number](const TwinForm& form) { return band(form, number); });
  choose_hubs();
  return twins();
}

}  // namespace offprint
