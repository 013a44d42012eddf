#include "syntax/html_flow.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/deadline.h"
#include "base/mojibake.h"
#include "base/unicode.h"
#include "syntax/html_content_model.h"
#include "syntax/markup_attributes.h"

namespace offprint {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";

// The id for which an element stays that has nothing in it; "" for others.
std::string_view anchor_of(Element element, const AttributeList& attributes) {
  if (element == Element::span || element == Element::link)
    for (const auto& [name, value] : attributes)
      if (name == Attribute::id && is_valid_id(value)) return value;
  return {};
}

// A time of which no program can tell when it is becomes a span.
bool says_nothing_in_code(Element element, const AttributeList& attributes) {
  if (element != Element::time) return element == Element::code || element == Element::span;
  return std::none_of(attributes.begin(), attributes.end(), [](const auto& attribute) {
    return attribute.first == Attribute::date_time && is_valid_datetime(attribute.second, false);
  });
}

bool has_id(const AttributeList& attributes, std::string_view id) {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& attribute) {
    return attribute.first == Attribute::id && attribute.second == id;
  });
}

void report_taken(HtmlFindings& findings, std::string_view id, Position position) {
  findings.count(Code::anchor_duplicate, {}, position,
                 "the id \"" + std::string(id) + "\" is used a second time",
                 "links to it lead to the first place");
}

// An attribute that people read is text, and repaired and composed as text is.
bool is_read(Attribute name) { return name == Attribute::alt || name == Attribute::title; }

}  // namespace

FlowBuilder::FlowBuilder(Body& body, NodeIndex top, HtmlFindings& findings, const Limits& limits)
    : body_(body), findings_(findings), limits_(limits) {
  blocks_.push_back({top, body[top].element, false});
}

void FlowBuilder::refuse(Limit limit, Position position) {
  findings_.once(info(limit).code, position, "this document has " + excess_of(limit, limits_),
                 hint_of(limit, "split it"));
  full_ = true;
}

bool FlowBuilder::accept(Position position) {
  if (full_) return false;
  check_deadline_in_loop();
  if (body_.size() >= limits_.nodes) refuse(&Limits::nodes, position);
  return !full_;
}

bool FlowBuilder::accept(Element element, Position position) {
  if (!accept(position)) return false;
  const bool outermost = element == Element::table && !inside(Element::table);
  if (const Limit limit = counts_.add(element, outermost, limits_)) refuse(limit, position);
  return !full_;
}

void FlowBuilder::set_attributes(NodeIndex node, const AttributeList& attributes, Position position,
                                 bool with_id) {
  for (const auto& [name, value] : attributes) {
    if (name == Attribute::id) {
      if (!with_id || !is_valid_id(value)) continue;
      if (!ids_.insert(value).second) {
        report_taken(findings_, value, position);
        continue;
      }
    }
    body_.set_attribute(node, name, is_read(name) ? to_nfc(repair_controls(value)) : value);
  }
}

void FlowBuilder::start(Element element, Position position, AttributeList attributes) {
  if (!accept(element, position)) return start_transparent();
  if (order_.size() >= limits_.nesting) {
    findings_.once(Code::nesting_too_deep, position,
                   "elements are nested more than " + std::to_string(limits_.nesting) + " deep",
                   hint_of(&Limits::nesting));
    return start_transparent();
  }
  if (!is_inline(element)) return start_block(element, position, attributes);
  if (code_depth_ > 0 && says_nothing_in_code(element, attributes)) return start_transparent();
  order_.push_back(Kind::inline_);
  if (element == Element::link && ++links_ > 1) interrupt_links();
  inlines_.push_back({element, position, std::move(attributes)});
}

void FlowBuilder::start_unwrapped_block(Position position, AttributeList attributes) {
  if (blocks_.size() > 1 || !attributes.empty())
    return start(Element::division, position, std::move(attributes));
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
    return is_row_group(element) || is_cell(element) || element == Element::table_row
               ? Element::text
               : Element::division;
  }
  const bool sectioning =
      heading_level(element) != 0 || element == Element::section || element == Element::aside;
  if (sectioning && (inside(Element::header_cell) || inside(Element::definition_term)))
    return Element::division;
  return element;
}

void FlowBuilder::start_block(Element element, Position position, AttributeList& attributes) {
  close_run();
  if (blocks_.back().implicit && blocks_.back().element == Element::paragraph) close_block();
  if (kind(element) == ElementKind::structure)
    while (blocks_.back().implicit && !is_parent_of(blocks_.back().element, element)) close_block();
  element = fitting(element);
  const Element container = blocks_.back().element;
  const bool grouping = element == Element::division && container == Element::definition_list;
  if (holds_phrasing_only(container) || element == Element::text || grouping) {
    break_line();
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
    const bool joins =
        last != no_node && needed == Element::list_item && body_[last].element == needed;
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
  if (holds_phrasing_only(blocks_.back().element)) trim_end(blocks_.back().node);
  close_block();
}

void FlowBuilder::end() {
  const Kind ended = order_.back();
  order_.pop_back();
  switch (ended) {
    case Kind::block:
      return end_block();
    case Kind::inline_:
      return end_inline();
    case Kind::transparent:
      return;
    case Kind::separated:
      close_run();
      break_line();
      return;
  }
}

// Whether an element around the innermost one is to have the id once it has a place.
bool FlowBuilder::is_waiting(std::string_view id) const {
  return std::any_of(inlines_.begin(), inlines_.end() - 1, [&](const Inline& around) {
    return !around.placed && has_id(around.attributes, id);
  });
}

void FlowBuilder::end_inline() {
  Inline& ended = inlines_.back();
  const std::string_view anchor = anchor_of(ended.element, ended.attributes);
  const bool is_taken = !anchor.empty() && (ids_.contains(anchor) || is_waiting(anchor));
  if (!ended.placed && is_taken) report_taken(findings_, anchor, ended.position);
  const bool wanted = ended.element == Element::ruby_text || (!anchor.empty() && !is_taken);
  if (!ended.placed && wanted && accept(ended.position)) {
    open_run(ended.position);
    place_inlines(ended.position, false);
  }
  if (placed_ == inlines_.size()) unplace_inlines(placed_ - 1);
  const bool was_inner_link = ended.element == Element::link && links_-- > 1;
  inlines_.pop_back();
  if (was_inner_link) interrupt_links();
}

void FlowBuilder::trim_end(NodeIndex node) {
  const NodeIndex last = body_[node].last_child;
  if (code_depth_ > 0 || last == no_node || body_[last].element != Element::text) return;
  const std::string_view text = body_.text(last);
  const std::size_t end = text.find_last_not_of(white_space);
  if (end == text.npos)
    body_.remove(last);
  else if (end + 1 != text.size())
    body_.set_text(last, std::string(text.substr(0, end + 1)));
}

void FlowBuilder::close_run() {
  if (run_ == no_node) return;
  trim_end(run_);
  run_ = tip_ = no_node;
  placed_ = 0;
}

void FlowBuilder::open_run(Position position) {
  if (run_ != no_node) return;
  make_room(Element::text, position);
  const Block& block = blocks_.back();
  run_ = wraps_inlines(block.element) ? body_.append(block.node, Element::paragraph, position)
                                      : block.node;
  tip_ = run_;
  placed_ = 0;
}

// Of links inside links, the innermost is the one that counts.
void FlowBuilder::place_inlines(Position position, bool without_links) {
  int links_before = 0;
  for (std::size_t i = 0; i < inlines_.size(); ++i) {
    Inline& open = inlines_[i];
    if (open.element == Element::link) ++links_before;
    if (i < placed_) continue;
    open.node = no_node;
    if (open.element == Element::link && (without_links || links_before < links_)) continue;
    if (code_depth_ > 0 && says_nothing_in_code(open.element, open.attributes)) continue;
    tip_ = open.node = body_.append(tip_, open.element, open.placed ? position : open.position);
    set_attributes(tip_, open.attributes, position, !open.placed);
    open.placed = true;
  }
  placed_ = inlines_.size();
}

// What follows goes beside the inline elements from `kept` on, no longer into them.
void FlowBuilder::unplace_inlines(std::size_t kept) {
  if (placed_ <= kept) return;
  placed_ = kept;
  tip_ = run_;
  for (std::size_t i = 0; i < kept; ++i)
    if (inlines_[i].node != no_node) tip_ = inlines_[i].node;
}

void FlowBuilder::interrupt_links() {
  const auto link = std::find_if(inlines_.begin(), inlines_.end(),
                                 [](const Inline& open) { return open.element == Element::link; });
  unplace_inlines(static_cast<std::size_t>(link - inlines_.begin()));
}

// Where a block had to vanish in a place that holds inline content only, lines stay apart.
void FlowBuilder::break_line() {
  const Block& block = blocks_.back();
  if (!holds_phrasing_only(block.element)) return;
  trim_end(block.node);
  const NodeIndex last = body_[block.node].last_child;
  if (last != no_node && body_[last].element != Element::line_break)
    body_.append_text(block.node, "\n");
}

// White space has no effect where a block or a line begins.
bool FlowBuilder::at_line_start() const {
  if (code_depth_ > 0) return false;
  if (run_ == no_node) return true;
  const NodeIndex last = body_[tip_].last_child;
  return last != no_node && body_[last].element == Element::line_break;
}

void FlowBuilder::text(std::string_view text, Position position) {
  if (!is_ascii(text)) {
    if (has_high_controls(text)) return this->text(repair_controls(text), position);
    if (code_depth_ == 0 && !is_nfc(text)) return this->text(to_nfc(text), position);
  }
  if (at_line_start())
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  if (text.empty() || !accept(position)) return;
  open_run(position);
  if (placed_ != inlines_.size()) place_inlines(position, false);
  body_.append_text(tip_, text, position);
}

void FlowBuilder::separate(Position position) {
  if (run_ == no_node || code_depth_ > 0) return;
  const NodeIndex last = body_[run_].last_child;
  if (last != no_node && body_[last].element == Element::text &&
      white_space.find(body_.text(last).back()) != white_space.npos)
    return;
  text("\n", position);
}

// The inline content at the end of `block` becomes a paragraph.
void FlowBuilder::wrap_last_inlines(NodeIndex block) {
  NodeIndex first = no_node;
  const auto flows = [](Element element) { return element == Element::text || is_inline(element); };
  for (NodeIndex at = body_[block].last_child; at != no_node && flows(body_[at].element);
       at = body_[at].previous)
    first = at;
  if (first == no_node) return;
  const NodeIndex paragraph = body_.insert_before(first, Element::paragraph, body_[first].position);
  for (NodeIndex at = first; at != no_node;) {
    const NodeIndex next = body_[at].next;
    body_.move_to_end(at, paragraph);
    at = next;
  }
}

bool FlowBuilder::break_paragraph(Position position) {
  const Block block = blocks_.back();
  const bool splits = block.element == Element::paragraph;
  const bool divides = block.element == Element::division || block.element == Element::data_cell;
  if (!(splits || divides || wraps_inlines(block.element)) || !accept(position)) return false;
  close_run();
  if (!splits && !divides) return true;
  trim_end(block.node);
  if (splits)
    close_block();
  else
    wrap_last_inlines(block.node);
  const NodeIndex next = body_.append(blocks_.back().node, Element::paragraph, position);
  blocks_.push_back({next, Element::paragraph, divides || block.implicit});
  return true;
}

void FlowBuilder::finish() {
  while (!order_.empty()) end();
  close_run();
  close_implicit();
}

}  // namespace offprint
