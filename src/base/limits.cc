#include "base/limits.h"

#include <algorithm>

namespace offprint {

const std::vector<LimitInfo>& all_limits() {
  static const std::vector<LimitInfo> table = {
#define OFFPRINT_LIMIT(key, value, unit, code) {#key, &Limits::key, unit, Code::code},
#include "base/limits.def"
#undef OFFPRINT_LIMIT
  };
  return table;
}

const LimitInfo& info(Limit limit) {
  return *std::find_if(all_limits().begin(), all_limits().end(),
                       [&](const LimitInfo& known) { return known.limit == limit; });
}

std::string excess_of(Limit limit, const Limits& limits) {
  constexpr std::uint64_t megabyte = 1 << 20;
  const std::uint64_t most = limits.*limit;
  const std::string_view unit = info(limit).unit;
  const bool in_megabytes = unit == "bytes" && most >= megabyte && most % megabyte == 0;
  return "more than " + std::to_string(in_megabytes ? most / megabyte : most) + " " +
         std::string(in_megabytes ? "MB" : unit);
}

std::string hint_of(Limit limit, std::string_view advice) {
  std::string hint(advice);
  if (!hint.empty()) hint += "; ";
  return hint + "`limits: " + std::string(info(limit).key) + "` allows more";
}

}  // namespace offprint
