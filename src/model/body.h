// The content of an article: a tree over the closed lists elements.def and attributes.def.
//
// Nodes are flat and trivially copyable; all text and attribute values live in one arena. A Body is
// stored and moved as one block, never recurses on destruction, and can hold only characters that
// XML 1.0 can (the setters drop others), so what is made from it is always well-formed. Every node
// knows where in its source it came from. Concurrent reading is safe; writing is not.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

enum class Element : std::uint8_t {
#define OFFPRINT_ELEMENT(name, tag, kind) name,
#include "model/elements.def"
#undef OFFPRINT_ELEMENT
};

enum class ElementKind : std::uint8_t { block, inline_, structure, special };

enum class Attribute : std::uint8_t {
#define OFFPRINT_ATTRIBUTE(name, html) name,
#include "model/attributes.def"
#undef OFFPRINT_ATTRIBUTE
};

// The HTML tag, "" for special elements.
std::string_view tag(Element element);
constexpr ElementKind kind(Element element) {
  using enum ElementKind;
  constexpr ElementKind kinds[] = {
#define OFFPRINT_ELEMENT(name, tag, kind) kind,
#include "model/elements.def"
#undef OFFPRINT_ELEMENT
  };
  return kinds[static_cast<std::size_t>(element)];
}
std::string_view html_name(Attribute attribute);
// 1 to 6 for headings, 0 for others; and back (clamped to 1…6).
int heading_level(Element element);
Element heading(int level);

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = std::numeric_limits<NodeIndex>::max();

struct Node {
  Element element = Element::body;
  NodeIndex parent = no_node;
  NodeIndex first_child = no_node;
  NodeIndex last_child = no_node;
  NodeIndex previous = no_node;
  NodeIndex next = no_node;
  std::uint32_t first_attribute = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t text_offset = 0;  // of text nodes, in the arena
  std::uint32_t text_length = 0;  // bytes
  Position position;
};

class Body {
 public:
  // An empty body: the root alone.
  Body();

  static constexpr NodeIndex root() { return 0; }
  const Node& operator[](NodeIndex node) const { return nodes_[node]; }
  // Nodes ever made, removed ones included.
  std::size_t size() const { return nodes_.size(); }
  bool empty() const { return nodes_[0].first_child == no_node; }

  NodeIndex append(NodeIndex parent, Element element, Position position = {});
  // Text that follows text joins it. Returns the text node, or no_node when nothing was left to
  // append. `text` must not be a view into this body (here and in the setters below).
  NodeIndex append_text(NodeIndex parent, std::string_view text, Position position = {});
  NodeIndex insert_before(NodeIndex sibling, Element element, Position position = {});
  NodeIndex insert_after(NodeIndex sibling, Element element, Position position = {});

  // UTF-8. Views stay valid until the next write.
  std::string_view text(NodeIndex text_node) const {
    return slice(nodes_[text_node].text_offset, nodes_[text_node].text_length);
  }
  void set_text(NodeIndex text_node, std::string_view text);
  // "" when absent.
  std::string_view attribute(NodeIndex node, Attribute name) const;
  bool has_attribute(NodeIndex node, Attribute name) const;
  void set_attribute(NodeIndex node, Attribute name, std::string_view value);
  void remove_attribute(NodeIndex node, Attribute name);
  void set_element(NodeIndex node, Element element) { nodes_[node].element = element; }

  // Takes the node with all below it out of the tree.
  void remove(NodeIndex node);
  // Puts the node's children in its place.
  void unwrap(NodeIndex node);
  // Moves the node, with all below it, to be the last child of `parent`, which must not lie below
  // it.
  void move_to_end(NodeIndex node, NodeIndex parent);
  // Appends a copy of all that is below `source_node` of `source` to `parent`.
  void append_copy(NodeIndex parent, const Body& source, NodeIndex source_node);

  // Calls visit(attribute, value) for each attribute, in the order they were first set.
  template <typename Visit>
  void for_each_attribute(NodeIndex node, Visit visit) const {
    for (std::uint32_t i = nodes_[node].first_attribute; i != no_attribute; i = attributes_[i].next)
      visit(attributes_[i].name, slice(attributes_[i].offset, attributes_[i].length));
  }

  // Sets every node's position to place(position): for text that was changed before it was parsed.
  template <typename Place>
  void relocate(Place place) {
    for (Node& node : nodes_) node.position = place(node.position);
  }

  // The next node in document order below `top`: children first. no_node at the end.
  // `skip_children` leaves out what is below `node`.
  NodeIndex next_in_order(NodeIndex node, NodeIndex top, bool skip_children = false) const {
    if (!skip_children && nodes_[node].first_child != no_node) return nodes_[node].first_child;
    for (; node != top && node != no_node; node = nodes_[node].parent)
      if (nodes_[node].next != no_node) return nodes_[node].next;
    return no_node;
  }

  // Whether any character was dropped because XML cannot hold it.
  bool dropped_characters() const { return dropped_characters_; }

  // For the catalog: the same bytes for the same tree on every machine of one byte order, and back.
  // `from_bytes` checks every index, and throws Error{environment} for bytes that are no Body.
  std::string to_bytes() const;
  static Body from_bytes(std::string_view bytes);

 private:
  static constexpr std::uint32_t no_attribute = std::numeric_limits<std::uint32_t>::max();

  struct StoredAttribute {
    Attribute name;
    std::uint32_t offset, length, next;
  };

  NodeIndex make(Element element, Position position);
  void unlink(NodeIndex node);
  void link_last(NodeIndex parent, NodeIndex node);
  void link_before(NodeIndex sibling, NodeIndex node);
  std::string_view slice(std::uint32_t offset, std::uint32_t length) const {
    return std::string_view(arena_).substr(offset, length);
  }

  std::vector<Node> nodes_;
  std::vector<StoredAttribute> attributes_;
  std::string arena_;
  bool dropped_characters_ = false;
};

// A formula as text: as it was written in a text, else its TeX, else its alternative text.
std::string_view formula_text(const Body& body, NodeIndex formula);

// The readable text below `node`, blocks separated by a blank line, white space collapsed outside
// code blocks, images and notes' marks left out.
std::string plain_text(const Body& body, NodeIndex node = Body::root());
// The text of inline content on one line.
std::string inline_text(const Body& body, NodeIndex node);

// Where two trees first differ in elements, attributes or text (positions do not count), or "" when
// they are equal. For tests and the equality of ways of parsing.
std::string first_difference(const Body& a, const Body& b);

}  // namespace offprint
