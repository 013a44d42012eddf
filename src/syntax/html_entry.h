// What an element of HTML means, whoever walks the tree that it stands in: it is handed to a
// FlowBuilder, or reported as lost.
#pragma once

#include <string_view>

#include "syntax/formula.h"
#include "syntax/html_attributes.h"
#include "syntax/html_elements.h"
#include "syntax/html_embed.h"
#include "syntax/html_flow.h"

namespace offprint {

struct HtmlElement {
  std::string_view name;  // lower case
  const HtmlRule& rule;   // of that name
  const HtmlAttributes& attributes;
  bool foreign = false;  // SVG's, or MathML's outside of a formula
  // What only the walker can see below the element:
  std::string_view inner_class = {};   // code_block: the class of a <code> that begins it
  const HtmlInners* inners = nullptr;  // embed: what says more about it; nullptr: nothing
  std::string_view late_address = {};  // embed: where a script finds its address
};

class HtmlEntry {
 public:
  // When `marker` is not empty, elements and attributes whose names begin with it are ours
  // (markdown_whole.h), and positions are taken from them.
  HtmlEntry(std::string_view marker, Position position, FlowBuilder& builder)
      : marker_(marker), builder_(builder), findings_(builder.findings()), position_(position) {}

  // Where what comes next stands.
  void locate(Position position) { position_ = position; }
  Position position() const { return position_; }

  // True: the element was started, and builder.end() ends it. False: there is nothing of it.
  bool enter(const HtmlElement& element);
  void report_unknown(std::string_view name);
  // What was read below <math>, which has these attributes.
  void place_formula(FormulaReader& formula, const HtmlAttributes& attributes);
  HtmlFindings& findings() { return findings_; }

 private:
  void take_position(const HtmlAttributes& attributes);
  std::string_view our_attribute(const HtmlAttributes& attributes, std::string_view label) const;
  bool enter_ours(std::string_view label, const HtmlAttributes& attributes);
  void enter_written_formula(std::string_view written);
  bool drop(Code code, std::string_view name);
  bool drop_metadata(const HtmlElement& element);
  bool enter_transparent(const HtmlAttributes& attributes);
  void enter_unwrapped(std::string_view name, const HtmlAttributes& attributes);
  bool enter_kept(const HtmlElement& element);
  bool enter_link(const HtmlAttributes& attributes, AttributeList list);
  bool enter_image(const HtmlAttributes& attributes, AttributeList list);
  bool enter_embed(const HtmlElement& element);

  std::string_view marker_;
  FlowBuilder& builder_;
  HtmlFindings& findings_;
  Position position_;
};

}  // namespace offprint
