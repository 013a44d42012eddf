#include <vector>

#include "base/unicode.h"
#include "normalize/silent_headings.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

bool has_attributes(const Body& body, NodeIndex node) {
  bool any = false;
  body.for_each_attribute(node, [&](Attribute, std::string_view) { any = true; });
  return any;
}

bool is_block(Element element) {
  return kind(element) == ElementKind::block || kind(element) == ElementKind::structure ||
         element == Element::notes || element == Element::note;
}

bool is_blank(const Body& body, NodeIndex node) {
  return body[node].element == Element::text && trim(body.text(node)).empty();
}

std::vector<NodeIndex> nodes_of(const Body& body, Element element) {
  std::vector<NodeIndex> nodes;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == element) nodes.push_back(node);
  return nodes;
}

bool holds_blocks(const Body& body, NodeIndex node) {
  for (NodeIndex child = body[node].first_child; child != no_node; child = body[child].next)
    if (is_block(body[child].element)) return true;
  return false;
}

// Its own, not one of a section inside it.
bool has_heading(const Body& body, NodeIndex section) {
  for (NodeIndex node = body.next_in_order(section, section); node != no_node;) {
    if (heading_level(body[node].element) != 0) return true;
    const bool inner =
        body[node].element == Element::section || body[node].element == Element::aside;
    node = body.next_in_order(node, section, inner);
  }
  return false;
}

// Moves `first` and its siblings before `end` to the end of `parent`.
void move_run(Body& body, NodeIndex first, NodeIndex end, NodeIndex parent) {
  for (NodeIndex node = first; node != end;) {
    const NodeIndex next = body[node].next;
    body.move_to_end(node, parent);
    node = next;
  }
}

void remove_run(Body& body, NodeIndex first, NodeIndex end) {
  for (NodeIndex node = first; node != end;) {
    const NodeIndex next = body[node].next;
    body.remove(node);
    node = next;
  }
}

// Gives each run of inline content among the blocks of `parent` a paragraph of its own.
void wrap_runs(Body& body, NodeIndex parent) {
  for (NodeIndex node = body[parent].first_child; node != no_node;) {
    bool blank = true;
    NodeIndex end = node;
    for (; end != no_node && !is_block(body[end].element); end = body[end].next)
      blank &= is_blank(body, end) || body[end].element == Element::line_break;
    if (blank)
      remove_run(body, node, end);
    else
      move_run(body, node, end, body.insert_before(node, Element::paragraph, body[node].position));
    node = end != no_node ? body[end].next : no_node;
  }
}

// Inline content that is all of a list item or a cell needs no paragraph there.
bool can_hold_it_bare(const Body& body, NodeIndex node) {
  const NodeIndex parent = body[node].parent;
  if (body[parent].element == Element::figure) return true;
  return kind(body[parent].element) == ElementKind::structure &&
         body[parent].first_child == body[parent].last_child;
}

void settle_division(Body& body, NodeIndex node) {
  if (has_attributes(body, node)) return;
  if (holds_blocks(body, node)) {
    wrap_runs(body, node);
    body.unwrap(node);
  } else if (can_hold_it_bare(body, node)) {
    body.unwrap(node);
  } else {
    body.set_element(node, Element::paragraph);
  }
}

void loosen(Body& body, NodeIndex list) {
  if (!body.has_attribute(list, Attribute::tight)) return;
  for (NodeIndex item = body[list].first_child; item != no_node; item = body[item].next)
    for (NodeIndex child = body[item].first_child; child != no_node; child = body[child].next)
      if (body[child].element == Element::paragraph)
        return body.remove_attribute(list, Attribute::tight);
}

}  // namespace

void settle_divisions(const Rules&, Draft& draft, Article& article) {
  if (!draft.from_page) return;
  Body& body = article.body;
  settle_silent_headings(body);
  for (const NodeIndex span : nodes_of(body, Element::span))
    if (!has_attributes(body, span)) body.unwrap(span);
  for (const NodeIndex section : nodes_of(body, Element::section))
    if (!has_heading(body, section)) body.set_element(section, Element::division);
  // The outermost first, so that a division knows what holds it in the end.
  for (const NodeIndex division : nodes_of(body, Element::division))
    settle_division(body, division);
  for (const Element list : {Element::bullet_list, Element::ordered_list})
    for (const NodeIndex node : nodes_of(body, list)) loosen(body, node);
}

}  // namespace offprint
