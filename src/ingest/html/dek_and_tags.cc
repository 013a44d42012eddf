#include "ingest/html/dek_and_tags.h"

#include <algorithm>

#include "base/date.h"
#include "base/unicode.h"
#include "ingest/html/credit_names.h"

namespace offprint {
namespace {

constexpr std::size_t shortest_dek = 4, longest_dek = 70;  // words
constexpr std::size_t dek_lines = 6;                       // from the headline
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
