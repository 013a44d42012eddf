// XML 1.0 with namespaces, as a flat, immutable tree. The door to pugixml.
//
// Forgiving where a publisher cannot help it: HTML's named character references mean what they mean
// in HTML, a lone `&` is itself, a prefix that nobody declares stands for the namespace that
// XmlOptions gives it, and what is broken is read up to the place where it breaks. Never expands
// entities of a DTD, never opens anything.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/position.h"
#include "syntax/yaml.h"

namespace offprint {

using XmlNode = std::uint32_t;
inline constexpr XmlNode no_xml_node = std::numeric_limits<XmlNode>::max();

struct XmlName {
  std::string_view space;  // namespace name (a URI), "" for none; as declared, but trimmed
  std::string_view local;
};

struct XmlOptions {
  std::uint32_t first_line = 1;  // line of the text's first line in its document
  std::uint32_t first_column = 1;
  // prefix → namespace name, "" being the default: of what stands around the text, when that is a
  // part of a document, and of prefixes that are commonly left undeclared.
  std::vector<std::pair<std::string, std::string>> namespaces;
  Limits limits = {};  // source_bytes, nodes, open_tags (and as many prefixes in force)
};

// Markup made of a tree, and where its pieces stood in the source.
struct XmlMarkup {
  struct Place {
    Position in_markup, in_source;
  };

  std::string text;
  std::vector<Place> places;  // of tags and texts, in order

  // The place in the source of a place in the markup whose first character is at 1:1. Exact where a
  // tag or text begins, and behind that as long as the source has no character references.
  Position source_position(Position in_markup) const;
};

class XmlDocument {
 public:
  struct Attribute {
    XmlName name;
    std::string_view value;
  };

  struct Node {
    XmlName name;           // of elements
    std::string_view text;  // of text nodes: decoded; text beside CDATA sections stays apart
    bool is_text = false;
    bool is_cdata = false;
    XmlNode parent = no_xml_node;
    XmlNode first_child = no_xml_node;
    XmlNode next = no_xml_node;  // sibling
    XmlNode end = 0;             // one past the last node below it
    std::uint32_t first_attribute = 0;
    std::uint32_t attribute_count = 0;
    Position position;  // of an element's "<", of a text's first character
  };

  // Parses `text` (UTF-8), which is a document or one element of it. Comments and processing
  // instructions are left out. Never throws for what the text holds, but for
  // DeadlineExceeded (base/deadline.h); thread-safe. Invalidates what
  // parse_with_gumbo (html_gumbo.h) gave this thread.
  explicit XmlDocument(std::string_view text, const XmlOptions& options = {});

  // What is wrong with the text, if anything; the nodes before that place are there.
  const std::optional<SyntaxProblem>& problem() const { return problem_; }
  // The byte of the text that its place is.
  std::size_t problem_offset() const { return problem_offset_; }
  // The limit that the text exceeds, and the document is therefore empty; or null.
  Limit excess() const { return excess_; }

  // Nodes in document order; 0 is the outermost element, unless there is none.
  std::size_t size() const { return nodes_.size(); }
  const Node& operator[](XmlNode node) const { return nodes_[node]; }
  bool is(XmlNode node, std::string_view space, std::string_view local) const;

  // The first child element of this name, or no_xml_node.
  XmlNode child(XmlNode parent, std::string_view space, std::string_view local) const;
  // All text below `node`, as it stands.
  std::string text(XmlNode node) const;
  // "" when absent; has_attribute tells.
  std::string_view attribute(XmlNode node, std::string_view space, std::string_view local) const;
  bool has_attribute(XmlNode node, std::string_view space, std::string_view local) const;
  // xml:lang of the nearest element that has it, from `node` up; "" without one.
  std::string_view language(XmlNode node) const;
  // All xml:base from the outermost element to `node`, resolved against `base` (absolute or "").
  std::string base(XmlNode node, std::string_view base) const;
  // What is below `node` as HTML markup, without namespaces and prefixes: for Atom's
  // type="xhtml", which then is read as HTML.
  XmlMarkup inner_markup(XmlNode node) const;

  // Calls visit(attribute) for each attribute of an element, namespace declarations apart.
  template <typename Visit>
  void for_each_attribute(XmlNode element, Visit visit) const {
    const Node& at = nodes_[element];
    for (std::uint32_t i = 0; i < at.attribute_count; ++i)
      visit(attributes_[at.first_attribute + i]);
  }

  // Calls visit(child) for each child element of `parent`.
  template <typename Visit>
  void for_each_child(XmlNode parent, Visit visit) const {
    for (XmlNode child = nodes_[parent].first_child; child != no_xml_node;
         child = nodes_[child].next)
      if (!nodes_[child].is_text) visit(child);
  }

 private:
  friend class XmlTreeCopy;

  const Attribute* find_attribute(XmlNode node, std::string_view space,
                                  std::string_view local) const;

  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::unique_ptr<char[]>> chunks_;  // all names, values and texts
  std::optional<SyntaxProblem> problem_;
  std::size_t problem_offset_ = 0;
  Limit excess_ = nullptr;
};

}  // namespace offprint
