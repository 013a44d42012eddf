// The first stratum of decide: which lines at the edges of pages, and which ends of titles, are the
// site's rather than the article's.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/digest.h"
#include "catalog/facts.h"
#include "catalog/store.h"
#include "model/decisions.h"

namespace offprint {

// A line is the site's when it stands at the same edge of three of its pages at least, and of a
// third of all its pages; the end of a title, when it ends half of the titles, and of a site with
// no more than three pages, when it ends two. Pages with the same title are one: copies of an
// article do not make it a site. A site is what pages say of themselves, and a folder; either can
// tell.
//
// Counted by SQLite; what is kept in memory are the site's lines alone, no more than three for each
// place at an edge, whatever the number of pages.
class SiteChrome {
 public:
  void learn(const Store& store);
  bool empty() const { return lines_.empty(); }

  // Sets `chrome` and `title_suffix`.
  void decide(const Facts& facts, ArticleDecisions& decisions) const;
  // The ids that go with the article's chrome.
  std::vector<std::string> lost_anchors(const Facts& facts) const;

  void add_to(Digest& digest) const;

 private:
  struct Line {
    std::uint64_t site = 0;
    std::uint64_t hash = 0;
    Edge edge = Edge::page;

    friend bool operator==(const Line&, const Line&) = default;
  };
  struct LineHash {
    std::size_t operator()(const Line& line) const {
      return static_cast<std::size_t>(line.site ^ (line.hash * 3) ^
                                      static_cast<std::uint64_t>(line.edge));
    }
  };

  ArticleDecisions::Shared find(const Facts& facts, Edge edge, std::uint64_t hash) const;

  std::unordered_map<Line, ArticleDecisions::Shared, LineHash> lines_;
};

}  // namespace offprint
