#include "ingest/html/page_sources.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/html/sight_lines.h"

namespace offprint {
namespace {

enum class SourceKind : std::uint8_t { linked, meta, link, item };

struct Source {
  FieldName field;
  SourceKind kind;
  std::string_view key;
  double confidence;
};

constexpr Source chain[] = {
#define OFFPRINT_PAGE_SOURCE(field, kind, key, confidence) \
  {FieldName::field, SourceKind::kind, key, confidence},
#include "ingest/html/page_sources.def"
#undef OFFPRINT_PAGE_SOURCE
};

constexpr std::size_t most_values = 60;      // of one source
constexpr std::size_t longest_value = 4000;  // bytes

std::string rule_of(const Source& source) {
  const std::string key = "`" + std::string(source.key) + "`";
  switch (source.kind) {
    case SourceKind::linked:
      return "JSON-LD " + key;
    case SourceKind::item:
      return "microdata " + key;
    case SourceKind::link:
      return "link " + key;
    case SourceKind::meta:
      break;
  }
  if (source.key.starts_with("og:") || source.key.starts_with("article:"))
    return "Open Graph " + key;
  if (source.key.starts_with("dc")) return "Dublin Core " + key;
  return "meta " + key;
}

void add(std::vector<Finding>& found, std::string text, PageNode node, Position position,
         const Source& source) {
  if (text.empty() || text.size() > longest_value || found.size() >= most_values) return;
  found.push_back({std::move(text), node, position, rule_of(source), source.confidence});
}

void add_named(const PageSources& sources, const std::vector<PageHead::Named>& list,
               const Source& source, std::vector<Finding>& found) {
  for (const PageHead::Named& named : list)
    if (named.name == source.key)
      add(found, collapse_space(named.value), named.node, sources.page[named.node].position,
          source);
}

// The item that a property belongs to, or no_page_node.
PageNode scope_of(const HtmlPage& page, PageNode node) {
  PageNode up = page[node].parent;
  while (up != no_page_node && !page.has_attribute(up, "itemscope")) up = page[up].parent;
  return up;
}

std::string_view type_of(const HtmlPage& page, PageNode item) {
  const std::string_view type = trim(page.attribute(item, "itemtype"));
  return type.empty() ? "Thing" : type.substr(type.find_last_of("/:#") + 1);
}

bool is_about_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type.ends_with("WebPage") ||
         type == "Blog" || type == "CreativeWork" || type == "Report" || type == "Recipe" ||
         type == "HowTo" || type == "Review" || type == "Thing";
}

std::string item_text(const HtmlPage& page, PageNode node) {
  for (const std::string_view key : {"content", "datetime"})
    if (const std::string_view value = trim(page.attribute(node, key)); !value.empty())
      return collapse_space(value);
  return visible_text(page, node);
}

// A person's name inside the item of the person.
std::string item_name(const HtmlPage& page, PageNode node) {
  if (!page.has_attribute(node, "itemscope")) return item_text(page, node);
  for (PageNode below = node + 1; below < page[node].end; ++below) {
    const auto names = lower_tokens(page.attribute(below, "itemprop"));
    if (std::find(names.begin(), names.end(), "name") != names.end()) return item_text(page, below);
  }
  return item_text(page, node);
}

bool holds_heading(const PageSources& sources, PageNode item) {
  return std::any_of(
      sources.head.headings.begin(), sources.head.headings.end(),
      [&](PageNode heading) { return heading >= item && heading < sources.page[item].end; });
}

// Properties of several articles are those of a list, but for the one that has the page's heading.
void add_items(const PageSources& sources, const Source& source, std::vector<Finding>& found) {
  const HtmlPage& page = sources.page;
  const std::string property = to_lower(source.key);
  std::vector<std::pair<PageNode, PageNode>> scoped;  // item and property
  for (const PageNode node : sources.head.items) {
    const auto names = lower_tokens(page.attribute(node, "itemprop"));
    if (std::find(names.begin(), names.end(), property) == names.end()) continue;
    if (sources.asides[node] || page[node].tag == "h1") continue;
    const PageNode item = scope_of(page, node);
    if (item == no_page_node || is_about_article(type_of(page, item)))
      scoped.push_back({item, node});
  }
  const bool one_item = std::all_of(scoped.begin(), scoped.end(), [&](const auto& one) {
    return one.first == scoped.front().first;
  });
  for (const auto& [item, node] : scoped)
    if (one_item || (item != no_page_node && holds_heading(sources, item)))
      add(found, item_name(page, node), node, page[node].position, source);
}

// "w-published-date", "cms:publish_time": what is named for it, whatever the system.
std::vector<Finding> named_for_publication(const PageSources& sources) {
  std::vector<Finding> found;
  for (const PageHead::Named& named : sources.head.metas) {
    const bool when =
        named.name.find("date") != named.name.npos || named.name.find("time") != named.name.npos;
    if (when && named.name.find("publi") != named.name.npos)
      add(found, collapse_space(named.value), named.node, sources.page[named.node].position,
          {FieldName::published, SourceKind::meta, named.name, 0.75});
  }
  return found;
}

}  // namespace

std::vector<Finding> stated(const PageSources& sources, FieldName field) {
  std::vector<Finding> all;
  for (const Source& source : chain) {
    if (source.field != field) continue;
    std::vector<Finding> found;
    switch (source.kind) {
      case SourceKind::linked:
        for (std::string& text : sources.linked.texts(source.key))
          add(found, std::move(text), sources.linked.node(), sources.linked.position(), source);
        break;
      case SourceKind::meta:
        add_named(sources, sources.head.metas, source, found);
        break;
      case SourceKind::link:
        add_named(sources, sources.head.links, source, found);
        break;
      case SourceKind::item:
        add_items(sources, source, found);
        break;
    }
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  if (field == FieldName::published && all.empty()) return named_for_publication(sources);
  return all;
}

std::vector<Finding> items(const PageSources& sources, std::string_view property) {
  std::vector<Finding> found;
  add_items(sources, {FieldName::title, SourceKind::item, property, 0.85}, found);
  return found;
}

}  // namespace offprint
