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
      return true;
    default:
      return false;
  }
}

}  // namespace offprint
