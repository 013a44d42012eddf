#include "ingest/html/dek_and_tags.h"

#include <algorithm>

#include "base/date.h"
#include "base/unicode.h"
#include "ingest/html/credit_names.h"
#include "ingest/html/page_facts.h"

namespace offprint {
namespace {

constexpr std::size_t shortest_dek = 4, longest_dek = 70;  // words
constexpr std::size_t dek_lines = 6;                       // from the headline
constexpr std::size_t longest_meta_line = 160;             // bytes
constexpr PageNode farthest_heading = 4000;                // nodes
constexpr std::size_t longest_tag = 80;                    // bytes
constexpr std::size_t most_tags = 40;

class DekFinder {
 public:
  explicit DekFinder(const Surroundings& around) : around_(around), page_(around.page()) {}

  std::optional<Dek> run() const {
    if (around_.headline() == no_page_node) return {};
    const std::size_t begin = around_.headline_end();
    const std::size_t end = std::min(begin + dek_lines, around_.lines().size());
    for (std::size_t line = begin; line < end; ++line) {
      const SightLine& text = around_.lines()[line];
      if (around_.is_aside(text.first) || !has_dek_size(text.text)) continue;
      const PageNode cover = around_.cover(line, line);
      if (cover == no_page_node) continue;
      const std::string rule = rule_for(cover, line == begin);
      if (rule.empty()) continue;
      return Dek{{text.text, cover, page_[cover].position, rule, 0.85}, cover};
    }
    return {};
  }

  // A heading that is nothing but this line, or no_page_node.
  PageNode heading_of(const SightLine& line) const {
    PageNode up = page_[line.first].parent;
    for (int level = 0; level < 4 && up != no_page_node; ++level, up = page_[up].parent)
      if (is_heading_tag(page_[up].tag)) return page_[up].end > line.last ? up : no_page_node;
    return no_page_node;
  }

  std::optional<Dek> subtitle(std::string_view language) const {
    const auto& lines = around_.lines();
    const std::size_t line = around_.headline_end();
    if (around_.headline() == no_page_node || line + 1 >= lines.size()) return {};
    const PageNode heading = heading_of(lines[line]);
    if (heading == no_page_node || around_.is_aside(heading)) return {};
    if (page_[heading].tag[1] <= page_[around_.headline()].tag[1]) return {};
    if (!has_dek_size(lines[line].text) || heading_of(lines[line + 1]) == heading) return {};
    if (!is_meta_line(lines[line + 1].text, language) && !is_outranked(heading)) return {};
    return Dek{
        {lines[line].text, heading, page_[heading].position, "heading below the headline", 0.75},
        heading};
  }

  static bool is_meta_line(std::string_view text, std::string_view language) {
    return text.size() <= longest_meta_line &&
           (find_date(text) || read_credit_line(text, language).has_label);
  }

  // By the next heading: one of a section would not stand above its article's.
  bool is_outranked(PageNode heading) const {
    const PageNode end = std::min<PageNode>(page_[0].end, heading + farthest_heading);
    for (PageNode at = page_[heading].end; at < end; ++at)
      if (is_heading_tag(page_[at].tag) && !around_.is_aside(at))
        return around_.is_inside(at) && page_[at].tag[1] < page_[heading].tag[1] &&
               page_[at].tag[1] > page_[around_.headline()].tag[1];
    return false;
  }

 private:
  static bool has_dek_size(std::string_view text) {
    if (find_date(text) || read_credit_line(text, "").has_label) return false;
    const std::size_t words = count_words(text);
    return words >= shortest_dek && words <= longest_dek;
  }

  std::string rule_for(PageNode cover, bool beside) const {
    PageNode up = cover;
    for (int level = 0; level < 3 && up != no_page_node && !holds_headline(up);
         ++level, up = page_[up].parent)
      if (has_mark(names_of(page_, up), Mark::dek)) return "element named for a dek";
    if (!beside) return "";
    const PageNode parent = page_[cover].parent;
    const bool grouped = parent != no_page_node && parent == page_[around_.headline()].parent &&
                         (page_[parent].tag == "header" || page_[parent].tag == "hgroup");
    return grouped ? "text beside the headline" : "";
  }

  bool holds_headline(PageNode node) const {
    return around_.headline() >= node && around_.headline() < page_[node].end;
  }

  const Surroundings& around_;
  const HtmlPage& page_;
};

}  // namespace

std::optional<Dek> find_dek(const Surroundings& around) { return DekFinder(around).run(); }

std::optional<Dek> find_subtitle(const Surroundings& around, std::string_view language) {
  return DekFinder(around).subtitle(language);
}

ShownTags find_tags(const Surroundings& around) {
  const HtmlPage& page = around.page();
  ShownTags shown;
  for (PageNode node = 0; node < page.size() && shown.tags.size() < most_tags; ++node) {
    if (page[node].tag != "a" || around.is_aside(node) || !around.is_inside(node)) continue;
    const auto rel = lower_tokens(page.attribute(node, "rel"));
    if (std::find(rel.begin(), rel.end(), "tag") == rel.end()) continue;
    const std::string text = visible_text(page, node);
    if (text.empty() || text.size() > longest_tag) continue;
    const bool category = std::find(rel.begin(), rel.end(), "category") != rel.end();
    auto& list = category ? shown.categories : shown.tags;
    list.push_back({text, node, page[node].position,
                    category ? "link `rel=\"category tag\"`" : "link `rel=\"tag\"`", 0.8});
    shown.covers.push_back(node);
  }
  return shown;
}

}  // namespace offprint
