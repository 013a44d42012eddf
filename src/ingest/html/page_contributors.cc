#include "ingest/html/page_contributors.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/html/credit_names.h"

namespace offprint {
namespace {

constexpr std::string_view properties[] = {"editor",       "translator", "illustrator",
                                           "photographer", "reviewedBy", "readBy",
                                           "producer",     "director",   "musicBy"};
constexpr std::size_t longest_credit = 200;  // bytes
constexpr std::size_t most_apart = 2;        // lines between a byline and a credit

void add_member(Value& map, const char* key, std::string text) {
  if (!text.empty())
    map.members.push_back({key, map.position, text_value(std::move(text), map.position)});
}

class ContributorFinder {
 public:
  ContributorFinder(const PageSources& sources, const Surroundings& around,
                    std::string_view language)
      : sources_(sources), around_(around), language_(language) {}

  PageContributors run(const Byline& byline) {
    for (const std::string_view property : properties) add_linked(property);
    const bool has_author =
        !sources_.linked.credits("author").empty() || !sources_.linked.credits("creator").empty();
    if (has_author) add_linked("contributor");
    for (const std::size_t line : byline.lines) {
      const std::size_t end = std::min(line + most_apart + 1, around_.lines().size());
      for (std::size_t at = line; at < end; ++at) add_line(at, at == line);
    }
    return std::move(found_);
  }

 private:
  void add_linked(std::string_view property) {
    Field field{FieldName::contributors,
                std::string(property),
                {},
                sources_.linked.position(),
                "JSON-LD `" + std::string(property) + "`",
                0.9};
    field.value.kind = Value::Kind::list;
    field.value.position = field.position;
    for (const Credit& credit : sources_.linked.credits(property)) {
      std::string name = without_jobs(clean_name(credit.name, language_));
      if (name.empty()) continue;
      Value map;
      map.kind = Value::Kind::map;
      map.position = field.position;
      add_member(map, "name", std::move(name));
      add_member(map, "url", is_web_address(credit.url) ? credit.url : "");
      add_member(map, "type", credit.is_organization ? "Organization" : "");
      field.value.items.push_back(std::move(map));
    }
    if (!field.value.items.empty()) found_.fields.push_back(std::move(field));
  }

  // Pictures have credits of their own.
  bool is_of_picture(PageNode node) const {
    const HtmlPage& page = around_.page();
    for (PageNode up = node; up != no_page_node; up = page[up].parent)
      if (page[up].tag == "figure" || page[up].tag == "figcaption") return true;
    return false;
  }

  void add_line(std::size_t line, bool is_byline) {
    const SightLine& sight = around_.lines()[line];
    if (sight.text.size() > longest_credit || around_.is_aside(sight.first) ||
        is_of_picture(sight.first) ||
        std::find(found_.lines.begin(), found_.lines.end(), line) != found_.lines.end())
      return;
    const std::string_view credit = find_credit(sight.text, language_);
    if (credit.empty() || (!is_byline && credit.size() != sight.text.size())) return;
    const Position position = around_.page()[sight.first].position;
    found_.fields.push_back({FieldName::contributors, "credits",
                             text_value(std::string(credit), position), position,
                             "a credit beside the byline", 0.8});
    if (!is_byline) found_.lines.push_back(line);
  }

  const PageSources& sources_;
  const Surroundings& around_;
  std::string_view language_;
  PageContributors found_;
};

}  // namespace

PageContributors find_contributors(const PageSources& sources, const Surroundings& around,
                                   const Byline& byline, std::string_view language) {
  return ContributorFinder(sources, around, language).run(byline);
}

}  // namespace offprint
