// What one document alone can decide about an article. What needs the whole archive stays open: tag
// keys without labels, links by key, the id.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/language.h"
#include "model/advisory.h"
#include "model/body.h"
#include "model/evidence.h"
#include "model/image.h"
#include "model/media_file.h"
#include "model/person.h"
#include "model/provenance.h"
#include "model/tag.h"

namespace offprint {

// A link of the body that may lead to another article of the archive.
struct LinkUse {
  NodeIndex node = no_node;
  // Link keys that it could mean, best first (see Evidence::link_keys). Of no use once the archive
  // is decided.
  std::vector<std::string> keys;
  std::string fragment;  // without '#', decoded
  Position position;
};

// A file that goes with an article: a podcast's episode, a paper.
struct Enclosure {
  std::string url;         // absolute
  std::string media_type;  // "audio/mpeg"
  std::uint64_t size = 0;  // bytes, 0 = unknown
  std::string title;
  std::uint32_t duration = 0;  // seconds, 0 = unknown
  std::uint32_t season = 0;    // of a podcast, as is the number within it; 0 = none
  std::uint32_t episode = 0;

  friend bool operator==(const Enclosure&, const Enclosure&) = default;
};

struct Site {
  std::string name;
  std::string url;  // absolute
};

// A block at the beginning or the end of a page's body that the site may repeat on its other pages.
struct EdgeBlock {
  NodeIndex node = no_node;
  Edge edge = Edge::top;
  // hash64 of the folded text, digits masked ("3 comments" is "9 comments"); a heading's together
  // with that of the block below it, without which it does not go.
  std::uint64_t hash = 0;
};

// What follows the last separator of a page's title: the site's name, or a part of the title.
struct TitleSuffix {
  std::string title;       // without it; "" when the title has no such part
  std::string suffix;      // "The Daily Loaf"
  std::uint64_t hash = 0;  // hash64 of the folded suffix
};

// Which feeds may have an article. Books always may.
struct Syndication {
  bool is_limited = false;
  // Then: slugs of the partners that may; with none, no feed may. Feeds that are for no partner
  // may have it when there is one.
  std::vector<std::string> partners;

  bool is_kept_from_feeds() const { return is_limited && partners.empty(); }
};

struct Article {
  std::string origin;
  std::string format;
  Position position;  // of a part of a file: where it begins; unknown for a file of its own
  std::uint64_t source_hash = 0;

  std::string explicit_id;  // the source's own id, or ""
  std::string slug;         // proposed; made unique by decide
  std::string title, subtitle, dek, summary;
  std::string language;  // canonical BCP 47, never empty ("und" when nobody knows)
  Direction direction = Direction::ltr;
  std::vector<Person> authors;
  std::vector<Person> contributors;  // who did something else than write: Person::role is not "aut"
  std::optional<Date> published, modified;
  std::vector<RawTag> tags;  // in the order of the source, keys unique
  std::string section, series, rights;
  Site site;
  std::string
      url;  // canonical address stated by the source or by the permalink pattern; "" without a site
  bool url_is_derived =
      false;  // made by the permalink pattern from `slug`: follows the slug that decide gives
  std::vector<std::string> aliases;
  std::vector<Advisory> advisories;
  std::vector<Image> images;     // in document order, `src` unique
  std::string lead_image;        // `src` of one of them, or ""
  std::vector<MediaFile> media;  // of embeds, in document order, `src` unique
  std::vector<Enclosure> enclosures;
  std::vector<LinkUse> links;
  // Open until all sources are read: `scope` is where the ids of authors (Person::id) and of
  // attachments are known. Attachments are ids, "of:" and the item's id for all of one item, each
  // once, in the order in which images of the body and the lead image name them.
  std::string scope;
  std::vector<std::string> attachments;
  // Open until other pages of the site are known. `page_site` tells which are: a key of
  // model/site_key.h; "" for what is no page.
  std::string page_site;
  std::vector<EdgeBlock> edge_blocks;
  TitleSuffix title_suffix;
  Body body;
  std::uint32_t word_count = 0;
  std::uint32_t reading_minutes = 0;  // at an unhurried pace; 0 = there is nothing to read
  std::uint64_t fingerprint = 0;      // hash64 of the plain text; evidence, not stored
  bool draft = false;
  bool is_private = false;      // for some readers only
  std::optional<Date> embargo;  // before then it is not published
  std::optional<Date> expires;  // from then on it is not published
  bool is_withdrawn = false;    // taken back for good: no output has it, whatever is asked for
  Syndication syndication;

  std::vector<Provenance> provenance;
  Diagnostics diagnostics;
};

}  // namespace offprint
