// What is put right in a block when it is complete.
#include "syntax/html_flow.h"
#include "syntax/html_table.h"

namespace offprint {
namespace {

NodeIndex find_child(const Body& body, NodeIndex node, Element element) {
  NodeIndex child = body[node].first_child;
  while (child != no_node && body[child].element != element) child = body[child].next;
  return child;
}

// Moves `child` before the first child of its parent. Body can only append, so the others are moved
// behind it.
void move_to_front(Body& body, NodeIndex parent, NodeIndex child) {
  if (body[parent].first_child == child) return;
  NodeIndex other = body[parent].first_child;
  body.move_to_end(child, parent);
  while (other != child) {
    const NodeIndex next = body[other].next;
    body.move_to_end(other, parent);
    other = next;
  }
}

void settle_list(Body& body, NodeIndex list) {
  bool tight = true;
  for (NodeIndex item = body[list].first_child; tight && item != no_node; item = body[item].next)
    for (NodeIndex child = body[item].first_child; child != no_node; child = body[child].next)
      if (body[child].element == Element::paragraph) tight = false;
  if (tight) body.set_attribute(list, Attribute::tight, "tight");
}

bool vanishes_when_empty(Element element) {
  switch (element) {
    case Element::list_item:
    case Element::header_cell:
    case Element::data_cell:
    case Element::definition_term:
    case Element::definition_details:
    case Element::note:
    case Element::thematic_break:
      return false;
    default:
      return true;
  }
}

bool is_gone(const Body& body, NodeIndex node) {
  return body[node].first_child == no_node && vanishes_when_empty(body[node].element) &&
         !body.has_attribute(node, Attribute::id);
}

// A list must begin with a term and end with details (HTML, section 4.4.9); what does not is no
// such list.
void settle_definitions(Body& body, NodeIndex list) {
  if (body[body[list].first_child].element == Element::definition_term &&
      body[body[list].last_child].element == Element::definition_details)
    return;
  body.set_element(list, Element::division);
  for (NodeIndex child = body[list].first_child; child != no_node;) {
    const NodeIndex next = body[child].next;
    body.set_element(child, Element::division);
    if (is_gone(body, child)) body.remove(child);
    child = next;
  }
  if (is_gone(body, list)) body.remove(list);
}

void settle_table(Body& body, NodeIndex table) {
  NodeIndex caption = no_node, head = no_node, foot = no_node;
  for (NodeIndex part = body[table].first_child; part != no_node;) {
    const NodeIndex next = body[part].next;
    const Element element = body[part].element;
    if (element == Element::table_caption) {
      if (caption == no_node) caption = part;
    } else if (element == Element::table_head) {
      if (head == no_node)
        head = part;
      else
        body.set_element(part, Element::table_body);
    } else if (element == Element::table_foot) {
      if (foot == no_node)
        foot = part;
      else
        body.set_element(part, Element::table_body);
    }
    part = next;
  }
  if (foot != no_node && body[foot].next != no_node) body.move_to_end(foot, table);
  if (head != no_node) move_to_front(body, table, head);
  if (caption != no_node) move_to_front(body, table, caption);
  settle_grid(body, table);
}

// A section has a heading of its own (HTML, section 4.4.3); what has none is a division.
void settle_section(Body& body, NodeIndex section) {
  for (NodeIndex node = body[section].first_child; node != no_node;) {
    const Element element = body[node].element;
    if (heading_level(element) > 0) return;
    const bool has_headings_of_its_own = element == Element::section || element == Element::aside;
    node = body.next_in_order(node, section, has_headings_of_its_own);
  }
  body.set_element(section, Element::division);
}

// A caption stands first or last in its figure, and there is one.
void settle_figure(Body& body, NodeIndex figure) {
  const NodeIndex caption = find_child(body, figure, Element::figure_caption);
  if (caption == no_node) return;
  for (NodeIndex child = body[caption].next; child != no_node; child = body[child].next)
    if (body[child].element == Element::figure_caption) body.set_element(child, Element::division);
  if (body[figure].first_child != caption) body.move_to_end(caption, figure);
}

void settle_details(Body& body, NodeIndex details) {
  const NodeIndex summary = find_child(body, details, Element::summary);
  if (summary == no_node) return body.set_element(details, Element::division);
  for (NodeIndex child = body[summary].next; child != no_node; child = body[child].next)
    if (body[child].element == Element::summary) body.set_element(child, Element::division);
  move_to_front(body, details, summary);
}

}  // namespace

void settle_block(Body& body, NodeIndex node) {
  const Element element = body[node].element;
  if (body[node].first_child == no_node) {
    if (is_gone(body, node)) body.remove(node);
    return;
  }
  switch (element) {
    case Element::bullet_list:
    case Element::ordered_list:
      settle_list(body, node);
      break;
    case Element::definition_list:
      settle_definitions(body, node);
      break;
    case Element::table:
      settle_table(body, node);
      break;
    case Element::section:
      settle_section(body, node);
      break;
    case Element::figure:
      settle_figure(body, node);
      break;
    case Element::details:
      settle_details(body, node);
      break;
    default:
      break;
  }
}

}  // namespace offprint
