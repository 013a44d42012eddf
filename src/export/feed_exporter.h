// What feeds of every format have alike: which file holds which article, and how the files are
// linked.
#pragma once

#include <memory>

#include "export/exporter.h"
#include "export/feed_format.h"

namespace offprint {

// Without limits and archives (FeedSpec), the feed is one file with everything, in the output's
// order. Otherwise the current feed has the newest articles by the newer of their dates, so that an
// edit brings an article back; archive pages beside it have every article once, by the day on which
// it was published, as its date is written (feed_pages.h), the newest of a page first.
//
// With ExportContext::feed_place, one of these files is made, of the articles that are given to it,
// in their order. Else items are kept in a nameless file until it is known where they belong;
// memory has a buffer, and 24 bytes for each article of the largest page. Needs Publication::site.
std::unique_ptr<Exporter> make_feed_exporter(ExportContext context,
                                             std::unique_ptr<const FeedFormat> format);

// The items of a feed of any format that is one file.
std::unique_ptr<KeptRenditions> reopen_feed(const std::string& path);

}  // namespace offprint
