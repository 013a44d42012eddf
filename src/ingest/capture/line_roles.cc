#include "ingest/capture/line_roles.h"

#include <algorithm>

#include "base/language.h"
#include "ingest/capture/byline_cluster.h"
#include "ingest/capture/role_rules.h"
#include "ingest/capture/site_name.h"

namespace offprint {
namespace {

constexpr std::size_t meta_before = 300, meta_into = 40, meta_after = 60;  // blocks

void detect(Capture& capture) {
  std::string sample;
  for (std::size_t i = capture.region.begin; i < capture.region.end && sample.size() < 3000; ++i)
    if (capture.features[i].is_prose()) sample += capture.blocks[i].text + "\n";
  if (const auto found = detect_language(sample)) {
    capture.language = found->tag;
    capture.language_confidence = found->confidence;
  }
}

void read_meta(Capture& capture, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, capture.blocks.size()); ++i)
    if (capture.blocks[i].shape == BlockShape::text ||
        capture.blocks[i].shape == BlockShape::list_item)
      capture.meta[i] =
          read_meta_line(capture.blocks[i].text, capture.features[i], capture.language);
}

}  // namespace

std::string_view name(Role role) {
  static constexpr std::string_view names[] = {"paragraph",
                                               "subhead",
                                               "list item",
                                               "row",
                                               "caption",
                                               "headline",
                                               "dek",
                                               "byline",
                                               "date",
                                               "tags",
                                               "section",
                                               "the site's name",
                                               "repetition",
                                               "breadcrumb",
                                               "navigation",
                                               "consent",
                                               "advertisement",
                                               "sharing",
                                               "related articles",
                                               "link to another article",
                                               "comments",
                                               "newsletter",
                                               "author note",
                                               "copyright line",
                                               "button",
                                               "table of contents",
                                               "form",
                                               "image",
                                               "rule"};
  return names[static_cast<std::size_t>(role)];
}

bool is_body(Role role) { return role <= Role::caption; }

bool is_chrome(Role role) { return role >= Role::site && role != Role::rule; }

Capture read_capture(std::string_view text) {
  Capture capture;
  BlockList list = capture_blocks(text);
  part_byline_clusters(list);
  capture.blocks = std::move(list.blocks);
  capture.wrapped = list.wrap_width > 0;
  capture.features = block_features(capture.blocks);
  capture.small_words = SmallWords(capture.blocks);
  capture.region = find_region(capture.blocks, capture.features, capture.wrapped);
  detect(capture);
  capture.meta.resize(capture.blocks.size());
  const Region& region = capture.region;
  read_meta(capture, region.begin > meta_before ? region.begin - meta_before : 0,
            std::min(region.begin + meta_into, region.end));
  read_meta(capture, std::max(region.begin + meta_into, region.end > 4 ? region.end - 4 : 0),
            region.end + meta_after);
  join_labels(capture.meta);
  capture.headline =
      find_headline({capture.blocks, capture.features, capture.meta, capture.small_words, region});
  assign_roles(capture);
  capture.site = find_site_name(capture);
  mark_site_name(capture);
  return capture;
}

}  // namespace offprint
