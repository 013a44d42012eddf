// Which template tag ends which. Thread-safe.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/markdown/template_scan.h"

namespace offprint {

inline constexpr std::size_t no_partner = static_cast<std::size_t>(-1);

// For each tag the index of the one that it forms a pair with, or no_partner: `{{< /note >}}` and
// `{% endnote %}` end the last open one of their name, `{% end %}` the last open one.
std::vector<std::size_t> pair_templates(const std::vector<FoundTag>& found);

// Whether the tag can only end something.
bool is_end(const FoundTag& found);

}  // namespace offprint
