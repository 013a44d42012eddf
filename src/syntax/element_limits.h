// Counts those of a document's elements that cost more than others.
#pragma once

#include <cstdint>

#include "base/limits.h"
#include "model/body.h"

namespace offprint {

class ElementLimits {
 public:
  // The limit that this one more exceeds, or null. `outermost`: it does not stand in a table.
  Limit add(Element element, bool outermost, const Limits& limits);

 private:
  std::uint64_t footnotes_ = 0, links_ = 0, images_ = 0;
  std::uint64_t cells_ = 0;  // of the last outermost table
};

}  // namespace offprint
