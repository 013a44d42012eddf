// HTML as a tree that can be changed and written again: for what is judged or cut by its markup, as
// the content of feeds is. Articles are read with html_parser.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

struct HtmlNode {
  std::string name;                                             // in lower case; "" for text
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case
  std::string text;                                             // of text: decoded
  std::vector<HtmlNode> children;

  bool is_text() const { return name.empty(); }
  // "" when absent.
  std::string_view attribute(std::string_view wanted) const;
};

// A fragment as browsers read it inside <body>, which is the node that is returned; comments are
// left out. Nothing when it is deeper or larger than can be trusted (is_bearable); what is returned
// is at most 400 elements deep. Thread-safe. Invalidates what parse_with_gumbo gave this thread.
std::optional<HtmlNode> parse_html_tree(std::string_view html);

// The children of `body` as conforming HTML. Thread-safe.
std::string to_html(const HtmlNode& body);

// All text below, as it stands; without that of scripts and styles. Thread-safe.
std::string text_below(const HtmlNode& node);

// Only white space, or nothing.
bool is_blank_text(const HtmlNode& node);

}  // namespace offprint
