// MathML as it is found, made into what a Body's formula holds: of the closed list
// (formula_rules.h) only, each element with as many parts as it needs, in one canonical form. What
// can be said otherwise is (fences, named spaces, labeled rows); what cannot is left out and
// reported. A formula that cannot be shown so keeps its text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/html_attributes.h"
#include "syntax/html_findings.h"

namespace offprint {

// A piece of MathML: an element, or text when it has no name.
struct MathNode {
  std::string name;
  std::string text;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<MathNode> children;

  std::string_view attribute(std::string_view name) const;
};

// Takes the content of one <math>, element by element, and says what it comes to.
class FormulaReader {
 public:
  // `findings` gets what is lost; all of it is at `position`.
  FormulaReader(Position position, HtmlFindings& findings);

  // Names in lower case, without a prefix. Each start is ended.
  void start(std::string_view name, const HtmlAttributes& attributes);
  void end();
  void text(std::string_view text);

  // The attributes of Element::formula; none when nothing of it can be kept. `math` are the
  // attributes of <math> itself.
  AttributeList finish(const HtmlAttributes& math);

 private:
  MathNode& open();

  Position position_;
  HtmlFindings& findings_;
  MathNode top_;
  std::vector<std::size_t> path_;  // child by child, to the open element
  std::size_t bytes_ = 0, nodes_ = 0;
  std::size_t ignored_ = 0;  // open elements below one that is too deep
  bool too_large_ = false;
};

// <`name`> sets a formula once more, for the eye only, and is left out.
void report_repeated_formula(std::string_view name, Position position, HtmlFindings& findings);

// Part of finish():

// What of `top`'s children can be shown, in a row. Sets `unusable` when it would mean another thing
// than the formula does. `tex` gets the annotation in TeX.
struct CleanFormula {
  std::vector<MathNode> nodes;
  std::string tex;
  bool unusable = false;
};
CleanFormula clean_formula(const MathNode& top, Position position, HtmlFindings& findings);

void append_math(std::string& out, const MathNode& node);
// What a cleaned formula says, in a line: "x^2 + y^2 = r^2".
std::string flatten_math(const std::vector<MathNode>& nodes);

}  // namespace offprint
