// The stratum of decide that finds the forms of one article: a page and its capture, a file and a
// feed's item.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/scratch_file.h"
#include "catalog/twin_form.h"
#include "catalog/twin_keys.h"

namespace offprint {

// A form of an article that another one says better.
struct Twin {
  std::uint32_t row = 0;
  std::uint32_t leader = 0;  // the row that says it best, and is no Twin
  std::uint32_t rank = 0;    // among all forms: the smaller, the better
  Likeness likeness;

  friend bool operator<(const Twin& a, const Twin& b) { return a.row < b.row; }
};

// Forms that could be of one article meet in buckets: of one address, id or title, and by pieces
// ("bands") of their signatures, so that texts of which half is the same meet with 87 %
// probability, and those of which 0.7 is with 99.98 %. Those that meet are compared by likeness().
// A bucket keeps 16 forms at most to compare others with, the best first: time grows with the
// articles, not with their pairs, even when all are the same.
//
// Every form of a group is like the best one; none joins because its text is like that of one that
// joined, but who has the address, the id, or title and day of one that joined does. Signatures
// and keys lie in files; memory holds 22 bytes for each form, and 16 for each that meets another.
class TwinSearch {
 public:
  TwinSearch();

  // Exported articles only, by row.
  void add(const Facts& facts);

  // By row. Which form leads: Markdown and WordPress, pages, feeds, captures, beginnings in feeds;
  // then the longest; then the first by origin. One that has but a part of the longest text of its
  // group does not lead.
  std::vector<Twin> find();

 private:
  // A form's place is its rank: 0 is the best.
  struct Meeting {
    std::uint64_t key;
    std::uint32_t place;
  };
  struct Pair {
    std::uint32_t lesser, better;  // places
    Likeness likeness;
  };

  TwinForm form(std::uint32_t place) const;
  void rank();
  void write_forms();
  // Lets those meet that have one key of this kind.
  void meet(std::size_t kind);
  void find_seen_twice(std::size_t kind);
  std::size_t slot(std::uint64_t key) const;
  void compare(const Meeting* begin, const Meeting* end);
  void choose_hubs();
  std::uint32_t choose_leader(std::uint32_t hub, const std::vector<Pair>& members) const;
  std::vector<Twin> twins() const;

  ScratchFile file_;
  std::string last_forms_;  // that are not in the file yet
  TwinKeys keys_;
  std::vector<std::uint64_t> weaknesses_;   // by index in the file; the smaller, the better
  std::vector<std::uint32_t> indexes_;      // by place
  std::vector<std::uint32_t> places_;       // by index
  std::vector<std::uint32_t> last_better_;  // by place: with whom a pair was found last
  std::vector<bool> seen_, seen_twice_;     // by slot of a key
  std::vector<Meeting> meetings_;
  std::vector<Pair> pairs_;
};

}  // namespace offprint
