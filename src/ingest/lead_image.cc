#include "ingest/lead_image.h"

namespace offprint {
namespace {

// The first block that is no mere container.
NodeIndex first_block(const Body& body) {
  NodeIndex node = body[Body::root()].first_child;
  while (node != no_node && body[node].element == Element::division) node = body[node].first_child;
  return node;
}

}  // namespace

std::string take_repeated_lead_image(Body& body, std::string_view address) {
  const NodeIndex first = first_block(body);
  if (first == no_node || body[first].element != Element::paragraph) return "";
  const NodeIndex image = body[first].first_child;
  if (image == no_node || body[image].next != no_node || body[image].element != Element::image ||
      body.attribute(image, Attribute::src) != address)
    return "";
  std::string alt(body.attribute(image, Attribute::alt));
  body.remove(first);
  return alt;
}

}  // namespace offprint
