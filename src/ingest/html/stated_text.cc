#include "ingest/html/stated_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/html/page_facts.h"
#include "ingest/html/page_hints.h"

namespace offprint {
namespace {

constexpr std::string_view key = "\"articleBody\"";
constexpr std::size_t beginning_bytes = 300;  // that are looked at
constexpr std::size_t fewest_bytes = 24;      // of words that are no accident
constexpr std::size_t most_bytes = 48;

// The value behind the key, still escaped.
std::string_view escaped_value(std::string_view json) {
  const std::size_t at = json.find(key);
  const std::size_t quote = at == json.npos ? at : json.find('"', at + key.size());
  if (quote == json.npos) return {};
  std::size_t end = quote + 1;
  while (end < json.size() && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
  return json.substr(quote + 1, std::min(end, json.size()) - quote - 1);
}

// Escapes become spaces: what stands before the first one in a word is lost, no more.
std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      plain += text[i];
      continue;
    }
    plain += ' ';
    i += i + 1 < text.size() && text[i + 1] == 'u' ? 5 : 1;
  }
  return plain;
}

}  // namespace

StatedText stated_text(const HtmlPage& page) {
  for (PageNode at = 0; at < page.size(); ++at) {
    if (page[at].tag != "script" || page[at].first_child == no_page_node) continue;
    if (page.attribute(at, "type") != "application/ld+json") continue;
    const std::string_view value = escaped_value(page[page[at].first_child].text);
    std::string words = words_of(without_escapes(value.substr(0, beginning_bytes)));
    if (words.size() >= fewest_bytes) return {words.substr(0, most_bytes), value.size()};
  }
  return {};
}

PageNode find_stated_text(const HtmlPage& page, const StatedText& stated) {
  if (stated.beginning.empty()) return no_page_node;
  for (PageNode at = 0; at < page.size();) {
    const HtmlPage::Node& node = page[at];
    if (is_silent_element(node.tag)) {
      at = node.end;
      continue;
    }
    if (node.tag == "p" && words_of(page.text(at).substr(0, beginning_bytes))
                               .starts_with(stated.beginning.substr(0, most_bytes)))
      return at;
    ++at;
  }
  return no_page_node;
}

}  // namespace offprint
