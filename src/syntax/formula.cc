#include "syntax/formula.h"

#include <algorithm>

#include "base/unicode.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr std::size_t most_bytes = 60'000;  // a page of a book cannot be cut within
constexpr std::size_t most_nodes = 4'000;
constexpr std::size_t deepest = 60;

}  // namespace

std::string_view MathNode::attribute(std::string_view key) const {
  for (const auto& [attribute_name, value] : attributes)
    if (attribute_name == key) return value;
  return {};
}

FormulaReader::FormulaReader(Position position, HtmlFindings& findings)
    : position_(position), findings_(findings) {}

MathNode& FormulaReader::open() {
  MathNode* node = &top_;
  for (const std::size_t child : path_) node = &node->children[child];
  return *node;
}

void FormulaReader::start(std::string_view name, const HtmlAttributes& attributes) {
  if (ignored_ > 0 || path_.size() >= deepest || ++nodes_ > most_nodes) {
    too_large_ = true;
    ++ignored_;
    return;
  }
  MathNode node;
  node.name = name;
  for (const auto& [key, value] : attributes) {
    bytes_ += key.size() + value.size();
    if (bytes_ <= most_bytes) node.attributes.emplace_back(key, value);
  }
  too_large_ |= bytes_ > most_bytes;
  MathNode& parent = open();
  parent.children.push_back(std::move(node));
  path_.push_back(parent.children.size() - 1);
}

void FormulaReader::end() {
  if (ignored_ > 0)
    --ignored_;
  else
    path_.pop_back();
}

void FormulaReader::text(std::string_view text) {
  bytes_ += text.size();
  too_large_ |= bytes_ > most_bytes;
  if (too_large_) return;
  MathNode node;
  node.text = text;
  open().children.push_back(std::move(node));
}

AttributeList FormulaReader::finish(const HtmlAttributes& math) {
  CleanFormula clean = clean_formula(top_, position_, findings_);
  clean.unusable |= too_large_;
  const std::string_view style = trim(find_attribute(math, "displaystyle"));
  const bool display = trim(find_attribute(math, "display")) == "block" ||
                       trim(find_attribute(math, "mode")) == "display";
  if ((style == "true" && !display) || (style == "false" && display))
    clean.nodes = {{"mstyle", {}, {{"displaystyle", std::string(style)}}, std::move(clean.nodes)}};
  std::string markup;
  for (const MathNode& node : clean.nodes) append_math(markup, node);
  clean.unusable |= markup.size() > most_bytes;

  const std::string said = collapse_space(find_attribute(math, "alttext"));
  const std::string symbols = flatten_math(clean.nodes);
  if (clean.unusable || symbols.empty()) markup.clear();
  const bool stated = !said.empty() && said != clean.tex;
  const std::string& alt = stated ? said : clean.tex.empty() ? symbols : clean.tex;
  if (markup.empty() && (!path_.empty() || nodes_ > 0 || !said.empty()))
    findings_.report(Code::formula_removed, position_,
                     alt.empty() ? "a formula that cannot be shown was left out"
                                 : "a formula cannot be shown; its text was kept: " +
                                       std::string(first_bytes(alt, 80)),
                     "write it in presentation MathML");
  if (alt.empty()) return {};
  if (!markup.empty() && !stated && clean.tex.empty())
    findings_.count(
        Code::formula_text_guessed, {}, position_,
        "the formula has no alternative text; one was made: " + std::string(first_bytes(alt, 80)),
        "say what it means in the attribute alttext of <math>");

  AttributeList list = keep_attributes(Element::formula, math, position_, findings_);
  std::erase_if(list, [](const auto& one) {
    const bool direction = one.first == Attribute::dir && one.second != "auto";
    return one.first != Attribute::id && !direction;
  });
  if (!markup.empty()) list.emplace_back(Attribute::markup, std::move(markup));
  list.emplace_back(Attribute::alt, alt);
  if (!stated) list.emplace_back(Attribute::guessed, "guessed");
  if (!clean.tex.empty()) list.emplace_back(Attribute::tex, clean.tex);
  if (display) list.emplace_back(Attribute::display, "block");
  return list;
}

void report_repeated_formula(std::string_view name, Position position, HtmlFindings& findings) {
  findings.count(Code::formula_simplified, "again", position,
                 "<" + std::string(first_bytes(name, 40)) +
                     "> shows a formula once more that is there as MathML; it was left out");
}

void append_math(std::string& out, const MathNode& node) {
  if (node.name.empty()) return append_escaped(out, node.text);
  (out += '<') += node.name;
  for (const auto& [name, value] : node.attributes) {
    ((out += ' ') += name) += "=\"";
    append_escaped_attribute(out, value);
    out += '"';
  }
  if (node.children.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  for (const MathNode& child : node.children) append_math(out, child);
  ((out += "</") += node.name) += '>';
}

}  // namespace offprint
