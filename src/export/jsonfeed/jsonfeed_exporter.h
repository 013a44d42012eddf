// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with full content.
#pragma once

#include <memory>

#include "export/exporter.h"

namespace offprint {

// Items are in `content_html`. What JSON Feed has no member for (slug, dek, subtitle, section,
// series, rights, dates without a time, sort names, another site, advisories, number of words)
// travels in each item's `_offprint`. Nothing empty is written. Needs Publication::site.
std::unique_ptr<Exporter> make_jsonfeed_exporter(ExportContext context);

}  // namespace offprint
