#include "syntax/html_entry.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "syntax/tex_formulas.h"

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

// `data-language` of a <pre>, else the first word after "language-" in its class or in that of the
// <code> that fills it.
std::string_view code_language(const HtmlElement& element) {
  if (const auto stated = find_attribute(element.attributes, "data-language"); !stated.empty())
    return stated.substr(0, stated.find_first_of(" \t\n\r\f"));
  std::string_view classes = find_attribute(element.attributes, "class");
  std::size_t at = classes.find("language-");
  if (at == classes.npos) {
    classes = element.inner_class;
    at = classes.find("language-");
  }
  if (at == classes.npos) return {};
  const std::string_view language = classes.substr(at + 9);
  return language.substr(0, language.find_first_of(" \t\n\r\f"));
}

}  // namespace

bool HtmlEntry::enter(const HtmlElement& element) {
  const HtmlAttributes& attributes = element.attributes;
  if (!marker_.empty()) {
    take_position(attributes);
    if (const std::string_view ours = label_of_marker(element.name, marker_); !ours.empty())
      return enter_ours(ours, attributes);
  }
  if (element.foreign) return drop(Code::html_drawing_removed, element.name);
  switch (element.rule.action) {
    case HtmlAction::keep:
      return enter_kept(element);
    case HtmlAction::embed:
      return enter_embed(element);
    case HtmlAction::drop_active:
      return drop(Code::html_active_content, element.name);
    case HtmlAction::drop_style:
      return drop(Code::html_style_removed, {});
    case HtmlAction::drop_form:
      return drop(Code::html_form_removed, element.name);
    case HtmlAction::drop_drawing:
      return drop(Code::html_drawing_removed, element.name);
    case HtmlAction::drop_metadata:
      return drop_metadata(element);
    case HtmlAction::formula:
      return false;
    case HtmlAction::unwrap:
      return enter_transparent(attributes);
    case HtmlAction::unwrap_block:
      enter_unwrapped(element.name, attributes);
      return true;
    case HtmlAction::unknown:
      break;
  }
  report_unknown(element.name);
  return enter_transparent(attributes);
}

// Nothing is kept of the attributes, but what they did is told.
bool HtmlEntry::enter_transparent(const HtmlAttributes& attributes) {
  keep_attributes(Element::span, attributes, position_, findings_);
  builder_.start_transparent();
  return true;
}

void HtmlEntry::report_unknown(std::string_view name) {
  findings_.count(
      Code::html_element_unknown, name, position_,
      "the element <" + std::string(name.substr(0, 40)) + "> is unknown; its text was kept");
}

void HtmlEntry::place_formula(FormulaReader& formula, const HtmlAttributes& attributes) {
  const AttributeList list = formula.finish(attributes);
  if (!list.empty()) builder_.leaf(Element::formula, position_, list);
}

void HtmlEntry::take_position(const HtmlAttributes& attributes) {
  for (const auto& [name, value] : attributes) {
    if (label_of_marker(name, marker_) != "at") continue;
    const std::size_t colon = value.find(':');
    if (colon != value.npos)
      position_ = {to_number(value.substr(0, colon)), to_number(value.substr(colon + 1))};
  }
}

std::string_view HtmlEntry::our_attribute(const HtmlAttributes& attributes,
                                          std::string_view label) const {
  for (const auto& [name, value] : attributes)
    if (label_of_marker(name, marker_) == label) return value;
  return {};
}

bool HtmlEntry::enter_ours(std::string_view label, const HtmlAttributes& attributes) {
  if (label == "separator")
    builder_.separate(position_);
  else if (label == "note-reference")
    builder_.leaf(Element::note_reference, position_,
                  {{Attribute::label, std::string(our_attribute(attributes, "label"))}});
  else if (label == "formula")
    enter_written_formula(our_attribute(attributes, "written"));
  else if (our_attribute(attributes, "checked").empty())
    builder_.leaf(Element::task_mark, position_);
  else
    builder_.leaf(Element::task_mark, position_, {{Attribute::checked, "checked"}});
  return false;
}

void HtmlEntry::enter_written_formula(std::string_view written) {
  TexEffort effort;
  const std::optional<TexFormula> formula = dollar_formula(written, 0, effort);
  if (!formula) return builder_.text(written, position_);
  builder_.leaf(Element::formula, position_, formula_attributes(*formula, written));
}

bool HtmlEntry::drop(Code code, std::string_view name) {
  const std::string tag = name.empty() ? "<style>" : "<" + std::string(name) + ">";
  findings_.count(code, name, position_, "the element " + tag + " was dropped");
  return false;
}

// Without a word, unless it would have acted.
bool HtmlEntry::drop_metadata(const HtmlElement& element) {
  const auto stated = [&](std::string_view name) {
    return ascii_lower(trim(find_attribute(element.attributes, name)));
  };
  if (stated("http-equiv") == "refresh") return drop(Code::html_active_content, element.name);
  if (stated("rel").find("stylesheet") != std::string::npos)
    return drop(Code::html_style_removed, element.name);
  if (element.name == "area" && !stated("href").empty())
    return drop(Code::html_image_map_removed, element.name);
  return false;
}

void HtmlEntry::enter_unwrapped(std::string_view name, const HtmlAttributes& attributes) {
  AttributeList list = keep_attributes(Element::division, attributes, position_, findings_);
  if (name == "center") list.emplace_back(Attribute::align, "center");
  builder_.start_unwrapped_block(position_, std::move(list));
}

bool HtmlEntry::enter_kept(const HtmlElement& tag) {
  const Element element = tag.rule.element;
  const HtmlAttributes& attributes = tag.attributes;
  AttributeList list = keep_attributes(element, attributes, position_, findings_);
  switch (element) {
    case Element::link:
      return enter_link(attributes, std::move(list));
    case Element::image:
      return enter_image(attributes, std::move(list));
    case Element::code_block: {
      std::string_view language = our_attribute(attributes, "language");
      if (language.empty()) language = code_language(tag);
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

bool HtmlEntry::enter_link(const HtmlAttributes& attributes, AttributeList list) {
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

bool HtmlEntry::enter_image(const HtmlAttributes& attributes, AttributeList list) {
  std::string source = checked_resource(find_attribute(attributes, "src"), position_, findings_);
  if (source.empty()) {
    builder_.text(find_attribute(attributes, "alt"), position_);
    return false;
  }
  list.emplace(list.begin(), Attribute::src, std::move(source));
  builder_.leaf(Element::image, position_, list);
  return false;
}

bool HtmlEntry::enter_embed(const HtmlElement& element) {
  const std::string_view name = element.name;
  static const HtmlInners none;
  const HtmlEmbed embed = read_embed(name, element.attributes,
                                     element.inners ? *element.inners : none, element.late_address);
  const std::string tag = "<" + std::string(name) + ">";
  if (embed.address.empty()) {
    findings_.count(Code::embed_removed, name, position_,
                    "the element " + tag + " leads nowhere and was dropped");
    if (name != "object") return false;
    builder_.start_transparent();  // it holds what is shown in its place
    return true;
  }
  findings_.report(Code::embed_linked, position_,
                   "the element " + tag + " became a link to what it shows");
  const NodeIndex node = builder_.leaf(Element::embed, position_, embed.attributes);
  for (const EmbedPart& part : embed.parts)
    builder_.append_below(node, part.element, position_, part.attributes, part.text);
  return false;
}

}  // namespace offprint
