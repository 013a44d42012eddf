#include "syntax/html_content_model.h"

namespace offprint {

bool holds_phrasing_only(Element element) {
  return element == Element::paragraph || element == Element::summary ||
         element == Element::code_block || heading_level(element) != 0;
}

bool wraps_inlines(Element element) {
  switch (element) {
    case Element::body:
    case Element::note:
    case Element::block_quote:
    case Element::section:
    case Element::aside:
      return true;
    default:
      return false;
  }
}

bool is_row_group(Element element) {
  return element == Element::table_head || element == Element::table_body ||
         element == Element::table_foot;
}

bool is_cell(Element element) {
  return element == Element::header_cell || element == Element::data_cell;
}

// Ruby's parts are structure, but of inline content.
bool is_inline(Element element) {
  return kind(element) == ElementKind::inline_ || element == Element::ruby_text ||
         element == Element::ruby_parenthesis;
}

// Whether `child` may stand directly in `parent`, a parent that takes certain children only.
bool takes(Element parent, Element child) {
  switch (parent) {
    case Element::bullet_list:
    case Element::ordered_list:
      return child == Element::list_item;
    case Element::definition_list:
      return child == Element::definition_term || child == Element::definition_details;
    case Element::table:
      return child == Element::table_caption || is_row_group(child);
    case Element::table_head:
    case Element::table_body:
    case Element::table_foot:
      return child == Element::table_row;
    case Element::table_row:
      return is_cell(child);
    case Element::notes:
      return child == Element::note;
    default:
      return true;
  }
}

// What `parent` needs between itself and a child that it does not take.
Element wrapper(Element parent) {
  switch (parent) {
    case Element::bullet_list:
    case Element::ordered_list:
      return Element::list_item;
    case Element::definition_list:
      return Element::definition_details;
    case Element::table:
      return Element::table_body;
    case Element::table_row:
      return Element::data_cell;
    case Element::notes:
      return Element::note;
    default:
      return Element::table_row;
  }
}

// The parent that a structural element cannot do without, of which there may be several.
bool is_parent_of(Element parent, Element child) {
  switch (child) {
    case Element::list_item:
    case Element::definition_term:
    case Element::definition_details:
    case Element::table_caption:
    case Element::table_head:
    case Element::table_body:
    case Element::table_foot:
    case Element::table_row:
    case Element::header_cell:
    case Element::data_cell:
      return !takes(parent, Element::text) && takes(parent, child);
    case Element::figure_caption:
      return parent == Element::figure;
    case Element::summary:
      return parent == Element::details;
    default:
      return true;
  }
}

}  // namespace offprint
