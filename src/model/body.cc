#include "model/body.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view element_tags[] = {
#define OFFPRINT_ELEMENT(name, tag, kind) tag,
#include "model/elements.def"
#undef OFFPRINT_ELEMENT
};

constexpr std::string_view attribute_names[] = {
#define OFFPRINT_ATTRIBUTE(name, html) html,
#include "model/attributes.def"
#undef OFFPRINT_ATTRIBUTE
};

}  // namespace

std::string_view tag(Element element) { return element_tags[static_cast<std::size_t>(element)]; }

std::string_view html_name(Attribute attribute) {
  return attribute_names[static_cast<std::size_t>(attribute)];
}

int heading_level(Element element) {
  const int level = static_cast<int>(element) - static_cast<int>(Element::heading_1) + 1;
  return level >= 1 && level <= 6 ? level : 0;
}

Element heading(int level) {
  return static_cast<Element>(static_cast<int>(Element::heading_1) + std::clamp(level, 1, 6) - 1);
}

Body::Body() { nodes_.emplace_back(); }

NodeIndex Body::make(Element element, Position position) {
  Node node;
  node.element = element;
  node.position = position;
  nodes_.push_back(node);
  return static_cast<NodeIndex>(nodes_.size() - 1);
}

void Body::link_last(NodeIndex parent, NodeIndex node) {
  Node& child = nodes_[node];
  child.parent = parent;
  child.previous = nodes_[parent].last_child;
  child.next = no_node;
  if (child.previous != no_node)
    nodes_[child.previous].next = node;
  else
    nodes_[parent].first_child = node;
  nodes_[parent].last_child = node;
}

void Body::link_before(NodeIndex sibling, NodeIndex node) {
  const NodeIndex parent = nodes_[sibling].parent;
  const NodeIndex before = nodes_[sibling].previous;
  nodes_[node].parent = parent;
  nodes_[node].previous = before;
  nodes_[node].next = sibling;
  nodes_[sibling].previous = node;
  (before != no_node ? nodes_[before].next : nodes_[parent].first_child) = node;
}

void Body::unlink(NodeIndex node) {
  Node& child = nodes_[node];
  if (child.parent == no_node) return;
  Node& parent = nodes_[child.parent];
  (child.previous != no_node ? nodes_[child.previous].next : parent.first_child) = child.next;
  (child.next != no_node ? nodes_[child.next].previous : parent.last_child) = child.previous;
  child.parent = child.previous = child.next = no_node;
}

NodeIndex Body::append(NodeIndex parent, Element element, Position position) {
  const NodeIndex node = make(element, position);
  link_last(parent, node);
  return node;
}

NodeIndex Body::append_text(NodeIndex parent, std::string_view text, Position position) {
  const std::size_t offset = arena_.size();
  if (append_xml_text(arena_, text)) dropped_characters_ = true;
  const auto length = static_cast<std::uint32_t>(arena_.size() - offset);
  if (length == 0) return no_node;
  const NodeIndex last = nodes_[parent].last_child;
  if (last != no_node && nodes_[last].element == Element::text) {
    Node& before = nodes_[last];
    if (before.text_offset + before.text_length != offset) {
      const std::string joined = std::string(this->text(last)) + arena_.substr(offset);
      arena_.resize(offset);
      before.text_offset = static_cast<std::uint32_t>(arena_.size());
      arena_ += joined;
      before.text_length = static_cast<std::uint32_t>(joined.size());
    } else {
      before.text_length += length;
    }
    return last;
  }
  const NodeIndex node = append(parent, Element::text, position);
  nodes_[node].text_offset = static_cast<std::uint32_t>(offset);
  nodes_[node].text_length = length;
  return node;
}

NodeIndex Body::insert_before(NodeIndex sibling, Element element, Position position) {
  const NodeIndex node = make(element, position);
  link_before(sibling, node);
  return node;
}

NodeIndex Body::insert_after(NodeIndex sibling, Element element, Position position) {
  const NodeIndex next = nodes_[sibling].next;
  return next != no_node ? insert_before(next, element, position)
                         : append(nodes_[sibling].parent, element, position);
}

void Body::set_text(NodeIndex text_node, std::string_view text) {
  const std::size_t offset = arena_.size();
  if (append_xml_text(arena_, text)) dropped_characters_ = true;
  nodes_[text_node].text_offset = static_cast<std::uint32_t>(offset);
  nodes_[text_node].text_length = static_cast<std::uint32_t>(arena_.size() - offset);
}

std::string_view Body::attribute(NodeIndex node, Attribute name) const {
  for (std::uint32_t i = nodes_[node].first_attribute; i != no_attribute; i = attributes_[i].next)
    if (attributes_[i].name == name) return slice(attributes_[i].offset, attributes_[i].length);
  return {};
}

bool Body::has_attribute(NodeIndex node, Attribute name) const {
  for (std::uint32_t i = nodes_[node].first_attribute; i != no_attribute; i = attributes_[i].next)
    if (attributes_[i].name == name) return true;
  return false;
}

void Body::set_attribute(NodeIndex node, Attribute name, std::string_view value) {
  const auto offset = static_cast<std::uint32_t>(arena_.size());
  if (append_xml_text(arena_, value)) dropped_characters_ = true;
  const auto length = static_cast<std::uint32_t>(arena_.size() - offset);
  std::uint32_t last = no_attribute;
  for (std::uint32_t i = nodes_[node].first_attribute; i != no_attribute; i = attributes_[i].next) {
    if (attributes_[i].name == name) {
      attributes_[i].offset = offset;
      attributes_[i].length = length;
      return;
    }
    last = i;
  }
  const auto added = static_cast<std::uint32_t>(attributes_.size());
  attributes_.push_back({name, offset, length, no_attribute});
  (last != no_attribute ? attributes_[last].next : nodes_[node].first_attribute) = added;
}

void Body::remove_attribute(NodeIndex node, Attribute name) {
  std::uint32_t* link = &nodes_[node].first_attribute;
  while (*link != no_attribute) {
    if (attributes_[*link].name == name) {
      *link = attributes_[*link].next;
      return;
    }
    link = &attributes_[*link].next;
  }
}

void Body::remove(NodeIndex node) { unlink(node); }

void Body::unwrap(NodeIndex node) {
  while (nodes_[node].first_child != no_node) {
    const NodeIndex child = nodes_[node].first_child;
    unlink(child);
    link_before(node, child);
  }
  unlink(node);
}

void Body::move_to_end(NodeIndex node, NodeIndex parent) {
  unlink(node);
  link_last(parent, node);
}

void Body::append_copy(NodeIndex parent, const Body& source, NodeIndex source_node) {
  NodeIndex target = parent;
  NodeIndex at = source_node;
  while (true) {
    const Node& from = source[at];
    if (at != source_node) {
      if (from.element == Element::text) {
        append_text(target, source.text(at), from.position);
      } else {
        const NodeIndex copy = append(target, from.element, from.position);
        source.for_each_attribute(
            at, [&](Attribute name, std::string_view value) { set_attribute(copy, name, value); });
        if (from.first_child != no_node) target = copy;
      }
    }
    if (from.first_child != no_node) {
      at = from.first_child;
      continue;
    }
    while (at != source_node && source[at].next == no_node) {
      at = source[at].parent;
      if (at != source_node) target = nodes_[target].parent;
    }
    if (at == source_node) return;
    at = source[at].next;
  }
}

}  // namespace offprint
