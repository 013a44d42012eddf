// What the serializer knows about each element. Thread-safe.
#pragma once

#include <string_view>

#include "model/body.h"

namespace offprint {

struct TagText {
  std::string_view opening;  // "<p"
  std::string_view closing;  // "</p>", with a line end after blocks and their parts
};
const TagText& tag_text(Element element);

// Whether HTML allows blocks in it.
bool holds_flow(Element element);

// Elements without content of their own: what is below them is not written.
bool is_leaf(Element element);

}  // namespace offprint
