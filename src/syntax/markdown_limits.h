// Limits that must be looked at before Markdown is parsed, because cmark's cost is not linear
// beyond them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/limits.h"

namespace offprint {

struct OversizedTable {
  std::uint32_t line = 0;  // of its delimiter row, from 1
  std::uint64_t columns = 0, rows = 0;
  Limit limit = nullptr;  // that it exceeds
};

// The first thing that could be a table with more columns × rows, or more columns, than the limits
// allow.
std::optional<OversizedTable> find_oversized_table(std::string_view text, const Limits& limits);

// The line, from 1, of the first paragraph with so many markup openings that are never closed
// ("<![CDATA[", "<?", "<!X") that looking for their ends would take too long.
std::optional<std::uint32_t> find_unclosed_markup(std::string_view text);

}  // namespace offprint
