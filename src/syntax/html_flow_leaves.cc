// What holds nothing, or nothing but what is put below it at once.
#include "syntax/html_content_model.h"
#include "syntax/html_flow.h"

namespace offprint {

NodeIndex FlowBuilder::leaf(Element element, Position position, const AttributeList& attributes) {
  if (!accept(element, position)) return no_node;
  if (kind(element) == ElementKind::block) {
    AttributeList copy = attributes;
    start_block(element, position, copy);
    const NodeIndex node = blocks_.back().node;
    end();
    return node;
  }
  if (element == Element::embed && run_ == no_node &&
      !holds_phrasing_only(blocks_.back().element)) {
    make_room(element, position);
    return append_leaf(blocks_.back().node, element, position, attributes);
  }
  open_run(position);
  const bool leads = element == Element::embed || element == Element::note_reference;
  if (!leads || links_ == 0) {
    if (placed_ != inlines_.size()) place_inlines(position, false);
    return append_leaf(tip_, element, position, attributes);
  }
  // A link cannot hold another: it is interrupted here.
  interrupt_links();
  place_inlines(position, true);
  const NodeIndex node = append_leaf(tip_, element, position, attributes);
  interrupt_links();
  return node;
}

NodeIndex FlowBuilder::append_leaf(NodeIndex parent, Element element, Position position,
                                   const AttributeList& attributes) {
  const NodeIndex node = body_.append(parent, element, position);
  set_attributes(node, attributes, position);
  return node;
}

void FlowBuilder::append_below(NodeIndex leaf, Element element, Position position,
                               const AttributeList& attributes, std::string_view text) {
  if (leaf == no_node || !accept(position)) return;
  const NodeIndex node = append_leaf(leaf, element, position, attributes);
  if (!text.empty()) body_.append_text(node, text, position);
}

}  // namespace offprint
