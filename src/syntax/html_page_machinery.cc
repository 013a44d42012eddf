#include "syntax/html_page_machinery.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "syntax/html_elements.h"

namespace offprint {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";
constexpr double largest_icon = 64;        // pixels
constexpr double largest_icon_in_ems = 4;  // of the text's size
constexpr PageNode farthest_look = 400;    // nodes of a drawing that are looked at
constexpr int most_levels = 40;            // of elements around
constexpr std::size_t fewest_words = 2;    // of a drawing that says something

std::string_view styled_length(std::string_view style, std::string_view name) {
  for (std::size_t at = style.find(name); at != style.npos; at = style.find(name, at + 1)) {
    if (at > 0 && style[at - 1] != ';' && style[at - 1] != ' ') continue;
    std::string_view rest = trim(style.substr(at + name.size()));
    if (!rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    return trim(rest.substr(0, rest.find(';')));
  }
  return {};
}

std::string_view stated_length(const HtmlPage& page, PageNode element, std::string_view name) {
  const std::string_view length = trim(page.attribute(element, name));
  return length.empty() ? styled_length(page.attribute(element, "style"), name) : length;
}

// Pixels; nothing for what depends on the window ("100%", "auto").
std::optional<double> pixels(std::string_view length) {
  double number = 0;
  std::size_t at = 0;
  for (double place = 0; at < length.size(); ++at) {
    const char c = length[at];
    if (c == '.' && place == 0) {
      place = 1;
    } else if (c >= '0' && c <= '9') {
      number = place == 0 ? number * 10 + (c - '0') : number + (c - '0') * (place /= 10);
    } else {
      break;
    }
  }
  if (at == 0) return {};
  const std::string_view unit = length.substr(at);
  if (unit.empty() || unit.starts_with("px")) return number;
  if (unit.starts_with("em") || unit.starts_with("rem"))
    return number * largest_icon / largest_icon_in_ems;
  return {};
}

bool is_dot(std::string_view length) {
  const std::optional<double> size = pixels(length);
  return size && *size <= 1;
}

bool is_hidden_frame(const HtmlPage& page, PageNode element) {
  if (page.has_attribute(element, "hidden") || is_pixel_sized(page, element)) return true;
  std::string style(page.attribute(element, "style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

bool is_inside(const HtmlPage& page, PageNode element, std::string_view tag) {
  PageNode up = page[element].parent;
  for (int level = 0; level < most_levels && up != no_page_node; ++level, up = page[up].parent)
    if (page[up].tag == tag) return true;
  return false;
}

// Checkboxes and the like have labels, which stay; what is written or chosen is the form's.
bool takes_answers(const HtmlPage& page, PageNode field) {
  if (page[field].tag == "textarea" || page[field].tag == "select") return true;
  if (page[field].tag != "input") return false;
  const std::string type = ascii_lower(trim(page.attribute(field, "type")));
  return type.empty() || type == "text" || type == "number" || type == "range" || type == "date";
}

bool has_words(const HtmlPage& page, PageNode drawing) {
  const PageNode end = std::min(page[drawing].end, drawing + farthest_look);
  std::size_t words = 0;
  for (PageNode at = drawing + 1; at < end && words < fewest_words; ++at)
    if (page[at].tag == "text" || page[at].tag == "title" || page[at].tag == "desc")
      words += count_words(page.text(at));
  return words >= fewest_words;
}

bool is_icon(const HtmlPage& page, PageNode drawing) {
  if (page.attribute(drawing, "aria-hidden") == "true") return true;
  for (const std::string_view tag : {"a", "button", "label", "summary"})
    if (is_inside(page, drawing, tag)) return true;
  std::string_view width = stated_length(page, drawing, "width");
  if (width.empty()) width = stated_length(page, drawing, "height");
  if (const std::optional<double> size = pixels(width)) return *size < largest_icon;
  if (is_inside(page, drawing, "figure")) return false;
  const PageNode first = page[drawing].first_child;
  const bool is_sprite = first != no_page_node && page[first].tag == "use";
  return is_sprite || !has_words(page, drawing);
}

}  // namespace

bool is_pixel_sized(const HtmlPage& page, PageNode element) {
  return is_dot(stated_length(page, element, "width")) &&
         is_dot(stated_length(page, element, "height"));
}

bool is_custom_tag(std::string_view tag) {
  return tag.find_first_of("-:", 1) != tag.npos && tag.find_first_of(white_space) == tag.npos;
}

bool is_machinery(const HtmlPage& page, PageNode element) {
  const std::string_view tag = page[element].tag;
  switch (html_rule(tag).action) {
    case HtmlAction::drop_active:
      return tag != "canvas" || is_hidden_frame(page, element);
    case HtmlAction::drop_form:
      return !takes_answers(page, element) || !is_inside(page, element, "form");
    case HtmlAction::drop_drawing:
      return tag == "svg" && is_icon(page, element);
    case HtmlAction::embed:
      return is_hidden_frame(page, element);
    default:
      return false;
  }
}

}  // namespace offprint
