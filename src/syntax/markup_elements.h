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

// Whether a mark stands where other items of a list have their bullet.
bool is_task(const Body& body, NodeIndex item);
// Verse, an address: three lines or more. Each gets an element, so that what turns over can hang.
bool has_lines(const Body& body, NodeIndex paragraph);
// A paragraph that is nothing but a formula on a line of its own. What follows goes on with it.
bool is_display(const Body& body, NodeIndex paragraph);
bool is_in_head(const Body& body, NodeIndex cell);
// Whether a block of code is around it.
bool is_in_code(const Body& body, NodeIndex node);

// Elements without content of their own: what is below them is not written.
bool is_leaf(Element element);

}  // namespace offprint
