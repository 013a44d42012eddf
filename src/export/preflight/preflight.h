// Checks feeds that anybody made: by the rules of their formats (feed_rules.def), and by those of
// partners.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "export/partner_profile.h"

namespace offprint {

// What is wrong with a feed (RSS 2.0, Atom 1.0 or JSON Feed, UTF-8), with its places in the file;
// `origin` is its path. Without profiles the rules of its format, with profiles only theirs, and
// what keeps the feed from being read. `now` is what ages are counted from; without it, from the
// newest article, and nothing is in the future. Never throws for what the feed holds. Thread-safe.
Diagnostics preflight(std::string_view feed, const std::string& origin,
                      const std::vector<std::shared_ptr<const PartnerProfile>>& profiles,
                      const std::optional<Date>& now);

}  // namespace offprint
