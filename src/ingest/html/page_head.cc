#include "ingest/html/page_head.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t most_named = 2000;  // of each list; pages have a few dozen

std::string lower_trimmed(std::string_view text) { return to_lower(trim(text)); }

void add(std::vector<PageHead::Named>& list, std::string name, std::string_view value,
         PageNode node) {
  if (list.size() < most_named) list.push_back({std::move(name), value, node});
}

// "DC:Date.Issued" is "dc.date.issued".
std::string with_dots(std::string name) {
  if (name.starts_with("dc:") || name.starts_with("dcterms:"))
    std::replace(name.begin(), name.end(), ':', '.');
  return name;
}

void add_meta(const HtmlPage& page, PageNode node, PageHead& head) {
  const std::string_view content = page.attribute(node, "content");
  if (trim(content).empty()) return;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"})
    for (std::string& name : lower_tokens(page.attribute(node, key))) {
      if (name.find("ld+json") != name.npos) head.scripts.push_back(node);
      add(head.metas, with_dots(std::move(name)), content, node);
    }
}

bool is_drawing(const HtmlPage& page, PageNode node) {
  const PageNode parent = page[node].parent;
  return parent != no_page_node && page[parent].tag != "head" && page[parent].tag != "body" &&
         page[parent].tag != "html";
}

const PageHead::Named* first_named(const std::vector<PageHead::Named>& list,
                                   std::string_view name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const PageHead::Named& named) {
    return named.name == name && !trim(named.value).empty();
  });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const PageHead::Named* PageHead::meta(std::string_view name) const {
  return first_named(metas, name);
}

const PageHead::Named* PageHead::link(std::string_view rel) const {
  return first_named(links, rel);
}

PageHead read_page_head(const HtmlPage& page) {
  PageHead head;
  for (PageNode node = 0; node < page.size(); ++node) {
    const std::string_view tag = page[node].tag;
    if (tag.empty()) continue;
    if (page.has_attribute(node, "itemprop") && head.items.size() < most_named)
      head.items.push_back(node);
    if (tag == "meta") {
      add_meta(page, node, head);
    } else if (tag == "link") {
      for (std::string& rel : lower_tokens(page.attribute(node, "rel")))
        add(head.links, std::move(rel), page.attribute(node, "href"), node);
    } else if (tag == "script") {
      if (lower_trimmed(page.attribute(node, "type")).starts_with("application/ld+json"))
        head.scripts.push_back(node);
    } else if (tag == "title") {
      if (head.title == no_page_node && !is_drawing(page, node)) head.title = node;
    } else if (tag == "h1" && head.headings.size() < most_named) {
      head.headings.push_back(node);
    }
  }
  return head;
}

std::string plain_line(std::string_view html) {
  if (html.find_first_of("&<") == html.npos) return collapse_space(html);
  Diagnostics unheard;
  const HtmlPage page(html, "", unheard);
  return page.size() == 0 ? collapse_space(html) : collapse_space(page.text(0));
}

std::vector<std::string> lower_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  constexpr std::string_view blanks = " \t\r\n\f";
  for (std::size_t at = text.find_first_not_of(blanks); at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    tokens.push_back(to_lower(text.substr(at, end - at)));
    at = text.find_first_not_of(blanks, end);
  }
  return tokens;
}

}  // namespace offprint
