// Where on a page its article's byline, date and dek can stand: around the headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/html/page_head.h"
#include "ingest/html/sight_lines.h"
#include "syntax/html_page.h"

namespace offprint {

// Marks what is no part of any article: navigation, comments, related articles and their like; one
// for each node. What holds a main heading is never marked. Thread-safe.
std::vector<bool> page_asides(const HtmlPage& page, const PageHead& head);

class Surroundings {
 public:
  // `headline` may be no_page_node: then the beginning of the article's element counts. `title` is
  // the article's, for finding its line when no heading is known.
  // `asides` must outlive this.
  Surroundings(const HtmlPage& page, const std::vector<bool>& asides, PageNode headline,
               std::string_view title);

  const HtmlPage& page() const { return page_; }
  const std::vector<SightLine>& lines() const { return lines_; }
  // Lines before and after the headline, up to where the text is well under way.
  std::size_t near_begin() const { return near_begin_; }
  std::size_t near_end() const { return near_end_; }
  // The lines of the headline itself; both near_begin() when there is none.
  std::size_t headline_begin() const { return headline_begin_; }
  std::size_t headline_end() const { return headline_end_; }
  PageNode headline() const { return headline_; }

  // Navigation, comments, related articles and their like.
  bool is_aside(PageNode node) const { return aside_[node]; }
  bool is_near(std::size_t line) const { return line >= near_begin_ && line < near_end_; }
  // Within the <article> or <main> that the headline stands in, when there is one.
  bool is_inside(PageNode node) const { return node >= top_ && node < page_[top_].end; }
  // The largest element whose text in sight is this line (or these lines) only, without pictures.
  PageNode cover(std::size_t first_line, std::size_t last_line) const;

 private:
  void find_headline(std::string_view title);
  void measure();

  const HtmlPage& page_;
  std::vector<SightLine> lines_;
  const std::vector<bool>& aside_;
  PageNode headline_;
  PageNode top_ = 0;
  std::size_t near_begin_ = 0, near_end_ = 0;
  std::size_t headline_begin_ = 0, headline_end_ = 0;
};

}  // namespace offprint
