// The part of the configuration that tells what a feed is: `outputs[].feed`.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/feed_spec.h"
#include "model/value.h"

namespace offprint {

// Articles in the current feed of one with archives, when nothing is said.
inline constexpr std::uint32_t articles_beside_archives = 50;

// `output` is an entry of `outputs` with a `feed`, valid by schemas/publication.schema.json. What
// that cannot tell (an output that is no feed, an address that is none) is reported as
// configuration-invalid of `origin`. Thread-safe.
FeedSpec read_feed_spec(const Value& output, const std::string& origin, Diagnostics& diagnostics);

}  // namespace offprint
