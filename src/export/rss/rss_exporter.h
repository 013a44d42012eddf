// RSS 2.0 (https://www.rssboard.org/rss-specification, with the Advisory Board's Best Practices
// Profile) with full content, Dublin Core names, Media RSS pictures and an Atom link to itself.
#pragma once

#include <memory>

#include "export/exporter.h"

namespace offprint {

// Needs Publication::site.
std::unique_ptr<Exporter> make_rss_exporter(ExportContext context);

}  // namespace offprint
