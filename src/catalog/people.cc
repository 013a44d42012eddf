#include "catalog/people.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "base/unicode.h"
#include "catalog/declared_rows.h"
#include "catalog/name_keys.h"
#include "catalog/people_merger.h"

namespace offprint {
namespace {

constexpr std::size_t most_compared = 64;  // people of one article

std::string printed_key(std::string_view key, std::string_view url) {
  return std::string(key) + '\n' + std::string(url);
}

// "Ines Halloran" is written with more care than "INES HALLORAN".
bool has_both_cases(std::string_view name) {
  bool upper = false, lower = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    upper |= is_upper(c);
    lower |= is_lower(c);
  }
  return upper && lower;
}

std::size_t other_than_ascii(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }));
}

}  // namespace

void PrintedPeople::put(std::string_view key, std::string_view url, const Person& person) {
  people_.insert_or_assign(printed_key(key, url), person);
}

Person PrintedPeople::printed(std::string_view key, std::string_view url) const {
  auto at = people_.find(printed_key(key, url));
  if (at == people_.end()) at = people_.find(printed_key(key, {}));
  return at != people_.end() ? at->second : Person();
}

void PrintedPeople::add_to(Digest& digest) const {
  for (const auto& [key, person] : people_) digest.text(key).text(encode_person(person));
}

void PeopleEvidence::Tally::operator+=(const Tally& other) {
  exported += other.exported;
  others += other.others;
}

void PeopleEvidence::add(const Facts& facts) {
  const Tally one{facts.exported ? 1u : 0u, facts.exported ? 0u : 1u};
  for (const Facts::Credit& person : facts.people) {
    if (person.is_open || person.key.empty()) continue;
    Entry& entry = entries_[{std::string(person.key), std::string(person.url)}];
    Form& form = entry.forms[std::string(person.name)];
    form.tally += one;
    if (!person.sort_name.empty()) form.sort_names[std::string(person.sort_name)] += one;
    if (!person.degrees.empty()) entry.degrees[std::string(person.degrees)] += one;
    if (entry.origin.empty() || facts.origin < entry.origin) entry.origin = facts.origin;
    entry.tally += one;
    entry.is_organization |= person.is_organization;
  }
  if (facts.people.size() > 1) note_crowds(facts);
}

// Two spellings in one article are two people.
void PeopleEvidence::note_crowds(const Facts& facts) {
  std::vector<std::pair<std::string_view, NameKeys>> names;
  for (const Facts::Credit& person : facts.people) {
    if (names.size() == most_compared) break;
    if (!person.is_open && !person.is_organization)
      names.emplace_back(person.key, name_keys(person.name));
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (names[i].first != names[j].first && (names[i].second.loose == names[j].second.loose ||
                                               may_be_one(names[i].second, names[j].second)))
        crowded_.insert(initial_key(names[i].second));
}

const std::string& PeopleEvidence::most_of(const Tallies& tallies) {
  static const std::string none;
  const auto best =
      std::max_element(tallies.begin(), tallies.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.second, a.first.size()) < std::tuple(b.second, b.first.size());
      });
  return best != tallies.end() ? best->first : none;
}

// What is printed of all entries of one person.
class PeopleEvidence::Printer {
 public:
  using Member = Entries::value_type;

  void add(const Member& member) {
    const auto& [key, entry] = member;
    Spelling& spelling = spellings_[key.first];
    spelling.tally += entry.tally;
    for (const auto& [text, form] : entry.forms) {
      Form& all = spelling.forms[text];
      all.tally += form.tally;
      for (const auto& [sorted, tally] : form.sort_names) all.sort_names[sorted] += tally;
    }
    for (const auto& [degrees, tally] : entry.degrees) degrees_[degrees] += tally;
    if (!key.second.empty()) person_.url = key.second;
    person_.is_organization |= entry.is_organization;
    if (spelling.origin.empty() || entry.origin < spelling.origin) spelling.origin = entry.origin;
  }

  Person print() {
    const auto& [key, spelling] = *best_spelling();
    const auto best = std::max_element(
        spelling.forms.begin(), spelling.forms.end(), [](const auto& a, const auto& b) {
          const auto rank = [](const auto& form) {
            const Tally& tally = form.second.tally;
            return std::tuple(tally.exported > 0, has_both_cases(form.first), tally);
          };
          return rank(a) < rank(b);
        });
    person_.name = best->first;
    person_.sort_name = most_of(best->second.sort_names);
    person_.degrees = most_of(degrees_);
    printed_ = key;
    return person_;
  }

  void report(Diagnostics& diagnostics) const {
    for (const auto& [key, spelling] : spellings_)
      if (key != printed_ && spelling.tally.exported > 0)
        diagnostics.push_back({Code::author_merged,
                               spelling.origin,
                               {},
                               "`" + most_frequent(spelling) + "` is one person with " +
                                   person_.name + ", and is printed so",
                               "give them different addresses if they are two"});
  }

 private:
  struct Spelling {
    std::map<std::string, Form, std::less<>> forms;
    Tally tally;
    std::string origin;
  };

  static const std::string& most_frequent(const Spelling& spelling) {
    return std::max_element(
               spelling.forms.begin(), spelling.forms.end(),
               [](const auto& a, const auto& b) { return a.second.tally < b.second.tally; })
        ->first;
  }

  // The most frequent name, and of its spellings the one with most marks: who has none left them
  // out.
  std::map<std::string, Spelling>::const_iterator best_spelling() const {
    std::map<std::string, Tally> names;
    for (const auto& [key, spelling] : spellings_) names[name_keys(key).loose] += spelling.tally;
    const auto rank = [&](const auto& one) {
      const std::string loose = name_keys(one.first).loose;
      return std::tuple(names.at(loose), loose.size(), loose, one.second.tally.exported > 0,
                        other_than_ascii(one.first), one.second.tally);
    };
    return std::max_element(spellings_.begin(), spellings_.end(),
                            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }

  std::map<std::string, Spelling> spellings_;  // by folded name
  Tallies degrees_;
  Person person_;
  std::string printed_;
};

PrintedPeople PeopleEvidence::decide(Diagnostics& diagnostics) {
  std::vector<MergeCandidate> candidates;
  std::vector<const Printer::Member*> members;
  for (const Printer::Member& member : entries_) {
    const auto& [key, entry] = member;
    candidates.push_back({key.first, key.second, name_keys(key.first), entry.is_organization});
    members.push_back(&member);
  }
  PrintedPeople people;
  for (const std::vector<std::size_t>& group : merge_people(candidates, crowded_)) {
    Printer printer;
    for (const std::size_t one : group) printer.add(*members[one]);
    const Person person = printer.print();
    for (const std::size_t one : group)
      people.put(candidates[one].key, candidates[one].url, person);
    if (group.size() > 1) printer.report(diagnostics);
  }
  return people;
}

}  // namespace offprint
