// What one document contributes to decisions about the whole archive: small rows, additive and
// order-free.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "model/image.h"
#include "model/tag.h"

namespace offprint {

// Where a site repeats itself.
enum class Edge : std::uint8_t {
  page,          // the page itself, hash 0: how many pages of the site there are
  top,           // the first blocks of the body
  bottom,        // the last blocks of the body
  title_suffix,  // the end of the title
};

struct SiteLine {
  std::string site;  // a key of model/site_key.h
  Edge edge = Edge::page;
  std::uint64_t hash = 0;

  friend auto operator<=>(const SiteLine&, const SiteLine&) = default;
};

// The text explains a tag by another name: "application programming interface (API)".
struct Abbreviation {
  std::string short_key, long_key;  // tag keys
};

// An attachment as the catalog keeps it: with the picture that it is, when it is one.
struct AttachmentRow {
  std::string scope, id, parent;
  std::uint32_t order = 0;
  Image image;  // src empty; url always set
  std::string caption;
};

struct Evidence {
  std::vector<TagSpelling> tags;
  std::vector<Abbreviation> abbreviations;
  std::vector<SiteLine> site_lines;  // each once

  // Everything by which a link can name this article, in the forms of link_key() (link_key.h).
  std::vector<std::string> link_keys;
  // The ids of the body's elements: where fragments can lead.
  std::vector<std::string> anchors;

  std::uint64_t fingerprint =
      0;  // hash64 of the body's plain text, for telling moved articles from new ones
  // MinHash of the text's shingles: the share of equal places of two signatures estimates how much
  // of the two texts is the same. Empty for texts that are too short to tell.
  std::vector<std::uint32_t> signature;
};

}  // namespace offprint
