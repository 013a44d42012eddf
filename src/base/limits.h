// What sources may cost. limits.def says of each limit what it counts, its default and why there is
// one; `limits` in the configuration changes them (schemas/publication.schema.json).
//
// What exceeds a limit is one diagnostic, whose hint names the limit: a document that cannot be
// read within them is left out, a picture or a member of an archive costs only itself, and the rest
// is unharmed. All but the seconds are counted, so that every machine comes to the same.
//
// Patterns need no limit of time: whatever a user may write as one goes to RE2 (base/pattern.h),
// whose cost is linear in the text, and whose memory is bounded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace offprint {

struct Limits {
#define OFFPRINT_LIMIT(key, value, unit, code) std::uint64_t key = value;
#include "base/limits.def"
#undef OFFPRINT_LIMIT

  friend bool operator==(const Limits&, const Limits&) = default;
};

// One of them: &Limits::nodes.
using Limit = std::uint64_t Limits::*;

struct LimitInfo {
  std::string_view key;
  Limit limit;
  std::string_view unit;  // "attributes in one tag"
  Code code;              // of what exceeds it
};

// In the order of limits.def.
const std::vector<LimitInfo>& all_limits();
const LimitInfo& info(Limit limit);

// For messages: "more than 500 attributes in one tag", "more than 16 MB".
std::string excess_of(Limit limit, const Limits& limits);

// For Diagnostic::hint, after `advice` where there is some: "split it; `limits: nodes` allows
// more".
std::string hint_of(Limit limit, std::string_view advice = {});

// What offprint-image says of a picture with more pixels than it was told to decode.
inline constexpr std::string_view too_many_pixels = "it has too many pixels";

}  // namespace offprint
