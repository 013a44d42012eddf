#include "syntax/html_fragment.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "syntax/html_attributes.h"
#include "syntax/html_gumbo.h"
#include "syntax/html_scan.h"

namespace offprint {
namespace {

std::string_view label_of_marker(std::string_view name, std::string_view marker) {
  return !marker.empty() && name.starts_with(marker) ? name.substr(marker.size())
                                                     : std::string_view();
}

std::uint32_t to_number(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

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

HtmlAttributes attributes_of(const GumboElement& element) {
  HtmlAttributes attributes;
  attributes.reserve(element.attributes.length);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    attributes.emplace_back(attribute->name, attribute->value);
  }
  return attributes;
}

// The first word of a class "language-…" on a <pre> or the <code> that fills it.
std::string_view code_language(const GumboNode& node, const HtmlAttributes& attributes) {
  std::string_view classes = find_attribute(attributes, "class");
  std::size_t at = classes.find("language-");
  if (at == classes.npos && children_of(node).length > 0) {
    const auto* child = static_cast<const GumboNode*>(children_of(node).data[0]);
    if (!is_element(*child) || child->v.element.tag != GUMBO_TAG_CODE) return {};
    classes = find_attribute(attributes_of(child->v.element), "class");
    at = classes.find("language-");
  }
  if (at == classes.npos) return {};
  const std::string_view language = classes.substr(at + 9);
  return language.substr(0, language.find_first_of(" \t\n\r\f"));
}

class HtmlWalker {
 public:
  HtmlWalker(const HtmlSource& source, FlowBuilder& builder)
      : source_(source),
        builder_(builder),
        findings_(builder.findings()),
        position_(source.position) {}

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
    const HtmlAttributes attributes = attributes_of(node.v.element);
    if (!source_.marker.empty()) {
      take_position(attributes);
      if (const std::string_view ours = label_of_marker(name, source_.marker); !ours.empty())
        return enter_ours(ours, attributes);
    }
    if (node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
      return drop(Code::html_drawing_removed, name);
    switch (rule.action) {
      case HtmlAction::keep:
        return enter_kept(node, rule.element, attributes);
      case HtmlAction::embed:
        return enter_embed(node, name, attributes);
      case HtmlAction::drop_active:
        return drop(Code::html_active_content, name);
      case HtmlAction::drop_style:
        return drop(Code::html_style_removed, {});
      case HtmlAction::drop_form:
        return drop(Code::html_form_removed, name);
      case HtmlAction::drop_drawing:
        return drop(Code::html_drawing_removed, name);
      case HtmlAction::drop_metadata:
        return false;
      case HtmlAction::unwrap:
        builder_.start_transparent();
        return true;
      case HtmlAction::unwrap_block:
        enter_unwrapped(name, attributes);
        return true;
      case HtmlAction::unknown:
        break;
    }
    report_unknown(name);
    builder_.start_transparent();
    return true;
  }

  void report_unknown(std::string_view name) {
    findings_.count(
        Code::html_element_unknown, name, position_,
        "the element <" + std::string(name.substr(0, 40)) + "> is unknown; its text was kept");
  }

 private:
  bool enter(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        locate(node.v.text.start_pos);
        builder_.text(node.v.text.text, position_);
        return false;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: {
        locate(node.v.element.start_pos);
        const std::string name = name_of(node.v.element);
        return enter_element(node, html_rule(name), name);
      }
      default:
        return false;
    }
  }

  void locate(const GumboSourcePosition& place) {
    if (!source_.marker.empty() || place.line == 0) return;
    const bool first = place.line == 1;
    position_.line = source_.position.line + place.line - 1;
    position_.column = first ? source_.position.column + place.column - 1 : place.column;
  }

  void take_position(const HtmlAttributes& attributes) {
    for (const auto& [name, value] : attributes) {
      if (label_of_marker(name, source_.marker) != "at") continue;
      const std::size_t colon = value.find(':');
      if (colon != value.npos)
        position_ = {to_number(value.substr(0, colon)), to_number(value.substr(colon + 1))};
    }
  }

  std::string_view our_attribute(const HtmlAttributes& attributes, std::string_view label) const {
    for (const auto& [name, value] : attributes)
      if (label_of_marker(name, source_.marker) == label) return value;
    return {};
  }

  bool enter_ours(std::string_view label, const HtmlAttributes& attributes) {
    if (label == "separator")
      builder_.separate(position_);
    else if (label == "note-reference")
      builder_.leaf(Element::note_reference, position_,
                    {{Attribute::label, std::string(our_attribute(attributes, "label"))}});
    else if (our_attribute(attributes, "checked").empty())
      builder_.leaf(Element::task_mark, position_);
    else
      builder_.leaf(Element::task_mark, position_, {{Attribute::checked, "checked"}});
    return false;
  }

  bool drop(Code code, std::string_view name) {
    const std::string tag = name.empty() ? "<style>" : "<" + std::string(name) + ">";
    findings_.count(code, name, position_, "the element " + tag + " was dropped");
    return false;
  }

  void enter_unwrapped(std::string_view name, const HtmlAttributes& attributes) {
    AttributeList list = keep_attributes(Element::division, attributes, position_, findings_);
    if (name == "center") list.emplace_back(Attribute::align, "center");
    builder_.start_unwrapped_block(position_, std::move(list));
  }

  bool enter_kept(const GumboNode& node, Element element, const HtmlAttributes& attributes) {
    AttributeList list = keep_attributes(element, attributes, position_, findings_);
    switch (element) {
      case Element::link:
        return enter_link(attributes, std::move(list));
      case Element::image:
        return enter_image(attributes, std::move(list));
      case Element::code_block: {
        std::string_view language = our_attribute(attributes, "language");
        if (language.empty()) language = code_language(node, attributes);
        if (!language.empty()) list.emplace_back(Attribute::code_language, language);
        break;
      }
      case Element::line_break:
      case Element::word_break:
      case Element::thematic_break:
        builder_.leaf(element, position_, list);
        return false;
      default:
        break;
    }
    builder_.start(element, position_, std::move(list));
    return true;
  }

  bool enter_link(const HtmlAttributes& attributes, AttributeList list) {
    const bool is_anchor = find_attribute(attributes, "href").empty();
    std::string href;
    if (!is_anchor) href = checked_link(find_attribute(attributes, "href"), position_, findings_);
    const bool named = std::any_of(list.begin(), list.end(), [](const auto& attribute) {
      return attribute.first == Attribute::id;
    });
    if (!href.empty()) {
      list.emplace(list.begin(), Attribute::href, std::move(href));
      builder_.start(Element::link, position_, std::move(list));
    } else if (named) {
      builder_.start(Element::span, position_, std::move(list));
    } else {
      builder_.start_transparent();
    }
    return true;
  }

  bool enter_image(const HtmlAttributes& attributes, AttributeList list) {
    std::string source = checked_resource(find_attribute(attributes, "src"), position_, findings_);
    if (source.empty()) {
      builder_.text(find_attribute(attributes, "alt"), position_);
      return false;
    }
    list.emplace(list.begin(), Attribute::src, std::move(source));
    builder_.leaf(Element::image, position_, list);
    return false;
  }

  // Where the thing is: on the element, or on its first <source>.
  std::string_view address_of(const GumboNode& node, const HtmlAttributes& attributes) const {
    for (const std::string_view name : {"src", "data"})
      if (const std::string_view address = find_attribute(attributes, name); !address.empty())
        return address;
    for (unsigned i = 0; i < children_of(node).length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children_of(node).data[i]);
      if (!is_element(*child) || child->v.element.tag != GUMBO_TAG_SOURCE) continue;
      if (const auto* source = gumbo_get_attribute(&child->v.element.attributes, "src"))
        return source->value;
    }
    return {};
  }

  bool enter_embed(const GumboNode& node, std::string_view name, const HtmlAttributes& attributes) {
    const std::string_view address = trim(address_of(node, attributes));
    const std::string tag = "<" + std::string(name) + ">";
    if (address.empty() || !is_safe_resource(address)) {
      findings_.count(Code::embed_removed, name, position_,
                      "the element " + tag + " leads nowhere and was dropped");
      return false;
    }
    AttributeList list{{Attribute::href, escape_reference(address)}};
    std::string_view title = trim(find_attribute(attributes, "title"));
    if (title.empty()) title = trim(find_attribute(attributes, "aria-label"));
    if (!title.empty()) list.emplace_back(Attribute::title, title);
    findings_.report(Code::embed_linked, position_,
                     "the element " + tag + " became a link to what it shows");
    builder_.leaf(Element::embed, position_, list);
    return false;
  }

  const HtmlSource& source_;
  FlowBuilder& builder_;
  HtmlFindings& findings_;
  Position position_;
};

bool refuse(const HtmlSource& source, FlowBuilder& builder) {
  builder.findings().once(
      Code::html_too_complex, source.position,
      "the HTML that begins here is nested too deep or too large to be read safely");
  return false;
}

}  // namespace

bool emit_html(const HtmlSource& source, FlowBuilder& builder) {
  if (source.html.size() > builder.limits().bytes || !is_bearable(source.html))
    return refuse(source, builder);
  const GumboNode* top = parse_with_gumbo(source.html);
  if (top == nullptr) return refuse(source, builder);
  HtmlWalker(source, builder).walk(*top);
  return true;
}

bool emit_start_tag(const HtmlSource& tag, const HtmlRule& rule, std::string_view name, bool plain,
                    FlowBuilder& builder) {
  HtmlWalker walker(tag, builder);
  if (rule.action == HtmlAction::unknown) {
    walker.report_unknown(name);
    builder.start_transparent();
    return true;
  }
  if (plain && rule.action == HtmlAction::keep && rule.element != Element::link &&
      rule.element != Element::image) {
    if (is_void_tag(name)) return builder.leaf(rule.element, tag.position), false;
    builder.start(rule.element, tag.position);
    return true;
  }
  const GumboNode* top = is_bearable(tag.html) ? parse_with_gumbo(tag.html) : nullptr;
  if (top == nullptr) return refuse(tag, builder);
  for (unsigned i = 0; i < children_of(*top).length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children_of(*top).data[i]);
    if (is_element(*child)) return walker.enter_element(*child, rule, name);
  }
  return false;
}

}  // namespace offprint
