#include "normalize/silent_headings.h"

#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

// Pictures speak by their alternative text.
bool says_something(const Body& body, NodeIndex heading) {
  for (NodeIndex node = heading; node != no_node; node = body.next_in_order(node, heading)) {
    const std::string_view words = body[node].element == Element::text
                                       ? body.text(node)
                                       : body.attribute(node, Attribute::alt);
    if (!trim(words).empty()) return true;
  }
  return false;
}

bool is_gap(const Body& body, NodeIndex heading) {
  if (body.has_attribute(heading, Attribute::id)) return false;
  for (NodeIndex child = body[heading].first_child; child != no_node; child = body[child].next)
    if (body[child].element != Element::text && body[child].element != Element::line_break)
      return false;
  return true;
}

}  // namespace

void settle_silent_headings(Body& body) {
  std::vector<NodeIndex> silent;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (heading_level(body[node].element) != 0 && !says_something(body, node))
      silent.push_back(node);
  for (const NodeIndex heading : silent) {
    if (is_gap(body, heading))
      body.remove(heading);
    else
      body.set_element(heading, Element::paragraph);
  }
}

}  // namespace offprint
