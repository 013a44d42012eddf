// RSS 2.0 (https://www.rssboard.org/rss-specification, with the Advisory Board's Best Practices
// Profile) with full content, Dublin Core names, Media RSS pictures, and Atom links to itself, its
// archive pages (RFC 5005, section 4) and its hubs (WebSub, section 4).
#pragma once

#include <memory>

#include "export/exporter.h"

namespace offprint {

// Needs Publication::site.
std::unique_ptr<Exporter> make_rss_exporter(ExportContext context);

}  // namespace offprint
