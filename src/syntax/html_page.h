// A whole HTML page as browsers read it (WHATWG HTML, section 13): a flat, immutable tree of all
// elements and texts, with nothing left out, for finding what in it is the article.
//
// Names of elements and attributes are in lower case. Texts have their character references
// decoded. Concurrent reading is safe.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/position.h"
#include "model/body.h"

namespace offprint {

using PageNode = std::uint32_t;
inline constexpr PageNode no_page_node = std::numeric_limits<PageNode>::max();

class HtmlPage {
 public:
  struct Attribute {
    std::string_view name, value;
  };

  struct Node {
    std::string_view tag;   // "" for text
    std::string_view text;  // of text nodes; scripts and styles hold theirs as text, too
    PageNode parent = no_page_node;
    PageNode first_child = no_page_node;
    PageNode next = no_page_node;  // sibling
    PageNode end = 0;              // one past the last node below it
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
    Position position;
  };

  // Parses `html` (UTF-8), whose first line is line 1. A page that cannot be read safely is empty,
  // with one error in `diagnostics`. Never throws for what the page holds. Thread-safe.
  HtmlPage(std::string_view html, std::string_view origin, Diagnostics& diagnostics,
           const Limits& limits = {});

  // Nodes in document order; 0 is the <html> element, unless the page is empty. The nodes below
  // `node` are those from node + 1 to end.
  std::size_t size() const { return nodes_.size(); }
  const Node& operator[](PageNode node) const { return nodes_[node]; }
  bool is_text(PageNode node) const { return nodes_[node].tag.empty(); }

  // "" when absent.
  std::string_view attribute(PageNode node, std::string_view name) const;
  bool has_attribute(PageNode node, std::string_view name) const;
  // Calls visit(name, value) for each.
  template <typename Visit>
  void for_each_attribute(PageNode node, Visit visit) const {
    const Node& n = nodes_[node];
    for (std::uint32_t i = 0; i < n.attribute_count; ++i)
      visit(attributes_[n.first_attribute + i].name, attributes_[n.first_attribute + i].value);
  }

  // All text below `node` as it stands, scripts and styles left out.
  std::string text(PageNode node) const;
  // The first node below `top` with this tag, or no_page_node.
  PageNode find(std::string_view tag, PageNode top = 0) const;

 private:
  friend class PageCopy;

  std::string_view keep(std::string_view text);

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::unique_ptr<char[]>> chunks_;  // all names, values and texts
  std::size_t chunk_left_ = 0;
  char* chunk_at_ = nullptr;
};

// What of a page becomes a Body: the tops in this order, but for the nodes marked in `left_out` and
// all below them. Tops must not lie in each other. Of a top that only groups (<body>, <main>,
// <div>, <section>, <td> …) it is what it holds.
struct PageSelection {
  std::vector<PageNode> tops;
  std::vector<bool> left_out;  // one for each node of the page, or empty
};

// Appends what the selection means to `parent`. Positions are those of the page. The document's own
// losses (scripts, forms, embeds …) are reported as for fragments (html_parser.h). Images are those
// that readers of the page see (html_page_images.h). Thread-safe.
void emit_page(const HtmlPage& page, const PageSelection& selection, std::string_view origin,
               Body& body, NodeIndex parent, Diagnostics& diagnostics, const Limits& limits = {});

}  // namespace offprint
