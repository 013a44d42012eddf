#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/site_key.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr std::size_t top_blocks = 6;
constexpr std::size_t bottom_blocks = 12;
constexpr std::size_t longest_line = 2000;  // bytes; notices in small print are long, too

// Its own address and the site that it names, not what the configuration says of all articles.
std::string site_of(const Draft& draft, const Article& article) {
  const Field* address = draft.find(FieldName::url);
  if (address != nullptr && !article.url_is_derived)
    if (const std::string host = site_key(article.url); !host.empty()) return named_site_key(host);
  if (draft.find(FieldName::site) != nullptr && !article.site.name.empty())
    return named_site_key(article.site.name);
  return folder_site_key(article.origin);
}

// What stands at the edges may lie in one section or division.
NodeIndex holder_of_blocks(const Body& body) {
  NodeIndex holder = Body::root();
  while (true) {
    const NodeIndex only = body[holder].first_child;
    if (only == no_node || body[only].next != no_node) return holder;
    const Element element = body[only].element;
    if (element != Element::section && element != Element::division) return holder;
    holder = only;
  }
}

bool holds_notes(const Body& body, NodeIndex block) {
  for (NodeIndex node = block; node != no_node; node = body.next_in_order(node, block)) {
    const Element element = body[node].element;
    if (element == Element::notes || element == Element::note_reference) return true;
  }
  return false;
}

void append_masked(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool digit = is_digit(next_code_point(text, at));
    if (!digit)
      out.append(text.substr(begin, at - begin));
    else if (!out.ends_with('0'))
      out += '0';
  }
}

// What tells the block from others: its text, else its pictures. "" for what can be no site's line.
std::string words_of(const Body& body, NodeIndex block) {
  if (holds_notes(body, block)) return {};
  const std::string text = plain_text(body, block);
  if (text.size() > longest_line) return {};
  std::string words;
  append_masked(words, fold(collapse_space(text)));
  if (!words.empty()) return words;
  for (NodeIndex node = block; node != no_node; node = body.next_in_order(node, block))
    if (body[node].element == Element::image) {
      words += '\n';
      words += body.attribute(node, Attribute::src);
    }
  return words;
}

class EdgeLister {
 public:
  explicit EdgeLister(Article& article) : article_(article), body_(article.body) {
    const NodeIndex holder = holder_of_blocks(body_);
    for (NodeIndex node = body_[holder].first_child; node != no_node; node = body_[node].next)
      if (body_[node].element != Element::notes) blocks_.push_back(node);
  }

  // A block in reach of both edges stands at both, and first of all at the nearer one.
  void run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::size_t after = blocks_.size() - 1 - i;
      const bool at_top = i < top_blocks;
      if (at_top && i <= after) add(i, Edge::top);
      if (after < bottom_blocks) add(i, Edge::bottom);
      if (at_top && i > after) add(i, Edge::top);
    }
  }

 private:
  void add(std::size_t i, Edge edge) {
    std::string words = words_of(body_, blocks_[i]);
    if (words.empty()) return;
    if (heading_level(body_[blocks_[i]].element) != 0 && i + 1 < blocks_.size())
      words += '\n' + words_of(body_, blocks_[i + 1]);
    article_.edge_blocks.push_back({blocks_[i], edge, hash64(words)});
  }

  Article& article_;
  const Body& body_;
  std::vector<NodeIndex> blocks_;
};

}  // namespace

void list_site_lines(const Rules&, Draft& draft, Article& article) {
  if (!draft.from_page) return;
  article.page_site = site_of(draft, article);
  EdgeLister(article).run();
}

}  // namespace offprint
