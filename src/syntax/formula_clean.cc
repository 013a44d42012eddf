#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "syntax/formula.h"
#include "syntax/formula_rules.h"

namespace offprint {
namespace {

using Nodes = std::vector<MathNode>;

MathNode element(std::string_view name, Nodes children = {}) {
  return {std::string(name), {}, {}, std::move(children)};
}

MathNode token(std::string_view name, std::string_view text) {
  MathNode node = element(name);
  if (!text.empty()) node.children.push_back({{}, std::string(text), {}, {}});
  return node;
}

// An expression that is several.
MathNode row(Nodes nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  return element("mrow", std::move(nodes));
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

bool is_tex(std::string_view encoding) {
  const std::string name = ascii_lower(trim(encoding));
  return name == "tex" || name == "latex" || name.ends_with("/x-tex") ||
         name.ends_with("/x-latex") || name == "text/tex" || name == "application/tex";
}

bool acts(std::string_view name) {
  return name == "script" || name == "iframe" || name == "object" || name == "embed" ||
         name == "noscript" || name == "template";
}

bool is_annotation(const MathNode& node) {
  return node.name == "annotation" || node.name == "annotation-xml";
}

class FormulaCleaner {
 public:
  FormulaCleaner(Position position, HtmlFindings& findings)
      : position_(position), findings_(findings) {}

  CleanFormula clean(const MathNode& top) {
    formula_.nodes = cleaned_children(top);
    // A row around all of it says nothing.
    while (formula_.nodes.size() == 1 && formula_.nodes[0].name == "mrow" &&
           formula_.nodes[0].attributes.empty()) {
      Nodes inner = std::move(formula_.nodes[0].children);
      formula_.nodes = std::move(inner);
    }
    return std::move(formula_);
  }

 private:
  void simplified(std::string_view kind, std::string message) {
    findings_.count(Code::formula_simplified, kind, position_, std::move(message));
  }

  Nodes cleaned_children(const MathNode& parent) {
    Nodes nodes;
    for (const MathNode& child : parent.children)
      if (std::optional<MathNode> clean = cleaned(child)) nodes.push_back(std::move(*clean));
    return nodes;
  }

  // Nothing for what says nothing.
  std::optional<MathNode> cleaned(const MathNode& node) {
    const std::string& name = node.name;
    if (name.empty()) {
      if (is_blank(node.text)) return std::nullopt;
      return token("mtext", collapse_space(node.text));
    }
    const FormulaRule& rule = formula_rule(name);
    if (rule.kind == FormulaKind::other) return translated(node);
    MathNode made = element(rule.name);
    keep_attributes_of(node, made);
    fill(node, rule, made);
    return with_style(node, std::move(made));
  }

  void fill(const MathNode& node, const FormulaRule& rule, MathNode& made) {
    switch (rule.kind) {
      case FormulaKind::token: {
        const std::string text = collapse_space(text_of(node));
        if (!text.empty()) made.children.push_back({{}, text, {}, {}});
        break;
      }
      case FormulaKind::row:
        made.children = cleaned_children(node);
        break;
      case FormulaKind::fixed:
        made.children = cleaned_children(node);
        if (made.children.size() != rule.parts) become_row(made);
        break;
      case FormulaKind::scripts:
        made.children = scripts(node);
        if (made.children.empty()) become_row(made);
        break;
      case FormulaKind::table:
        made.children = rows(node);
        if (made.children.empty()) become_row(made);
        break;
      case FormulaKind::table_row:
      case FormulaKind::cell:
      case FormulaKind::divider:  // in no table, of no scripts
        made.children = cleaned_children(node);
        become_row(made);
        break;
      case FormulaKind::space:
      case FormulaKind::other:
        break;
    }
  }

  void become_row(MathNode& node) {
    simplified(node.name, "<" + node.name + "> does not stand where it can, or has not the parts " +
                              "that it needs; it became a row");
    node.name = "mrow";
    node.attributes.clear();
  }

  // The script level and style of any element, which MathML 3 has on <mstyle> only.
  MathNode with_style(const MathNode& node, MathNode made) {
    if (made.name == "mstyle" || made.name == "mtable") return made;
    MathNode style = element("mstyle");
    for (const std::string_view name : {"displaystyle", "scriptlevel"})
      if (std::string value = formula_attribute("mstyle", name, node.attribute(name));
          !value.empty())
        style.attributes.emplace_back(name, std::move(value));
    if (style.attributes.empty()) return made;
    style.children.push_back(std::move(made));
    return style;
  }

  void keep_attributes_of(const MathNode& node, MathNode& made) {
    for (const auto& [name, value] : node.attributes) {
      std::string kept = formula_attribute(made.name, name, value);
      if (!kept.empty())
        made.attributes.emplace_back(name, std::move(kept));
      else if (name.starts_with("on"))
        findings_.count(Code::html_active_content, "on", position_,
                        "the script in the attribute \"" + name + "\" was dropped");
      else if (is_formula_style(name))
        findings_.count(Code::html_style_removed, {}, position_,
                        "the source's own styling was dropped");
      else if (name != "displaystyle" && name != "scriptlevel" && !is_idle_formula_attribute(name))
        simplified("@", "the attribute " + std::string(first_bytes(name, 40)) + " of <" +
                            made.name + "> was left out");
    }
    std::sort(made.attributes.begin(), made.attributes.end());
  }

  // All text below, but for what acts or draws.
  std::string text_of(const MathNode& node) {
    std::string text = node.text;
    for (const MathNode& child : node.children) {
      if (child.name == "mglyph")
        text += child.attribute("alt");
      else if (!left_out(child))
        text += text_of(child);
    }
    return text;
  }

  bool left_out(const MathNode& node) {
    const std::string tag = "the element <" + node.name.substr(0, 40) + "> was dropped";
    if (acts(node.name))
      findings_.count(Code::html_active_content, node.name, position_, tag);
    else if (node.name == "style")
      findings_.count(Code::html_style_removed, {}, position_, tag);
    else if (node.name == "svg")
      findings_.count(Code::html_drawing_removed, node.name, position_, tag);
    else
      return false;
    return true;
  }

  // What MathML Core has no element for, in its elements.
  std::optional<MathNode> translated(const MathNode& node) {
    const std::string& name = node.name;
    if (left_out(node)) return std::nullopt;
    if (is_annotation(node)) {
      take_tex(node);
      return std::nullopt;
    }
    if (name == "semantics") return semantics(node);
    if (name == "none") return element("mrow");
    if (name == "mfenced") return with_style(node, fenced(node));
    if (name == "mglyph") {
      if (node.attribute("alt").empty()) return std::nullopt;
      return token("mtext", collapse_space(node.attribute("alt")));
    }
    if (name == "malignmark" || name == "maligngroup") return std::nullopt;
    if (name == "maction") return selected(node);
    if (name == "mlabeledtr") return row(cleaned_children(node));
    if (is_content_element(name)) formula_.unusable = true;
    Nodes children = cleaned_children(node);
    // <apply><sin/><ci>x</ci></apply>, to be read at least.
    if (formula_.unusable && node.children.empty()) return token("mtext", name);
    simplified(name, "<" + name.substr(0, 40) + "> is not of MathML Core; what it holds was kept");
    if (name == "menclose" && node.attribute("notation") == "radical")
      return element("msqrt", std::move(children));
    return row(std::move(children));
  }

  void take_tex(const MathNode& annotation) {
    if (annotation.name == "annotation" && is_tex(annotation.attribute("encoding"))) {
      if (formula_.tex.empty()) formula_.tex = collapse_space(text_of(annotation));
    } else {
      simplified(annotation.name,
                 "an annotation of a formula was left out: " +
                     std::string(first_bytes(annotation.attribute("encoding"), 60)));
    }
  }

  // What is shown comes first; or it is an annotation, when the meaning does.
  std::optional<MathNode> semantics(const MathNode& node) {
    const MathNode* shown = nullptr;
    for (const MathNode& child : node.children) {
      if (is_annotation(child)) {
        const bool presents = ascii_lower(child.attribute("encoding")) == "mathml-presentation" ||
                              child.attribute("encoding") == "application/mathml-presentation+xml";
        if (!presents)
          take_tex(child);
        else if (shown == nullptr || is_content_element(shown->name))
          shown = &child;
      } else if (shown == nullptr && !(child.name.empty() && is_blank(child.text))) {
        shown = &child;
      }
    }
    if (shown == nullptr) return std::nullopt;
    return is_annotation(*shown) ? row(cleaned_children(*shown)) : cleaned(*shown);
  }

  static MathNode fence(std::string_view text, std::string_view form) {
    MathNode node = token("mo", text);
    node.attributes = {{"fence", "true"}, {"form", std::string(form)}};
    return node;
  }

  // <mfenced> says what it means in other elements (MathML 3, section 3.3.8.2).
  MathNode fenced(const MathNode& node) {
    const auto stated = [&](std::string_view name, std::string_view usual) {
      for (const auto& [key, value] : node.attributes)
        if (key == name) return std::string(trim(value));
      return std::string(usual);
    };
    std::vector<std::string> marks;
    const std::string separators = stated("separators", ",");
    for (std::size_t at = 0; at < separators.size();) {
      const std::size_t begin = at;
      next_code_point(separators, at);
      if (!is_blank(separators.substr(begin, at - begin)))
        marks.push_back(separators.substr(begin, at - begin));
    }
    Nodes content;
    std::size_t part = 0;
    for (MathNode& child : cleaned_children(node)) {
      if (part > 0 && !marks.empty()) {
        content.push_back(token("mo", marks[std::min(part, marks.size()) - 1]));
        content.back().attributes = {{"separator", "true"}};
      }
      content.push_back(std::move(child));
      ++part;
    }
    Nodes nodes;
    const std::string open = stated("open", "("), close = stated("close", ")");
    if (!open.empty()) nodes.push_back(fence(open, "prefix"));
    if (!content.empty()) nodes.push_back(row(std::move(content)));
    if (!close.empty()) nodes.push_back(fence(close, "postfix"));
    return element("mrow", std::move(nodes));
  }

  // Of what a reader could choose from, what is shown first.
  std::optional<MathNode> selected(const MathNode& node) {
    simplified("maction", "of the states of an <maction>, the first was kept");
    Nodes children = cleaned_children(node);
    if (children.empty()) return std::nullopt;
    return std::move(children.front());
  }

  // Base, then pairs; after a divider, pairs again (MathML Core, section 3.4.4).
  Nodes scripts(const MathNode& node) {
    Nodes nodes;
    bool divided = false, odd = false;
    const auto complete = [&] {
      if (odd) nodes.push_back(element("mrow"));
      odd = false;
    };
    for (const MathNode& child : node.children) {
      if (child.name == "mprescripts") {
        if (nodes.empty()) nodes.push_back(element("mrow"));
        complete();
        if (!divided) nodes.push_back(element("mprescripts"));
        divided = true;
      } else if (std::optional<MathNode> clean = cleaned(child)) {
        if (!nodes.empty()) odd = !odd;
        nodes.push_back(std::move(*clean));
      }
    }
    complete();
    return nodes;
  }

  Nodes rows(const MathNode& table) {
    Nodes made;
    for (const MathNode& child : table.children) {
      if (child.name.empty() && is_blank(child.text)) continue;
      MathNode line = element("mtr");
      const bool labeled = child.name == "mlabeledtr";
      if (child.name == "mtr" || labeled) {
        keep_attributes_of(child, line);
        for (const MathNode& cell : child.children) add_cell(cell, line.children);
        if (labeled && line.children.size() > 1)  // its number stands behind
          std::rotate(line.children.begin(), line.children.begin() + 1, line.children.end());
      } else {
        add_cell(child, line.children);
      }
      if (line.children.empty()) line.children.push_back(element("mtd"));
      made.push_back(std::move(line));
    }
    return made;
  }

  void add_cell(const MathNode& node, Nodes& cells) {
    MathNode cell = element("mtd");
    if (node.name == "mtd") {
      keep_attributes_of(node, cell);
      cell.children = cleaned_children(node);
    } else if (std::optional<MathNode> clean = cleaned(node)) {
      cell.children.push_back(std::move(*clean));
    } else {
      return;
    }
    cells.push_back(std::move(cell));
  }

  Position position_;
  HtmlFindings& findings_;
  CleanFormula formula_;
};

}  // namespace

CleanFormula clean_formula(const MathNode& top, Position position, HtmlFindings& findings) {
  return FormulaCleaner(position, findings).clean(top);
}

}  // namespace offprint
