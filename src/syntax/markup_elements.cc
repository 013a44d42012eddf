#include "syntax/markup_elements.h"

namespace offprint {
namespace {

constexpr bool ends_line(Element element, ElementKind kind) {
  switch (element) {
    case Element::header_cell:
    case Element::data_cell:
    case Element::ruby_text:
    case Element::ruby_parenthesis:
      return false;
    default:
      return kind == ElementKind::block || kind == ElementKind::structure;
  }
}

constexpr TagText make_tag_text(Element element, ElementKind kind, std::string_view opening,
                                std::string_view closing) {
  if (!ends_line(element, kind)) closing.remove_suffix(1);
  return {opening, closing};
}

constexpr TagText tag_texts[] = {
#define OFFPRINT_ELEMENT(name, tag, kind) \
  make_tag_text(Element::name, ElementKind::kind, "<" tag, "</" tag ">\n"),
#include "model/elements.def"
#undef OFFPRINT_ELEMENT
};

}  // namespace

const TagText& tag_text(Element element) { return tag_texts[static_cast<std::size_t>(element)]; }

bool holds_flow(Element element) {
  switch (element) {
    case Element::body:
    case Element::block_quote:
    case Element::list_item:
    case Element::definition_details:
    case Element::data_cell:
    case Element::header_cell:
    case Element::figure:
    case Element::figure_caption:
    case Element::division:
    case Element::section:
    case Element::aside:
    case Element::details:
    case Element::note:
      return true;
    default:
      return false;
  }
}

bool is_leaf(Element element) {
  switch (element) {
    case Element::text:
    case Element::line_break:
    case Element::word_break:
    case Element::thematic_break:
    case Element::image:
    case Element::embed:
    case Element::media_file:
    case Element::task_mark:
    case Element::note_reference:
    case Element::formula:
      return true;
    default:
      return false;
  }
}

bool is_task(const Body& body, NodeIndex item) {
  NodeIndex first = body[item].first_child;
  if (first != no_node && body[first].element == Element::paragraph)
    first = body[first].first_child;
  return first != no_node && body[first].element == Element::task_mark;
}

bool has_lines(const Body& body, NodeIndex paragraph) {
  int breaks = 0;
  for (NodeIndex child = body[paragraph].first_child; child != no_node; child = body[child].next)
    if (body[child].element == Element::line_break) ++breaks;
  return breaks >= 2 && !body.has_attribute(paragraph, Attribute::align);
}

bool is_display(const Body& body, NodeIndex paragraph) {
  const NodeIndex child = body[paragraph].first_child;
  return child != no_node && child == body[paragraph].last_child &&
         body[child].element == Element::formula && body.has_attribute(child, Attribute::display) &&
         !body.has_attribute(paragraph, Attribute::align);
}

bool is_in_head(const Body& body, NodeIndex cell) {
  const NodeIndex row = body[cell].parent;
  return row != Body::root() && body[body[row].parent].element == Element::table_head;
}

bool is_in_code(const Body& body, NodeIndex node) {
  while (node != Body::root() && body[node].element != Element::code_block)
    node = body[node].parent;
  return node != Body::root();
}

}  // namespace offprint
