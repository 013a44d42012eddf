#include <string>

#include "base/unicode.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

bool is_blank_text(const Body& body, NodeIndex node) {
  return body[node].element == Element::text && trim(body.text(node)).empty();
}

// The paragraph's image, plain or as the whole content of a link, when there is nothing else in the
// paragraph.
NodeIndex lone_image(const Body& body, NodeIndex parent) {
  NodeIndex found = no_node;
  for (NodeIndex node = body[parent].first_child; node != no_node; node = body[node].next) {
    if (is_blank_text(body, node)) continue;
    if (found != no_node) return no_node;
    if (body[node].element == Element::image)
      found = node;
    else if (body[node].element == Element::link && body[parent].element == Element::paragraph)
      found = lone_image(body, node);
    else
      return no_node;
    if (found == no_node) return no_node;
  }
  return found;
}

// Notes end in a link back, and a caption or a term holds no figure.
bool can_hold_figure(Element element) {
  switch (element) {
    case Element::figure:
    case Element::figure_caption:
    case Element::table_caption:
    case Element::definition_term:
    case Element::summary:
    case Element::note:
      return false;
    default:
      return true;
  }
}

}  // namespace

void make_figures(const Rules&, Draft&, Article& article) {
  Body& body = article.body;
  NodeIndex next = no_node;
  for (NodeIndex node = Body::root(); node != no_node; node = next) {
    next = body.next_in_order(node, Body::root());
    if (body[node].element != Element::paragraph) continue;
    if (!can_hold_figure(body[body[node].parent].element)) continue;
    const NodeIndex image = lone_image(body, node);
    if (image == no_node) continue;
    body.set_element(node, Element::figure);
    const std::string caption(body.attribute(image, Attribute::title));
    if (caption.empty()) continue;
    const NodeIndex figcaption = body.append(node, Element::figure_caption, body[image].position);
    body.append_text(figcaption, caption, body[image].position);
    body.remove_attribute(image, Attribute::title);
  }
}

}  // namespace offprint
