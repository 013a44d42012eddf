#include "syntax/xml_scan.h"

#include <algorithm>

namespace offprint {
namespace {

std::size_t past(std::string_view text, std::size_t from, std::string_view mark) {
  const std::size_t at = text.find(mark, from);
  return at == text.npos ? text.size() : at + mark.size();
}

}  // namespace

XmlExtent measure_xml(std::string_view text) {
  XmlExtent extent;
  for (std::size_t at = 0; (at = text.find('<', at)) != text.npos;) {
    const std::string_view rest = text.substr(at, 9);
    if (rest.starts_with("<!--")) {
      at = past(text, at + 4, "-->");
    } else if (rest == "<![CDATA[") {
      at = past(text, at, "]]>");
    } else if (rest.starts_with("<?")) {
      at = past(text, at, "?>");
    } else if (rest.starts_with("<!") || rest.starts_with("</")) {
      at += 2;
    } else {
      ++extent.elements;
      while (++at < text.size() && text[at] != '>') {
        if (text[at] != '"' && text[at] != '\'') continue;
        ++extent.attributes;
        at = std::min(text.find(text[at], at + 1), text.size() - 1);
      }
    }
  }
  return extent;
}

}  // namespace offprint
