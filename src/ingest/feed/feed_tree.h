// A feed's elements by what they mean, whichever of the formats they come from: RSS 0.90 to 2.0,
// Atom 0.3 and 1.0 (RFC 4287), Dublin Core, Media RSS, and what podcasts use.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/xml.h"

namespace offprint {

// What a namespace is about. `feed` is RSS and Atom alike, since each is found in the other.
enum class FeedFamily : std::uint8_t {
  feed,
  rdf,
  content,
  dc,
  dcterms,
  media,
  itunes,
  googleplay,
  xhtml,
  feedburner,
  cc,
  app,
  prism,
  offprint,
  other,
};

enum class FeedRole : std::uint8_t {
  title,
  id,
  original_link,
  link,
  published,
  modified,
  expires,
  author,
  contributor,
  editor,
  tag,
  tag_list,
  content,
  summary,
  subtitle,
  language,
  rights,
  license,
  image,
  enclosure,
  media,
  duration,
  season,
  episode,
  source,
  control,
};

struct FeedPart {
  XmlNode node = no_xml_node;
  std::uint32_t rank = 0;  // line of the table, the best first
  bool in_group = false;   // below media:group, whose contents are versions of one thing
};

// The parts of an item or of a feed: best first, and in the order of the document among equals.
using FeedParts = std::map<FeedRole, std::vector<FeedPart>>;

// Immutable; thread-safe. The document must outlive it.
class FeedTree {
 public:
  explicit FeedTree(const XmlDocument& xml);

  const XmlDocument& xml() const { return xml_; }
  // Whether the outermost element is one of a feed.
  bool is_feed() const { return channel_ != no_xml_node || !items_.empty(); }
  bool is_atom() const { return is_atom_; }
  // What the items have in common; no_xml_node for an entry by itself.
  XmlNode channel() const { return channel_; }
  const std::vector<XmlNode>& items() const { return items_; }

  FeedFamily family(XmlNode node) const;
  // `local` in lower case.
  bool is(XmlNode node, FeedFamily family, std::string_view local) const;
  XmlNode child(XmlNode parent, std::string_view local) const;  // of family feed
  // An attribute without a namespace, its name compared in lower case; trimmed.
  std::string_view attribute(XmlNode node, std::string_view local) const;

  FeedParts parts(XmlNode parent) const;

  // "dc:creator", as the specifications write it, and "RSS `dc:creator`".
  std::string name(XmlNode node) const;
  std::string rule(XmlNode node) const;

 private:
  void find_items();

  const XmlDocument& xml_;
  std::string_view own_space_;  // of the outermost elements
  XmlNode channel_ = no_xml_node;
  std::vector<XmlNode> items_;
  bool is_atom_ = false;
};

// prefix → namespace name, for what feeds leave undeclared.
std::vector<std::pair<std::string, std::string>> usual_feed_prefixes();

}  // namespace offprint
