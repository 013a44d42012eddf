#include "syntax/html_flow.h"

#include <algorithm>

namespace offprint {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";

bool holds_phrasing_only(Element element) {
  return element == Element::paragraph || element == Element::summary || element == Element::code_block ||
         heading_level(element) != 0;
}

bool wraps_inlines(Element element) {
  switch (element) {
    case Element::body:
    case Element::note:
    case Element::block_quote:
    case Element::section:
    case Element::aside: return true;
    default: return false;
  }
}

bool is_row_group(Element element) {
  return element == Element::table_head || element == Element::table_body || element == Element::table_foot;
}

bool is_cell(Element element) { return element == Element::header_cell || element == Element::data_cell; }

// Ruby's parts are structure, but of inline content.
bool is_inline(Element element) {
  return kind(element) == ElementKind::inline_ || element == Element::ruby_text ||
         element == Element::ruby_parenthesis;
}

// Whether `child` may stand directly in `parent`, a parent that takes certain children only.
bool takes(Element parent, Element child) {
  switch (parent) {
    case Element::bullet_list:
    case Element::ordered_list: return child == Element::list_item;
    case Element::definition_list:
      return child == Element::definition_term || child == Element::definition_details;
    case Element::table: return child == Element::table_caption || is_row_group(child);
    case Element::table_head:
    case Element::table_body:
    case Element::table_foot: return child == Element::table_row;
    case Element::table_row: return is_cell(child);
    case Element::notes: return child == Element::note;
    default: return true;
  }
}

// What `parent` needs between itself and a child that it does not take.
Element wrapper(Element parent) {
  switch (parent) {
    case Element::bullet_list:
    case Element::ordered_list: return Element::list_item;
    case Element::definition_list: return Element::definition_details;
    case Element::table: return Element::table_body;
    case Element::table_row: return Element::data_cell;
    case Element::notes: return Element::note;
    default: return Element::table_row;
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
    case Element::data_cell: return !takes(parent, Element::text) && takes(parent, child);
    case Element::figure_caption: return parent == Element::figure;
    case Element::summary: return parent == Element::details;
    default: return true;
  }
}

bool means_something_empty(Element element, const AttributeList& attributes) {
  return element == Element::span || element == Element::link
             ? std::any_of(attributes.begin(), attributes.end(),
                           [](const auto& attribute) { return attribute.first == Attribute::id; })
             : false;
}

}  // namespace

FlowBuilder::FlowBuilder(Body& body, NodeIndex top, HtmlFindings& findings, const ParseLimits& limits)
    : body_(body), findings_(findings), limits_(limits) {
  blocks_.push_back({top, body[top].element, false});
}

bool FlowBuilder::accept(Position position) {
  if (full_) return false;
  if (body_.size() < limits_.nodes) return true;
  full_ = true;
  findings_.once(Code::document_too_large, position,
                 "this document has more than " + std::to_string(limits_.nodes) + " parts");
  return false;
}

void FlowBuilder::set_attributes(NodeIndex node, const AttributeList& attributes, Position position, bool with_id) {
  for (const auto& [name, value] : attributes) {
    if (name == Attribute::id) {
      if (!with_id) continue;
      if (!ids_.insert(value).second) {
        findings_.count(Code::anchor_duplicate, {}, position, "the id \"" + value + "\" is used a second time",
                        "links to it lead to the first place");
        continue;
      }
    }
    body_.set_attribute(node, name, value);
  }
}

void FlowBuilder::start(Element element, Position position, AttributeList attributes) {
  if (!accept(position)) return start_transparent();
  if (order_.size() >= limits_.depth) {
    findings_.once(Code::nesting_too_deep, position,
                   "elements are nested more than " + std::to_string(limits_.depth) + " deep");
    return start_transparent();
  }
  if (!is_inline(element)) return start_block(element, position, attributes);
  const bool pointless = code_depth_ > 0 && (element == Element::code || element == Element::span);
  if (pointless || (element == Element::link && links_ > 0)) return start_transparent();
  order_.push_back(Kind::inline_);
  if (element == Element::link) ++links_;
  inlines_.push_back({element, position, std::move(attributes)});
}

void FlowBuilder::start_unwrapped_block(Position position, AttributeList attributes) {
  if (blocks_.size() > 1 || !attributes.empty()) return start(Element::division, position, std::move(attributes));
  close_run();
  order_.push_back(Kind::separated);
}

bool FlowBuilder::inside(Element element) const {
  return std::any_of(blocks_.begin(), blocks_.end(),
                     [&](const Block& block) { return block.element == element; });
}

// What `element` becomes where it stands; `text` when it has to vanish.
Element FlowBuilder::fitting(Element element) const {
  if (kind(element) == ElementKind::structure) {
    for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
      if (is_parent_of(block->element, element)) return element;
      if (!block->implicit) break;
    }
    return is_row_group(element) || is_cell(element) || element == Element::table_row ? Element::text
                                                                                      : Element::division;
  }
  const bool sectioning =
      heading_level(element) != 0 || element == Element::section || element == Element::aside;
  if (sectioning && (inside(Element::header_cell) || inside(Element::definition_term))) return Element::division;
  return element;
}

void FlowBuilder::start_block(Element element, Position position, AttributeList& attributes) {
  close_run();
  if (kind(element) == ElementKind::structure)
    while (blocks_.back().implicit && !is_parent_of(blocks_.back().element, element)) close_block();
  element = fitting(element);
  const Element container = blocks_.back().element;
  const bool grouping = element == Element::division && container == Element::definition_list;
  if (holds_phrasing_only(container) || element == Element::text || grouping) {
    const Element last = body_[blocks_.back().node].last_child == no_node
                             ? Element::text
                             : body_[body_[blocks_.back().node].last_child].element;
    if (container == Element::code_block)
      text("\n", position);
    else if (holds_phrasing_only(container) && last != Element::line_break &&
             body_[blocks_.back().node].first_child != no_node)
      body_.append_text(blocks_.back().node, "\n", position);
    order_.push_back(Kind::separated);
    return;
  }
  make_room(element, position);
  const NodeIndex node = body_.append(blocks_.back().node, element, position);
  set_attributes(node, attributes, position);
  blocks_.push_back({node, element, false});
  if (element == Element::code_block) ++code_depth_;
  order_.push_back(Kind::block);
}

// Opens what the innermost container needs before it can hold `element`.
void FlowBuilder::make_room(Element element, Position position) {
  while (!takes(blocks_.back().element, element)) {
    const Block& parent = blocks_.back();
    const Element needed = wrapper(parent.element);
    const NodeIndex last = body_[parent.node].last_child;
    const bool joins = last != no_node && needed == Element::list_item && body_[last].element == needed;
    blocks_.push_back({joins ? last : body_.append(parent.node, needed, position), needed, true});
  }
}

void FlowBuilder::close_implicit() {
  while (blocks_.size() > 1 && blocks_.back().implicit) close_block();
}

void FlowBuilder::close_block() {
  const Block block = blocks_.back();
  blocks_.pop_back();
  if (block.element == Element::code_block) --code_depth_;
  settle_block(body_, block.node);
}

void FlowBuilder::end_block() {
  close_run();
  close_implicit();
  close_block();
}

void FlowBuilder::end() {
  const Kind ended = order_.back();
  order_.pop_back();
  switch (ended) {
    case Kind::block: return end_block();
    case Kind::inline_: return end_inline();
    case Kind::transparent: return;
    case Kind::separated:
      if (code_depth_ == 0) {
        const bool phrasing = holds_phrasing_only(blocks_.back().element);
        close_run();
        if (phrasing && body_[blocks_.back().node].first_child != no_node)
          body_.append_text(blocks_.back().node, "\n");
      }
      return;
  }
}

void FlowBuilder::end_inline() {
  Inline& ended = inlines_.back();
  const bool wanted = ended.element == Element::ruby_text || means_something_empty(ended.element, ended.attributes);
  if (!ended.placed && wanted && accept(ended.position) && open_run(ended.position))
    place_inlines(ended.position, false);
  if (ended.element == Element::link) --links_;
  if (placed_ == inlines_.size()) {
    --placed_;
    tip_ = placed_ == 0 ? run_ : body_[tip_].parent;
  }
  inlines_.pop_back();
}

void FlowBuilder::close_run() {
  if (run_ == no_node) return;
  const NodeIndex last = body_[run_].last_child;
  if (code_depth_ == 0 && last != no_node && body_[last].element == Element::text) {
    const std::string_view text = body_.text(last);
    const std::size_t end = text.find_last_not_of(white_space);
    if (end == text.npos)
      body_.remove(last);
    else if (end + 1 != text.size())
      body_.set_text(last, std::string(text.substr(0, end + 1)));
  }
  run_ = tip_ = no_node;
  placed_ = 0;
}

bool FlowBuilder::open_run(Position position) {
  if (run_ != no_node) return true;
  make_room(Element::text, position);
  const Block& block = blocks_.back();
  run_ = wraps_inlines(block.element) ? body_.append(block.node, Element::paragraph, position) : block.node;
  tip_ = run_;
  placed_ = 0;
  return true;
}

void FlowBuilder::place_inlines(Position position, bool without_link) {
  for (std::size_t i = placed_; i < inlines_.size(); ++i) {
    Inline& open = inlines_[i];
    if (without_link && open.element == Element::link) continue;
    tip_ = body_.append(tip_, open.element, open.placed ? position : open.position);
    set_attributes(tip_, open.attributes, position, !open.placed);
    open.placed = true;
  }
  placed_ = inlines_.size();
}

void FlowBuilder::text(std::string_view text, Position position) {
  if (text.empty() || !accept(position)) return;
  if (run_ == no_node) {
    if (code_depth_ == 0) {
      const std::size_t begin = text.find_first_not_of(white_space);
      if (begin == text.npos) return;
      text.remove_prefix(begin);
    }
    open_run(position);
  }
  if (placed_ != inlines_.size()) place_inlines(position, false);
  body_.append_text(tip_, text, position);
}

void FlowBuilder::separate(Position position) {
  if (run_ == no_node || code_depth_ > 0) return;
  const NodeIndex last = body_[run_].last_child;
  if (last != no_node && body_[last].element == Element::text && white_space.find(body_.text(last).back()) != white_space.npos)
    return;
  text("\n", position);
}

void FlowBuilder::leaf(Element element, Position position, const AttributeList& attributes) {
  if (!accept(position)) return;
  if (kind(element) == ElementKind::block) {
    AttributeList copy = attributes;
    start_block(element, position, copy);
    return end();
  }
  if (element == Element::embed && run_ == no_node && !holds_phrasing_only(blocks_.back().element)) {
    make_room(element, position);
    set_attributes(body_.append(blocks_.back().node, element, position), attributes, position);
    return;
  }
  open_run(position);
  const bool leads = element == Element::embed || element == Element::note_reference;
  if (!leads || links_ == 0) {
    if (placed_ != inlines_.size()) place_inlines(position, false);
    set_attributes(body_.append(tip_, element, position), attributes, position);
    return;
  }
  // A link cannot hold another: it is interrupted here.
  const auto link = std::find_if(inlines_.begin(), inlines_.end(),
                                 [](const Inline& open) { return open.element == Element::link; });
  const auto outer = static_cast<std::size_t>(link - inlines_.begin());
  for (; placed_ > outer; --placed_) tip_ = placed_ == 1 ? run_ : body_[tip_].parent;
  place_inlines(position, true);
  set_attributes(body_.append(tip_, element, position), attributes, position);
  for (std::size_t i = inlines_.size(); i > outer + 1; --i) tip_ = body_[tip_].parent;
  placed_ = outer;
}

void FlowBuilder::finish() {
  while (!order_.empty()) end();
  close_run();
  close_implicit();
}

}  // namespace offprint
