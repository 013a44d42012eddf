// Measures of the text below each node of a page, made in linear time.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/html_page.h"

namespace offprint {

// Characters are those of texts that readers see, white space left out; those of scripts that are
// written without spaces count twice.
struct NodeFacts {
  std::uint32_t chars = 0;
  std::uint32_t link_chars = 0;  // of these, inside links
  std::uint32_t links = 0;
  std::uint32_t local_links = 0;  // of these, to places of the page itself
  std::uint32_t cards = 0;        // links that hold blocks
  std::uint32_t link_lines = 0;   // blocks that are nothing but a link, outside of lists and tables
  std::uint32_t authors = 0;      // elements that are marked up as an author
  std::uint32_t fields = 0;       // of forms, for text
  std::uint32_t stops = 0;        // ends of sentences
  std::uint32_t prose = 0;        // characters of the blocks that read like an article's
  std::uint32_t prose_before = 0;  // the same of what begins before the node
  std::uint32_t blocks = 0;        // blocks with text of their own
  std::uint32_t images = 0;

  double link_share() const { return chars == 0 ? 0 : static_cast<double>(link_chars) / chars; }
};

// Elements whose texts are no text of the page: scripts, controls, drawings.
bool is_silent_element(std::string_view tag);
// Elements that begin a line of their own.
bool is_block_element(std::string_view tag);

bool is_heading_tag(std::string_view tag);  // h1 … h6

class PageFacts {
 public:
  explicit PageFacts(const HtmlPage& page);

  const NodeFacts& operator[](PageNode node) const { return facts_[node]; }
  // Computes `prose` anew without what `left_out` marks (with everything below it).
  void measure_prose(const std::vector<bool>& left_out);

 private:
  void measure_texts();
  void add_up();

  const HtmlPage& page_;
  std::vector<NodeFacts> facts_;
  std::vector<NodeFacts> own_;   // of blocks: the text that is in no block below them
  std::vector<PageNode> owner_;  // of each node: the block that its text belongs to
};

}  // namespace offprint
