#include "syntax/html_page.h"

#include <algorithm>
#include <cstring>

#include "base/unicode.h"
#include "syntax/html_gumbo.h"
#include "syntax/html_scan.h"

namespace offprint {
namespace {

constexpr std::size_t chunk_size = std::size_t{64} << 10;

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text_node(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

std::string tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  if (name.data == nullptr) return "unknown";
  gumbo_tag_from_original_text(&name);
  return ascii_lower({name.data, name.length});
}

Position position_of(const GumboSourcePosition& place) { return {place.line, place.column}; }

bool is_silent(std::string_view tag) {
  return tag == "script" || tag == "style" || tag == "template";
}

void refuse(Limit limit, const Limits& limits, std::string_view origin, Diagnostics& diagnostics) {
  diagnostics.push_back({info(limit).code,
                         std::string(origin),
                         {1, 1},
                         "this page has " + excess_of(limit, limits),
                         hint_of(limit)});
}

}  // namespace

// Copies gumbo's tree, which lives only until the next parse.
class PageCopy {
 public:
  explicit PageCopy(HtmlPage& page) : page_(page) {}

  void copy(const GumboNode& root, std::uint32_t most_nodes) {
    struct Level {
      const GumboNode* node;
      PageNode copy;
      PageNode last;
      unsigned next;
    };
    std::vector<Level> levels{{&root, add(root, no_page_node), no_page_node, 0}};
    while (!levels.empty()) {
      Level& level = levels.back();
      const GumboVector& children = level.node->v.element.children;
      if (level.next == children.length || page_.nodes_.size() >= most_nodes) {
        page_.nodes_[level.copy].end = static_cast<PageNode>(page_.nodes_.size());
        levels.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[level.next++]);
      if (!is_element(*child) && !is_text_node(*child)) continue;
      const PageNode copied = add(*child, level.copy);
      (level.last == no_page_node ? page_.nodes_[level.copy].first_child
                                  : page_.nodes_[level.last].next) = copied;
      level.last = copied;
      if (is_element(*child))
        levels.push_back({child, copied, no_page_node, 0});
      else
        page_.nodes_[copied].end = copied + 1;
    }
  }

 private:
  PageNode add(const GumboNode& node, PageNode parent) {
    HtmlPage::Node copy;
    copy.parent = parent;
    if (is_element(node)) {
      const GumboElement& element = node.v.element;
      copy.tag = page_.keep(tag_of(element));
      copy.position = position_of(element.start_pos);
      copy.first_attribute = static_cast<std::uint32_t>(page_.attributes_.size());
      copy.attribute_count = element.attributes.length;
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        page_.attributes_.push_back({page_.keep(attribute->name), page_.keep(attribute->value)});
      }
    } else {
      copy.text = page_.keep(node.v.text.text);
      copy.position = position_of(node.v.text.start_pos);
    }
    page_.nodes_.push_back(copy);
    return static_cast<PageNode>(page_.nodes_.size() - 1);
  }

  HtmlPage& page_;
};

HtmlPage::HtmlPage(std::string_view html, std::string_view origin, Diagnostics& diagnostics,
                   const Limits& limits) {
  Limit excess =
      html.size() > limits.document_bytes ? &Limits::document_bytes : find_excess(html, limits);
  if (!excess) {
    const GumboNode* root = parse_with_gumbo(html, HtmlKind::page, limits.nodes);
    if (root) PageCopy(*this).copy(*root, limits.nodes);
    if (!root || nodes_.size() >= limits.nodes) excess = &Limits::nodes;
  }
  if (excess) refuse(excess, limits, origin, diagnostics);
}

std::string_view HtmlPage::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > chunk_left_) {
    const std::size_t size = std::max(text.size(), chunk_size);
    chunks_.push_back(std::unique_ptr<char[]>(new char[size]));
    chunk_at_ = chunks_.back().get();
    chunk_left_ = size;
  }
  std::memcpy(chunk_at_, text.data(), text.size());
  const std::string_view kept(chunk_at_, text.size());
  chunk_at_ += text.size();
  chunk_left_ -= text.size();
  return kept;
}

std::string_view HtmlPage::attribute(PageNode node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i)
    if (attributes_[n.first_attribute + i].name == name)
      return attributes_[n.first_attribute + i].value;
  return {};
}

bool HtmlPage::has_attribute(PageNode node, std::string_view name) const {
  const Node& n = nodes_[node];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i)
    if (attributes_[n.first_attribute + i].name == name) return true;
  return false;
}

std::string HtmlPage::text(PageNode node) const {
  std::string text;
  const PageNode end = nodes_[node].end;
  for (PageNode at = node; at < end;) {
    if (is_silent(nodes_[at].tag) && at != node) {
      at = nodes_[at].end;
      continue;
    }
    text += nodes_[at].text;
    ++at;
  }
  return text;
}

PageNode HtmlPage::find(std::string_view tag, PageNode top) const {
  if (nodes_.empty()) return no_page_node;
  for (PageNode at = top; at < nodes_[top].end; ++at)
    if (nodes_[at].tag == tag) return at;
  return no_page_node;
}

}  // namespace offprint
