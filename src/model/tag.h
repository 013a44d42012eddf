// A subject of an article.
#pragma once

#include <string>
#include <vector>

#include "base/position.h"

namespace offprint {

// As one document states it. Its label is open until the whole archive is known.
struct RawTag {
  std::string key;  // folded, without separators: "mentalhealth"; equal keys are one tag
  std::string raw;  // as written, cleaned: "Mental  health" → "Mental health"
  Position position;
};

// As readers see it.
struct Tag {
  std::string label;             // "Mental health"
  std::string slug;              // "mental-health"
  std::vector<std::string> raw;  // how this article wrote it

  friend bool operator==(const Tag&, const Tag&) = default;
};

}  // namespace offprint
