// Where an article stands in its life: what is left out of every output, and why.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

// In the order in which one is told before another when several are true.
enum class LifeState : std::uint8_t {
  published,
  rejected,    // has an error
  withdrawn,   // taken back for good; no option takes it in
  draft,       // not finished
  restricted,  // for some readers only
  embargoed,   // its moment has not come
  expired,     // its time is over
};

// "published" …, and "private" for what is restricted, as options have it.
constexpr std::string_view name(LifeState state) {
  constexpr std::string_view names[] = {"published", "rejected",  "withdrawn", "draft",
                                        "private",   "embargoed", "expired"};
  return names[static_cast<std::uint8_t>(state)];
}

}  // namespace offprint
