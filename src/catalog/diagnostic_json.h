// Diagnostics as the catalog keeps them: JSON, so that the view `diagnostic` can show to people
// what the program goes on from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "catalog/json_list.h"

namespace offprint {

// What SQL selects from the value `entry` of json_each: the columns code, line, column, count,
// origin, message and hint.
inline constexpr const char* columns_of_diagnostic =
    "entry.value ->> 0 AS code, nullif(entry.value ->> 1, 0) AS line, "
    "nullif(entry.value ->> 2, 0) AS \"column\", entry.value ->> 3 AS count, "
    "entry.value ->> 4 AS origin, entry.value ->> 5 AS message, "
    "nullif(entry.value ->> 6, '') AS hint";

// A list of lists: [[code,line,column,count,"origin","message","hint"]].
void append_diagnostics(std::string& out, const Diagnostics& diagnostics);
std::string encode_diagnostics(const Diagnostics& diagnostics);
// Throw Error{environment} for what encode_diagnostics did not make.
Diagnostics read_diagnostics(JsonListReader& in);
Diagnostics decode_diagnostics(std::string_view json);
// The same, one after the other; without origin, message and hint where `needs_texts` says no.
void visit_diagnostics(std::string_view json, const std::function<bool(Code)>& needs_texts,
                       const std::function<void(const Diagnostic&)>& visit);

}  // namespace offprint
