// RSS feeds for partners: what another format writes, made to meet the partner's rules.
#pragma once

#include <memory>

#include "export/exporter.h"
#include "export/feed_format.h"

namespace offprint {

// Feeds of `rss` with the namespaces and elements that the profile of the output wants. Items are
// mended; what cannot be mended is left out. Both are reported as diagnostics of the record, as is
// what the partner advises; what the channel or the whole feed breaks, by report(). Throws
// Error{usage} when there is no such profile.
std::unique_ptr<const FeedFormat> make_partner_format(const ExportContext& context,
                                                      std::unique_ptr<const FeedFormat> rss);

}  // namespace offprint
