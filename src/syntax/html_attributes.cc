#include "syntax/html_attributes.h"

#include <algorithm>
#include <optional>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"
#include "syntax/html_elements.h"

namespace offprint {
namespace {

bool leads_to_the_web(std::string_view reference) {
  return is_web_address(ascii_lower(first_bytes(reference, 8))) || reference.starts_with("//");
}

struct Kept {
  std::string_view name;
  Attribute attribute;
  bool everywhere = false;
};

constexpr Kept kept[] = {
    {"alt", Attribute::alt},
    {"cite", Attribute::cite},
    {"colspan", Attribute::column_span},
    {"datetime", Attribute::date_time},
    {"dir", Attribute::dir, true},
    {"height", Attribute::height},
    {"id", Attribute::id, true},
    {"lang", Attribute::lang, true},
    {"reversed", Attribute::reversed},
    {"rowspan", Attribute::row_span},
    {"scope", Attribute::scope},
    {"start", Attribute::start},
    {"title", Attribute::title, true},
    {"type", Attribute::list_type},
    {"value", Attribute::value},
    {"width", Attribute::width},
};

bool belongs(Attribute attribute, Element element) {
  switch (attribute) {
    case Attribute::alt:
      return element == Element::image;
    case Attribute::width:
    case Attribute::height:
      return element == Element::image;
    case Attribute::cite:
      return element == Element::block_quote || element == Element::quotation ||
             element == Element::deleted || element == Element::inserted;
    case Attribute::column_span:
    case Attribute::row_span:
      return element == Element::header_cell || element == Element::data_cell;
    case Attribute::scope:
      return element == Element::header_cell;
    case Attribute::date_time:
      return element == Element::time || element == Element::deleted ||
             element == Element::inserted;
    case Attribute::start:
    case Attribute::reversed:
    case Attribute::list_type:
      return element == Element::ordered_list;
    case Attribute::value:
      return element == Element::list_item;
    default:
      return false;
  }
}

std::optional<Attribute> kept_attribute(Element element, std::string_view name) {
  for (const Kept& one : kept)
    if (one.name == name && (one.everywhere || belongs(one.attribute, element)))
      return one.attribute;
  return std::nullopt;
}

bool can_align(Element element) {
  switch (element) {
    case Element::paragraph:
    case Element::division:
    case Element::section:
    case Element::figure:
    case Element::figure_caption:
    case Element::table_row:
    case Element::header_cell:
    case Element::data_cell:
      return true;
    default:
      return heading_level(element) != 0;
  }
}

std::string alignment(std::string value) {
  if (value == "middle") return "center";
  return value == "left" || value == "right" || value == "center" ? value : std::string();
}

// The text-align of a style attribute.
std::string styled_alignment(std::string_view style) {
  const std::string lower = ascii_lower(style);
  const std::size_t at = lower.find("text-align");
  const std::size_t colon = lower.find_first_not_of(" \t\n", at == lower.npos ? at : at + 10);
  if (at == lower.npos || colon == lower.npos || lower[colon] != ':') return {};
  const std::string_view value = trim(std::string_view(lower).substr(colon + 1));
  return alignment(std::string(value.substr(0, value.find_first_of(" \t\n;!"))));
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// What only readers write; resolve replaces it.
bool is_left_to_resolve(std::string_view reference) {
  return reference.starts_with(article_scheme) || reference.starts_with(attachment_scheme);
}

constexpr ByteSet reference_bytes(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+!*(),#@?=;:/$~&'");

}  // namespace

std::string_view find_attribute(const HtmlAttributes& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const auto& attribute) { return attribute.first == name; });
  return found == attributes.end() ? std::string_view() : found->second;
}

AttributeList keep_attributes(Element element, const HtmlAttributes& attributes, Position position,
                              HtmlFindings& findings) {
  AttributeList list;
  std::string align;
  for (const auto& [name, value] : attributes) {
    if (name.starts_with("on") && name.size() > 2) {
      findings.count(Code::html_active_content, "on", position,
                     "the script in the attribute \"" + std::string(name) + "\" was dropped");
    } else if (name == "style") {
      if (can_align(element)) align = styled_alignment(value);
      findings.count(Code::html_style_removed, {}, position,
                     "the source's own styling was dropped");
    } else if (name == "align" && align.empty() && can_align(element)) {
      align = alignment(ascii_lower(trim(value)));
    } else if (name == "name" && element == Element::link &&
               find_attribute(attributes, "id").empty()) {
      if (!trim(value).empty()) list.emplace_back(Attribute::id, trim(value));
    } else {
      const std::optional<Attribute> found = kept_attribute(element, name);
      const bool says_something =
          !value.empty() || found == Attribute::alt || found == Attribute::reversed;
      if (found && says_something) list.emplace_back(*found, value);
    }
  }
  if (!align.empty()) list.emplace_back(Attribute::align, align);
  return list;
}

std::string escape_reference(std::string_view reference) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(reference.size());
  for (std::size_t i = 0; i < reference.size(); ++i) {
    const std::size_t plain = i;
    while (i < reference.size() && reference_bytes.holds(reference[i])) ++i;
    out += reference.substr(plain, i - plain);
    if (i == reference.size()) break;
    const char c = reference[i];
    if (c == '\t' || c == '\n' || c == '\r') continue;  // as browsers do
    const bool encodes = c == '%' && i + 2 < reference.size() && is_hexadecimal(reference[i + 1]) &&
                         is_hexadecimal(reference[i + 2]);
    if (encodes) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string checked_link(std::string_view reference, Position position, HtmlFindings& findings) {
  reference = trim(reference);
  if (reference.empty()) {
    findings.report(Code::link_unsafe, position, "a link without an address was made plain text");
    return {};
  }
  if (!is_safe_link(reference) && !is_left_to_resolve(reference)) {
    findings.report(
        Code::link_unsafe, position,
        "the link to \"" + std::string(first_bytes(reference, 80)) + "\" was made plain text",
        leads_to_the_web(reference) ? "it has a user name, so that it leads elsewhere than it seems"
                                    : "links may begin with http:, https:, mailto: or tel:");
    return {};
  }
  return escape_reference(reference);
}

std::string checked_resource(std::string_view reference, Position position,
                             HtmlFindings& findings) {
  reference = trim(reference);
  if (reference.empty()) {
    findings.report(Code::image_unsafe, position, "an image without an address was left out");
    return {};
  }
  if (!is_safe_resource(reference) && !is_content_id(reference) &&
      !reference.starts_with(attachment_scheme)) {
    findings.report(Code::image_unsafe, position,
                    "the image \"" + std::string(first_bytes(reference, 80)) + "\" was left out",
                    leads_to_the_web(reference)
                        ? "its address has a user name"
                        : "images may begin with http: or https:, or be files");
    return {};
  }
  return escape_reference(reference);
}

}  // namespace offprint
