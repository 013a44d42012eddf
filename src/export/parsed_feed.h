// A feed of any format as elements with one spelling of their names: what rules about feeds look
// at, whoever wrote the feed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/position.h"
#include "syntax/xml.h"

namespace offprint {

// Prefix and namespace.
using FeedNamespaces = std::vector<std::pair<std::string, std::string>>;

// Those that feeds commonly use, under their usual prefixes.
const FeedNamespaces& feed_namespaces();

struct FeedElement {
  // "title" without a namespace, "media:content" with a known one, whatever the feed's own prefix,
  // "{namespace}name" with an unknown one; "?x:name" when nothing declares the prefix.
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  // named so, too
  std::string text;       // its own; of Atom's type="xhtml", the markup
  bool is_cdata = false;  // any of it
  std::vector<FeedElement> children;
  Position position;

  // The first, or nullptr.
  const FeedElement* child(std::string_view wanted) const;
  FeedElement* child(std::string_view wanted);
  // Of the first child of this name, trimmed; "" without one.
  std::string_view text_of(std::string_view wanted) const;
  // "" when absent.
  std::string_view attribute(std::string_view wanted) const;
};

enum class FeedDialect : std::uint8_t { rss, atom, json };

std::string_view name(FeedDialect dialect);

struct ParsedFeed {
  FeedDialect dialect = FeedDialect::rss;
  FeedElement channel;             // without its items; of JSON the object
  std::vector<FeedElement> items;  // in the order of the feed
  std::string version;             // of RSS
  std::uint64_t bytes = 0;
};

// An element with all that is below it. `known` are namespaces beside the common ones. Thread-safe,
// as all here.
FeedElement parse_feed_element(const XmlDocument& document, XmlNode node,
                              const FeedNamespaces& known = {});

// Nothing for XML that is neither RSS nor Atom.
std::optional<ParsedFeed> parse_feed(const XmlDocument& document,
                                       const FeedNamespaces& known = {});

// JSON Feed: arrays are elements of the same name, strings and numbers text.
ParsedFeed parse_feed(const Value& json);

// The elements of an Atom or JSON feed under the names that RSS has for them (id: guid, published
// and date_published: pubDate, content_html: content:encoded …), so that rules about RSS can be
// applied to them. RSS stays as it is.
ParsedFeed as_rss(ParsedFeed feed);

// A value that a path names: "title", "media:content@url", "atom:link[rel=hub]@href".
struct FeedValue {
  const FeedElement* element = nullptr;
  std::string_view value;  // of text, trimmed
};
std::vector<FeedValue> find_values(const FeedElement& parent, std::string_view path);

}  // namespace offprint
