#include "export/epub/svg_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/unicode.h"

namespace offprint::svg {
namespace {

// Elements of SVG 1.1 and 2 that only draw, in byte order. All filter primitives begin with "fe".
constexpr std::string_view drawing[] = {
    "circle",   "clipPath",       "defs",   "desc",  "ellipse",  "filter", "g",       "image",
    "line",     "linearGradient", "marker", "mask",  "metadata", "path",   "pattern", "polygon",
    "polyline", "radialGradient", "rect",   "stop",  "style",    "svg",    "switch",  "symbol",
    "text",     "textPath",       "title",  "tspan", "use",      "view"};

}  // namespace

bool draws(std::string_view element) {
  return element.starts_with("fe") ||
         std::find(std::begin(drawing), std::end(drawing), element) != std::end(drawing);
}

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
}
std::string_view prefix(std::string_view name) {
  return name.find(':') == name.npos ? std::string_view() : name.substr(0, name.find(':'));
}

bool reaches_outside(std::string_view css) {
  const std::string text = to_lower(css);
  if (text.find('\\') != text.npos || text.find("@import") != text.npos) return true;
  if (text.find("javascript:") != text.npos) return true;
  for (std::size_t at = text.find("url("); at != text.npos; at = text.find("url(", at + 1)) {
    const std::size_t target = text.find_first_not_of(" \t\r\n\"'", at + 4);
    if (target == text.npos || text[target] != '#') return true;
  }
  return false;
}

bool is_inner_reference(std::string_view value) {
  const std::string_view target = trim(value);
  if (target.empty() || target.starts_with('#')) return true;
  for (const std::string_view type : {"png", "jpeg", "gif", "webp"})
    if (target.starts_with(fmt::format("data:image/{};base64,", type))) return true;
  return false;
}

}  // namespace offprint::svg
