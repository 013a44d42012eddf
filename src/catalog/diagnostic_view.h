// What there was to say in the last build, for people who ask the catalog with sqlite3.
//
//   diagnostic       seq, origin, line, column, severity, id, loss, message, hint, count
//   diagnostic_kind  code, id, severity, loss, meaning   one for each line of codes.def
//
// The former is a view of what the program keeps anyway: `said` of sources, `reported` of articles,
// outputs and renditions, and what was found out about the archive itself.
#pragma once

#include "catalog/sqlite.h"

namespace offprint {

// The name in `about` of what was found out about the archive, by encode_diagnostics.
inline constexpr const char* findings_name = "findings";

// Of a new catalog, which has its tables.
void make_diagnostic_view(Database& database);

}  // namespace offprint
