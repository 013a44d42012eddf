// Notes that are written and lost: cmark-gfm drops those that nobody calls, and all of one label
// but the first. They are looked for in the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"
#include "model/body.h"

namespace offprint {

struct LostNote {
  std::string label;  // as written
  Position position;
  bool repeated = false;  // another note before it has the label; else nobody calls it
};

// The definitions "[^label]: …" of `text`, outside code, that are in no note of `body`, in order.
// `first_line` is the line of the text's first line. Thread-safe.
std::vector<LostNote> find_lost_notes(std::string_view text, std::uint32_t first_line,
                                      const Body& body);

}  // namespace offprint
