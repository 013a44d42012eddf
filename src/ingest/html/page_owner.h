// What a page says of who publishes it where nothing states it: beside its title, and at its foot.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/html/page_head.h"
#include "ingest/html/surroundings.h"

namespace offprint {

// The line of the page's foot that begins with "©", "(c)" or "Copyright" and names an owner:
// "© 2025 The Daily Loaf". What follows a separator there is left out. Thread-safe.
std::optional<Finding> find_copyright(const Surroundings& around);

// "The Daily Loaf" of the page title "Salt and Sea | The Daily Loaf", where `title` is the
// article's: what stands beyond a bar there, or beyond a dash when a line of the page or its
// copyright repeats it. Thread-safe.
std::optional<Finding> find_site_beside_title(const Surroundings& around, std::string_view title,
                                              const Finding& page_title);

}  // namespace offprint
