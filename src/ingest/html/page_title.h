// Which of the titles that a page has is its article's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/page_head.h"
#include "syntax/html_page.h"

namespace offprint {

struct SiteNames {
  std::vector<std::string> names;  // "The Daily Loaf": a part of it, or more, is the site, too
  std::vector<std::string> hosts;  // "dailyloaf", "dailyloaf.example"
};

struct TitleSources {
  std::vector<Finding> stated;     // JSON-LD, Open Graph …, the best first
  Finding page_title;              // <title>; text "" when there is none
  std::vector<Finding> headlines;  // in sight, the likeliest first (rank_headlines)
  SiteNames sites;
  std::string slug;  // the last part of the page's address: "salt-and-sea"
};

struct TitleChoice {
  std::vector<Finding> titles;  // the best first
  // The heading in sight that is the article's, or no_page_node.
  PageNode headline = no_page_node;
};

// The headline in sight when another source repeats it; otherwise what sources agree in; otherwise
// what shares most with the others. The site's name is cut off. Thread-safe.
TitleChoice choose_title(const TitleSources& sources);

// Puts the heading first that agrees best with what is stated; headings that are the site's name or
// empty are dropped.
void rank_headlines(TitleSources& sources);

// "Salt and Sea | The Daily Loaf" → "Salt and Sea", where a part is a name of the site. Parts are
// separated by "|", "·", "»", "::", or a dash or colon with blanks.
std::string without_site(std::string_view title, const SiteNames& sites);

// For comparing titles: case, quotes, dashes and white space do not matter.
std::string comparable_title(std::string_view title);

}  // namespace offprint
