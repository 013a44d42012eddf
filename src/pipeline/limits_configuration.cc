#include "pipeline/limits_configuration.h"

#include <charconv>

namespace offprint {

Limits read_limits(const Value& limits) {
  Limits read;
  for (const LimitInfo& known : all_limits()) {
    const Value* const value = limits.find(known.key);
    if (!value) continue;
    const std::string& digits = value->scalar;
    std::from_chars(digits.data(), digits.data() + digits.size(), read.*known.limit);
  }
  return read;
}

}  // namespace offprint
