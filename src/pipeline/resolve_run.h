// In the place of run 2: every article of the catalog becomes a Record, and no output is made.
#pragma once

#include <cstdint>
#include <functional>

#include "catalog/catalog.h"
#include "pipeline/build.h"

namespace offprint {

// Reports what is wrong with every article that can be exported, and shows it to `visit`, in the
// order of rows (one thread at a time); an article that cannot be resolved is reported only.
// Returns how many of these there are.
std::uint32_t run_resolve(const Catalog& catalog, const Limits& limits,
                          const Publication& publication, const BuildOptions& options,
                          DiagnosticLog& log, const std::function<void(const Record&)>& visit);

}  // namespace offprint
