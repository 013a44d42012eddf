// The sixth stage of reading a capture: what each block is.
//
// Roles follow from the form of a block (length, sentences, capitals, figures), from its place
// (before the headline, in the article's region, behind it), from its neighbors and from cue words;
// no single one decides. Each decision says why, in words for people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/capture/article_region.h"
#include "ingest/capture/block_features.h"
#include "ingest/capture/byline.h"
#include "ingest/capture/capture_blocks.h"
#include "ingest/capture/headline.h"
#include "ingest/capture/small_words.h"

namespace offprint {

enum class Role : std::uint8_t {
  // of the body
  paragraph,
  subhead,
  list_item,
  row,
  caption,
  // of the fields
  headline,
  dek,
  byline,
  date,
  tags,
  section,
  // of the page around
  site,
  repetition,
  breadcrumb,
  navigation,
  consent,
  advertisement,
  share,
  related,
  read_more,
  comments,
  newsletter,
  author_note,
  copyright,
  button,
  contents,
  control,
  image,
  rule,
};
std::string_view name(Role role);
// Whether blocks of this role stand in the body.
bool is_body(Role role);
// Whether they are left out as a part of the site.
bool is_chrome(Role role);

struct RoleDecision {
  Role role = Role::navigation;
  std::string reason;
};

// What the page calls its site (site_name.h); `block` may be the headline's.
struct FoundSite {
  std::size_t block = static_cast<std::size_t>(-1);  // none: size_t(-1)
  std::string name;
  std::string rule;
  double confidence = 0;
};

// A whole capture between its stages.
struct Capture {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::vector<CaptureBlock> blocks;
  bool wrapped = false;  // as text browsers print pages
  std::vector<BlockFeatures> features;
  SmallWords small_words;
  std::vector<MetaLine> meta;  // near the article only; others say nothing
  Region region;
  std::string language;  // detected, or ""
  double language_confidence = 0;
  FoundHeadline headline;
  FoundSite site;
  std::vector<RoleDecision> roles;  // one a block

  bool has_headline() const { return headline.block != none; }
};

// All stages from the text (as capture_text() makes it) to the roles. Linear; thread-safe.
Capture read_capture(std::string_view text);

}  // namespace offprint
