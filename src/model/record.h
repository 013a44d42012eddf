// An article as readers get it, whatever the format. Everything is decided; exporters only render.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/article.h"

namespace offprint {

// A link of the body to another article of the archive.
struct RecordLink {
  NodeIndex node = no_node;
  std::uint32_t row = 0;  // the target's number in the catalog
  std::string id;         // the target's id
  std::string url;        // the target's address; "" without a site
  std::string fragment;   // without '#'; exists in the target
};

struct Record {
  std::uint32_t row = 0;  // number in the catalog; never written to an output
  std::string origin;
  std::string id;                             // absolute IRI or opaque text, for ever
  std::string slug;                           // unique
  std::string title, subtitle, dek, summary;  // plain text; title never empty
  std::string language;
  Direction direction = Direction::ltr;
  std::vector<Person> authors;
  std::vector<Person> contributors;  // who did something else than write, by Person::role
  std::optional<Date> published, modified;
  std::optional<Date> expires;  // from then on no output has it
  std::vector<Tag> tags;
  std::string section, series, rights;
  Site site;
  std::string url;   // absolute, or "" without a site
  std::string link;  // `url` with what the output adds to it; "" = `url`
  std::vector<Image> images;
  std::string lead_image;        // `src` of one of `images`, or ""
  std::vector<MediaFile> media;  // of embeds, `src` unique
  std::vector<Advisory> advisories;
  std::vector<Enclosure> enclosures;
  std::uint32_t word_count = 0;
  std::uint32_t reading_minutes = 0;

  // Links whose target is an article are listed in `links`; all others have their final `href`.
  // Images have the `src` by which `images` lists them.
  Body body;
  std::vector<RecordLink> links;

  std::vector<Provenance> provenance;
  Diagnostics diagnostics;

  const Image* find_image(std::string_view src) const;
  const RecordLink* find_link(NodeIndex node) const;
};

}  // namespace offprint
