// What decide reads of an article: small, and without its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "catalog/catalog.h"

namespace offprint {

struct LinkFacts {
  std::vector<std::string_view> keys;
  std::string_view fragment;
};

// Views into the bytes it was read from.
struct Facts {
  struct Tag {
    std::string_view key, spelling;
    std::uint32_t count = 1;
    TagBasis basis = TagBasis::list;
  };
  struct Credit {
    std::string_view key;  // the folded name
    std::string_view name, sort_name, url, degrees, role;
    bool is_organization = false;
    bool is_open = false;  // until the source's list of people tells the name
  };
  struct Abbreviation {
    std::string_view short_key, long_key;
  };

  struct EdgeLine {
    Edge edge = Edge::top;
    std::uint64_t hash = 0;
    std::vector<std::string_view> anchors;
  };

  std::string_view bytes;  // that it was read from
  std::uint32_t row = 0;
  LifeState state = LifeState::published;
  bool exported = false;
  bool withdrawn = false;
  bool url_is_derived = false;
  std::uint64_t fingerprint = 0;
  std::string_view origin, explicit_id, slug, url, title, section, language, format;
  std::uint32_t word_count = 0;
  std::optional<Date> published, modified;
  std::vector<std::string_view> tag_keys, link_keys;
  std::vector<Position> tag_positions;  // one for each of `tag_keys`
  std::vector<Tag> tags;
  std::vector<Abbreviation> abbreviations;
  std::vector<Credit> people;                             // authors, then contributors
  std::string_view scope;                                 // of ids
  std::vector<std::string_view> author_ids, attachments;  // author_ids: one for each author
  std::string_view page_site;
  std::string_view title_before_suffix;  // "": there is no suffix
  std::uint64_t title_suffix = 0;        // its hash
  std::vector<EdgeLine> edge_lines;

  // Evidence::signature, 16 bits of each place, the lower byte first: enough to tell places apart.
  // Empty when there is none.
  std::string_view signature;

  std::string_view series;
  std::uint64_t text_bytes = 0, picture_bytes = 0, media_bytes = 0;
  bool limits_feeds = false;               // Syndication::is_limited
  std::vector<std::string_view> partners;  // of that

  // Decoded only when asked for.
  std::vector<LinkFacts> links() const;
  // Whether any link may be one by name; false is certain.
  bool may_link_by_name() const;
  std::string_view link_bytes;
};

std::string encode_facts(const EncodedArticle& article);
// Takes `facts` to reuse its memory; `row` is left alone. Throws Error{environment} for damaged
// bytes.
void decode_facts(std::string_view bytes, Facts& facts);

// The same facts of an article that is not exported.
std::string without_export(std::string_view facts);

// The anchors of an article, as one block that can be searched without being decoded.
std::string encode_anchors(const std::vector<std::string>& anchors);
// The same block without some of them.
std::string without_anchors(std::string_view anchors, const std::vector<std::string>& unwanted);
bool has_anchor(std::string_view anchors, std::string_view anchor);
std::vector<std::string> decode_anchors(std::string_view anchors);

}  // namespace offprint
