// Plain-text captures of web pages: what a scraper, a text browser or copying and pasting leaves of
// an article, with the site's lines around it.
//
// The stages, each in a file of its own: characters (capture_text), lines (capture_lines), blocks
// (capture_blocks, byline_cluster), what can be counted of them (block_features, line_cues), the
// article's region (article_region), the headline (headline, headline_form), bylines and dates
// (byline), roles (line_roles, role_rules, chrome_roles), and from the roles fields
// (capture_fields, site_name, hashtags) and the body (capture_body).
#pragma once

#include <memory>

#include "ingest/reader.h"

namespace offprint {

// One document a file. Every block that is left out is reported (chrome-removed) with what it was
// taken for and why.
std::unique_ptr<Reader> open_capture(SourceFile file);

}  // namespace offprint
