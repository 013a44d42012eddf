// The stratum of decide that tells who is one person, and prints every person in one form.
//
// One person, of several spellings of a name:
//   - those that differ in case, blanks, full stops and the marks of Latin letters only ("José
//     García", "Jose Garcia", "J.R. Roe", "J. R. Roe");
//   - those with and without the initial of a second given name, when no other one stands there
//     anywhere ("Jane Roe", "Jane R. Roe", "Jane Rose Roe");
//   - initials for all of two or more given names, when only one person has them ("J. R. Roe",
//   "Jane
//     Rose Roe");
//   - any of these shortenings, when they have the same address.
// But never when an article names both, nor when they have different addresses: people of one name
// and of different addresses are different people.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/digest.h"
#include "catalog/facts.h"
#include "model/person.h"

namespace offprint {

class PrintedPeople {
 public:
  // The name, sort name, address and degrees that all articles have for whom this folded name and
  // address ("" = none) mean; without a name when nothing is known.
  Person printed(std::string_view key, std::string_view url) const;

  void put(std::string_view key, std::string_view url, const Person& person);
  void add_to(Digest& digest) const;

 private:
  std::map<std::string, Person, std::less<>> people_;
};

class PeopleEvidence {
 public:
  void add(const Facts& facts);

  // Does not depend on the order of adding, except for the places of reports: the first article
  // with the spelling (author-merged, one for each spelling that is not printed). Nearly linear in
  // the names.
  PrintedPeople decide(Diagnostics& diagnostics);

 private:
  struct Tally {
    std::uint64_t exported = 0, others = 0;  // drafts speak only where exported articles are silent
    auto operator<=>(const Tally&) const = default;
    void operator+=(const Tally& other);
  };
  using Tallies = std::map<std::string, Tally, std::less<>>;
  struct Form {
    Tally tally;
    Tallies sort_names;
  };
  // Who has one folded name and one address.
  struct Entry {
    std::map<std::string, Form, std::less<>> forms;
    Tallies degrees;
    Tally tally;
    bool is_organization = false;
    std::string origin;  // of the first article
  };
  using Entries = std::map<std::pair<std::string, std::string>, Entry>;  // folded name, address

  class Printer;
  void note_crowds(const Facts& facts);
  static const std::string& most_of(const Tallies& tallies);

  Entries entries_;
  std::set<std::string, std::less<>>
      crowded_;  // initial_keys under which an article has two people
};

}  // namespace offprint
