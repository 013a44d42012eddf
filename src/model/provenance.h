// Where a field of a record came from and why.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/position.h"

namespace offprint {

struct Provenance {
  std::string field;      // "title"
  Position position;      // in the source; unknown for what is computed
  std::string rule;       // "front-matter key `title`", "first-heading"
  double confidence = 1;  // 0 to 1
};

}  // namespace offprint
