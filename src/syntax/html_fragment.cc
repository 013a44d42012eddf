#include "syntax/html_fragment.h"

#include "base/unicode.h"
#include "syntax/formula.h"
#include "syntax/html_entry.h"
#include "syntax/html_gumbo.h"
#include "syntax/html_plain.h"
#include "syntax/html_scan.h"
#include "syntax/html_stand_ins.h"

namespace offprint {
namespace {

const GumboVector& children_of(const GumboNode& node) { return node.v.element.children; }

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  if (name.data == nullptr) return {};
  gumbo_tag_from_original_text(&name);
  return ascii_lower({name.data, name.length});
}

const GumboNode* first_child(const GumboNode& node) {
  const GumboVector& children = children_of(node);
  return children.length > 0 ? static_cast<const GumboNode*>(children.data[0]) : nullptr;
}

std::string_view attribute_of(const GumboNode& node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found != nullptr ? found->value : std::string_view();
}

std::string_view class_of_first_code(const GumboNode& node) {
  const GumboNode* child = first_child(node);
  const bool is_code =
      child != nullptr && is_element(*child) && child->v.element.tag == GUMBO_TAG_CODE;
  return is_code ? attribute_of(*child, "class") : std::string_view();
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

// The text of a text node; `buffer` may hold it.
std::string_view own_text(const GumboNode& node, const StandIns* long_texts, std::string& buffer) {
  const std::string_view text = node.v.text.text;
  return long_texts ? long_texts->expand(text, buffer) : text;
}

std::string text_of(const GumboNode& top, const StandIns* long_texts) {
  std::string text, buffer;
  for (unsigned i = 0; i < children_of(top).length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children_of(top).data[i]);
    if (is_text(*child) && child->type != GUMBO_NODE_CDATA)
      text += own_text(*child, long_texts, buffer);
  }
  return text;
}

// What elements hold whose text is not told from markup, so that references stay as they are.
bool is_raw(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_PLAINTEXT:
      return true;
    default:
      return false;
  }
}

// Whether all of `long_texts` are text of the tree.
bool are_found(StandIns& long_texts, const GumboNode& top) {
  std::vector<const GumboNode*> open{&top};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (is_text(node)) long_texts.count(node.v.text.text);
    if (!is_element(node) || is_raw(node)) continue;
    for (unsigned i = 0; i < children_of(node).length; ++i)
      open.push_back(static_cast<const GumboNode*>(children_of(node).data[i]));
  }
  return long_texts.are_counted();
}

HtmlAttributes attributes_of(const GumboNode& node) {
  HtmlAttributes attributes;
  const GumboVector& all = node.v.element.attributes;
  for (unsigned i = 0; i < all.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(all.data[i]);
    attributes.emplace_back(attribute->name, attribute->value);
  }
  return attributes;
}

// In document order, however deep.
HtmlInners inners_of(const GumboNode& top, const StandIns* long_texts) {
  HtmlInners inners;
  std::vector<const GumboNode*> open{&top};
  while (!open.empty() && inners.size() < most_inner_elements) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (const std::string_view name = gumbo_normalized_tagname(node.v.element.tag);
        &node != &top && is_inner_element(name))
      inners.push_back({name, attributes_of(node), text_of(node, long_texts)});
    for (unsigned i = children_of(node).length; i-- > 0;) {
      const auto* child = static_cast<const GumboNode*>(children_of(node).data[i]);
      if (is_element(*child)) open.push_back(child);
    }
  }
  return inners;
}

// Of the children of an element that shows one formula in several ways.
constexpr unsigned most_forms_of_formula = 8;

// <math>, or elements around nothing but one.
bool holds_only_formula(const GumboNode* node) {
  while (node != nullptr && is_element(*node)) {
    if (name_of(node->v.element) == "math") return true;
    const GumboNode* only = nullptr;
    for (unsigned i = 0; i < children_of(*node).length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children_of(*node).data[i]);
      if (child->type == GUMBO_NODE_WHITESPACE || child->type == GUMBO_NODE_COMMENT) continue;
      if (only != nullptr) return false;
      only = child;
    }
    node = only;
  }
  return false;
}

class HtmlWalker {
 public:
  HtmlWalker(const HtmlSource& source, FlowBuilder& builder)
      : source_(source), builder_(builder), entry_(source.marker, source.position, builder) {}

  void walk(const GumboNode& top) {
    struct Level {
      const GumboNode* node;
      unsigned next;
    };
    std::vector<Level> levels{{&top, 0}};
    while (!levels.empty() && !builder_.full()) {
      Level& level = levels.back();
      const GumboVector& children = children_of(*level.node);
      if (level.next == children.length) {
        levels.pop_back();
        if (!levels.empty()) builder_.end();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[level.next++]);
      if (enter(*child)) levels.push_back({child, 0});
    }
  }

  // True: the element was started.
  bool enter_element(const GumboNode& node, const HtmlRule& rule, std::string_view name) {
    attributes_ = attributes_of(node);
    HtmlElement element{name, rule, attributes_};
    element.foreign = node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML;
    if (rule.action == HtmlAction::keep && rule.element == Element::code_block)
      element.inner_class = class_of_first_code(node);
    HtmlInners inners;
    if (rule.action == HtmlAction::embed) inners = inners_of(node, source_.long_texts);
    element.inners = &inners;
    return entry_.enter(element);
  }

  HtmlEntry& entry() { return entry_; }

 private:
  bool enter(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        locate(node.v.text.start_pos);
        builder_.text(own_text(node, source_.long_texts, buffer_), entry_.position());
        return false;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: {
        locate(node.v.element.start_pos);
        const std::string name = name_of(node.v.element);
        if (name == "math") return enter_formula(node), false;
        if (repeats_formula(node)) return false;
        return enter_element(node, html_rule(name), name);
      }
      default:
        return false;
    }
  }

  void enter_formula(const GumboNode& math) {
    FormulaReader formula(entry_.position(), entry_.findings());
    std::vector<std::pair<const GumboNode*, unsigned>> open{{&math, 0}};
    while (!open.empty()) {
      auto& [node, next] = open.back();
      if (next == children_of(*node).length) {
        open.pop_back();
        if (!open.empty()) formula.end();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children_of(*node).data[next++]);
      if (is_element(*child)) {
        attributes_ = attributes_of(*child);
        formula.start(name_of(child->v.element), attributes_);
        open.emplace_back(child, 0);
      } else if (child->type != GUMBO_NODE_COMMENT) {
        formula.text(own_text(*child, source_.long_texts, buffer_));
      }
    }
    attributes_ = attributes_of(math);
    entry_.place_formula(formula, attributes_);
  }

  // Beside MathML for the ear, KaTeX and others set the same formula in letters or as a picture,
  // for the eye.
  bool repeats_formula(const GumboNode& node) {
    if (attribute_of(node, "aria-hidden") != "true" || node.parent == nullptr ||
        !is_element(*node.parent))
      return false;
    const GumboVector& siblings = children_of(*node.parent);
    if (siblings.length > most_forms_of_formula) return false;
    for (unsigned i = 0; i < siblings.length; ++i) {
      const auto* sibling = static_cast<const GumboNode*>(siblings.data[i]);
      if (sibling != &node && holds_only_formula(sibling)) {
        report_repeated_formula(name_of(node.v.element), entry_.position(), entry_.findings());
        return true;
      }
    }
    return false;
  }

  void locate(const GumboSourcePosition& place) {
    if (!source_.marker.empty() || place.line == 0) return;
    const bool first = place.line == 1;
    entry_.locate({source_.position.line + place.line - 1,
                   first ? source_.position.column + place.column - 1 : place.column});
  }

  const HtmlSource& source_;
  FlowBuilder& builder_;
  HtmlEntry entry_;
  HtmlAttributes attributes_;
  std::string buffer_;
};

bool refuse(Limit limit, const HtmlSource& source, FlowBuilder& builder) {
  builder.findings().once(info(limit).code, source.position,
                          "the HTML that begins here has " + excess_of(limit, builder.limits()),
                          hint_of(limit));
  return false;
}

// Null, and reported, when it is more than can be trusted.
const GumboNode* parse(const HtmlSource& source, FlowBuilder& builder) {
  const Limits& limits = builder.limits();
  Limit excess = find_excess(source.html, limits);
  const GumboNode* top =
      excess ? nullptr : parse_with_gumbo(source.html, HtmlKind::fragment, limits.nodes);
  if (!top) refuse(excess ? excess : &Limits::nodes, source, builder);
  return top;
}

}  // namespace

bool emit_html(const HtmlSource& source, FlowBuilder& builder) {
  const std::size_t size =
      source.html.size() + (source.long_texts ? source.long_texts->bytes() : 0);
  if (size > builder.limits().document_bytes)
    return refuse(&Limits::document_bytes, source, builder);
  if (source.marker.empty() && emit_plain_html(source, builder)) return true;
  return emit_parsed_html(source, builder);
}

bool emit_parsed_html(const HtmlSource& source, FlowBuilder& builder) {
  const GumboNode* top = parse(source, builder);
  if (!top) return false;
  if (source.long_texts && !are_found(*source.long_texts, *top)) {
    const std::string html = source.long_texts->expand_html(source.html);
    return emit_parsed_html({html, source.position, source.marker}, builder);
  }
  HtmlWalker(source, builder).walk(*top);
  return true;
}

bool emit_start_tag(const HtmlSource& tag, const HtmlRule& rule, std::string_view name,
                    FlowBuilder& builder) {
  HtmlWalker walker(tag, builder);
  if (rule.action == HtmlAction::unknown) {
    walker.entry().report_unknown(name);
    builder.start_transparent();
    return true;
  }
  HtmlAttributes attributes;
  DecodedTexts decoded;
  if (read_plain_attributes(tag.html, attributes, decoded))
    return walker.entry().enter({name, rule, attributes});
  const GumboNode* top = parse(tag, builder);
  if (!top) return false;
  for (unsigned i = 0; i < children_of(*top).length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children_of(*top).data[i]);
    if (is_element(*child)) return walker.enter_element(*child, rule, name);
  }
  return false;
}

}  // namespace offprint
