// The part of a configuration that is about fetching (FetchSpec).
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "model/fetch_spec.h"
#include "model/value.h"

namespace offprint {

// `fetch` of the configuration at `origin`, which the schema has allowed. What is wrong with it
// beyond that is reported as configuration-invalid.
FetchSpec read_fetch_spec(const Value& fetch, const std::string& origin, Diagnostics& diagnostics);

}  // namespace offprint
