#include "syntax/html_tree.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "syntax/html_gumbo.h"
#include "syntax/html_scan.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr int most_depth = 400;
constexpr std::array<std::string_view, 14> void_names = {
    "area",  "base", "br",   "col",   "embed",  "hr",    "img",
    "input", "link", "meta", "param", "source", "track", "wbr"};

bool is_one_of(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_raw(std::string_view name) { return name == "script" || name == "style"; }

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  if (name.data == nullptr) return "span";
  gumbo_tag_from_original_text(&name);
  return ascii_lower({name.data, name.length});
}

// False when it is too deep.
bool copy_children(const GumboVector& from, int depth, HtmlNode& to) {
  if (depth > most_depth) return false;
  for (unsigned i = 0; i < from.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(from.data[i]);
    if (child->type == GUMBO_NODE_COMMENT) continue;
    if (child->type != GUMBO_NODE_ELEMENT && child->type != GUMBO_NODE_TEMPLATE) {
      if (!to.children.empty() && to.children.back().is_text())
        to.children.back().text += child->v.text.text;
      else
        to.children.push_back({{}, {}, child->v.text.text, {}});
      continue;
    }
    HtmlNode node{name_of(child->v.element), {}, {}, {}};
    const GumboVector& attributes = child->v.element.attributes;
    for (unsigned a = 0; a < attributes.length; ++a) {
      const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[a]);
      node.attributes.emplace_back(attribute->name, attribute->value);
    }
    if (!copy_children(child->v.element.children, depth + 1, node)) return false;
    to.children.push_back(std::move(node));
  }
  return true;
}

void write(const HtmlNode& node, std::string& out) {
  (out += '<') += node.name;
  for (const auto& [name, value] : node.attributes) {
    (out += ' ') += name;
    out += "=\"";
    append_escaped_attribute(out, value);
    out += '"';
  }
  out += '>';
  if (is_one_of(node.name, void_names)) return;
  // The first line end in <pre> is not part of it.
  if (node.name == "pre" && !node.children.empty() && node.children[0].text.starts_with('\n'))
    out += '\n';
  for (const HtmlNode& child : node.children)
    if (!child.is_text())
      write(child, out);
    else if (is_raw(node.name))
      out += child.text;
    else
      append_escaped(out, child.text);
  (out += "</") += node.name;
  out += '>';
}

void append_text(const HtmlNode& node, std::string& out) {
  out += node.text;
  if (is_raw(node.name)) return;
  for (const HtmlNode& child : node.children) append_text(child, out);
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
  for (const auto& [name, value] : attributes)
    if (name == wanted) return value;
  return {};
}

std::optional<HtmlNode> parse_html_tree(std::string_view html) {
  HtmlNode body{"body", {}, {}, {}};
  if (html.empty()) return body;
  if (!is_bearable(html)) return {};
  const GumboNode* root = parse_with_gumbo(html);
  if (root == nullptr || !copy_children(root->v.element.children, 1, body)) return {};
  return body;
}

std::string to_html(const HtmlNode& body) {
  std::string out;
  for (const HtmlNode& child : body.children)
    if (child.is_text())
      append_escaped(out, child.text);
    else
      write(child, out);
  return out;
}

std::string text_below(const HtmlNode& node) {
  std::string text;
  append_text(node, text);
  return text;
}

bool is_blank_text(const HtmlNode& node) { return node.is_text() && trim(node.text).empty(); }

}  // namespace offprint
