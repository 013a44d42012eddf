// The part of a configuration that is about what sources may cost (Limits).
#pragma once

#include "base/limits.h"
#include "model/value.h"

namespace offprint {

// `limits` of the configuration, which the schema has allowed.
Limits read_limits(const Value& limits);

}  // namespace offprint
