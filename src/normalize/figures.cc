#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

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

bool has_text(const Body& body, NodeIndex node, NodeIndex Node::*next) {
  while (node != no_node && is_blank_text(body, node)) node = body[node].*next;
  return node != no_node;
}

// What begins or ends a paragraph is no part of a sentence, and no picture is.
bool stands_alone(const Body& body, NodeIndex embed) {
  const std::string_view kind = body.attribute(embed, Attribute::kind);
  const bool within = has_text(body, body[embed].previous, &Node::previous) &&
                      has_text(body, body[embed].next, &Node::next);
  if (!within && (kind == "audio" || kind == "video")) return true;
  for (NodeIndex child = body[embed].first_child; child != no_node; child = body[child].next)
    if (body[child].element == Element::image) return true;
  return false;
}

bool is_empty(const Body& body, NodeIndex paragraph) {
  for (NodeIndex node = body[paragraph].first_child; node != no_node; node = body[node].next)
    if (!is_blank_text(body, node)) return false;
  return !body.has_attribute(paragraph, Attribute::id);
}

void trim_text(Body& body, NodeIndex node, bool at_begin) {
  if (node == no_node || body[node].element != Element::text) return;
  const std::string text(body.text(node));
  constexpr std::string_view blanks = " \t\r\n";
  if (at_begin)
    body.set_text(node, text.substr(std::min(text.find_first_not_of(blanks), text.size())));
  else
    body.set_text(node, text.substr(0, text.find_last_not_of(blanks) + 1));
}

// Moves the embed behind the paragraph that it is a child of, and what follows it into a paragraph
// of its own. Returns that, or no_node when nothing follows.
NodeIndex take_out(Body& body, NodeIndex embed) {
  const NodeIndex paragraph = body[embed].parent;
  const NodeIndex rest = body.insert_after(paragraph, Element::paragraph, body[embed].position);
  while (body[embed].next != no_node) body.move_to_end(body[embed].next, rest);
  const NodeIndex place = body.insert_after(paragraph, Element::division, body[embed].position);
  body.move_to_end(embed, place);
  body.unwrap(place);
  trim_text(body, body[paragraph].last_child, false);
  trim_text(body, body[rest].first_child, true);
  if (is_empty(body, paragraph)) body.remove(paragraph);
  if (!is_empty(body, rest)) return rest;
  body.remove(rest);
  return no_node;
}

bool holds_blocks(Element element) {
  switch (element) {
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

void take_embeds_out(Body& body, NodeIndex paragraph) {
  NodeIndex child = body[paragraph].first_child;
  while (child != no_node) {
    if (body[child].element != Element::embed || !stands_alone(body, child)) {
      child = body[child].next;
      continue;
    }
    const NodeIndex rest = take_out(body, child);
    child = rest == no_node ? no_node : body[rest].first_child;
  }
}

void take_embeds_out(Body& body) {
  std::vector<NodeIndex> paragraphs;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::paragraph && holds_blocks(body[body[node].parent].element))
      paragraphs.push_back(node);
  for (const NodeIndex paragraph : paragraphs) take_embeds_out(body, paragraph);
}

}  // namespace

void make_figures(const Rules&, Draft&, Article& article) {
  Body& body = article.body;
  take_embeds_out(body);
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
