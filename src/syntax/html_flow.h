// Builds a Body from a stream of starts, ends and text, and keeps HTML's content model whatever the
// stream says: what stands in the wrong place is wrapped or unwrapped, never lost. All ways of
// parsing feed the same builder, so that the same meaning gives the same tree.
//
//   - inline content among the blocks of the root, quotations, sections and notes gets a paragraph
//   - a block inside an inline element splits it: the inline element is repeated inside the block
//   - list items, table rows and the like get the parent they need, or become divisions
//   - white space at the edges of blocks and after line breaks is dropped, and so are paragraphs
//     and containers that stay empty
//   - a list is `tight` when no item holds a paragraph
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "model/body.h"
#include "syntax/element_limits.h"
#include "syntax/html_findings.h"

namespace offprint {

using AttributeList = std::vector<std::pair<Attribute, std::string>>;

class FlowBuilder {
 public:
  // Appends to `top`, which is the root, or an element that holds flow content.
  FlowBuilder(Body& body, NodeIndex top, HtmlFindings& findings, const Limits& limits);

  // Each start, of whatever kind, is ended by end().
  void start(Element element, Position position, AttributeList attributes = {});
  // An element that leaves no node; its contents stay.
  void start_transparent() { order_.push_back(Kind::transparent); }
  // The same for one that stands on its own lines: a division inside others, nothing at the top.
  void start_unwrapped_block(Position position, AttributeList attributes = {});
  void end();

  void text(std::string_view text, Position position);
  // A break between lines of inline content that nothing else separates; nothing where no inline
  // content is open.
  void separate(Position position);
  // What follows begins a new paragraph, where one can begin: true then.
  bool break_paragraph(Position position);
  // Elements without contents: line_break, word_break, thematic_break, image, embed, formula,
  // task_mark, note_reference. Returns its node; no_node when nothing was added.
  NodeIndex leaf(Element element, Position position, const AttributeList& attributes = {});

  // Puts an element, with `text` when there is some, below what leaf() gave.
  void append_below(NodeIndex leaf, Element element, Position position,
                    const AttributeList& attributes, std::string_view text = {});

  // Ends whatever is open.
  void finish();

  // Nothing more is added: a limit was reached and reported.
  bool full() const { return full_; }
  HtmlFindings& findings() { return findings_; }
  const Limits& limits() const { return limits_; }

 private:
  enum class Kind : std::uint8_t { block, inline_, transparent, separated };

  struct Block {
    NodeIndex node;
    Element element;
    bool implicit;  // made here, because what came needs it
  };
  struct Inline {
    Element element;
    Position position;
    AttributeList attributes;
    bool placed = false;       // has a node somewhere
    NodeIndex node = no_node;  // in the open run, if it has one there
  };

  void start_block(Element element, Position position, AttributeList& attributes);
  void end_block();
  bool is_waiting(std::string_view id) const;
  void end_inline();
  void close_block();
  void close_implicit();
  Element fitting(Element element) const;
  bool inside(Element element) const;
  void make_room(Element element, Position position);
  void close_run();
  void wrap_last_inlines(NodeIndex block);
  void break_line();
  bool at_line_start() const;
  void open_run(Position position);
  void place_inlines(Position position, bool without_links);
  void unplace_inlines(std::size_t kept);
  void interrupt_links();
  void trim_end(NodeIndex node);
  bool accept(Position position);
  bool accept(Element element, Position position);
  void refuse(Limit limit, Position position);
  NodeIndex append_leaf(NodeIndex parent, Element element, Position position,
                        const AttributeList& attributes);
  void set_attributes(NodeIndex node, const AttributeList& attributes, Position position,
                      bool with_id = true);

  Body& body_;
  HtmlFindings& findings_;
  const Limits& limits_;
  std::vector<Kind> order_;
  std::vector<Block> blocks_;
  std::vector<Inline> inlines_;
  std::size_t placed_ = 0;   // how many of inlines_ are in place in the open run
  NodeIndex run_ = no_node;  // where the open run of inline content lies; no_node: none is open
  NodeIndex tip_ = no_node;  // its innermost element
  std::set<std::string, std::less<>> ids_;
  ElementLimits counts_;
  int code_depth_ = 0;
  int links_ = 0;
  bool full_ = false;
};

// Puts a finished table, list, figure … in order; removes it when nothing is left.
void settle_block(Body& body, NodeIndex node);

}  // namespace offprint
