// A sitemap of the articles (https://www.sitemaps.org/protocol.html) with Google's extensions for
// images and news.
#pragma once

#include <cstdint>
#include <memory>

#include "export/exporter.h"

namespace offprint {

// What a file may hold; more becomes several, and a sitemap index in their place.
struct SitemapLimits {
  std::uint32_t addresses = 50'000;
  std::uint64_t bytes = 50 * 1024 * 1024;  // not compressed
  std::uint32_t news = 1'000;              // newest articles of the last two days, in a file
};

// Needs Publication::site, and articles from the oldest to the newest, so that a new one changes
// the last file only. Reports sitemap-articles-left-out.
std::unique_ptr<Exporter> make_sitemap_exporter(ExportContext context);
std::unique_ptr<Exporter> make_limited_sitemap(ExportContext context, const SitemapLimits& limits);

}  // namespace offprint
