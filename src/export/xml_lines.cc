#include "export/xml_lines.h"

#include "syntax/serializer.h"

namespace offprint {

void XmlLines::begin(std::string_view name, Attributes attributes) {
  out_.append(static_cast<std::size_t>(2 * depth_), ' ');
  out_.append("<").append(name);
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    out_.append(" ").append(key).append("=\"");
    append_escaped_attribute(out_, value);
    out_ += '"';
  }
}

void XmlLines::open(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += ">\n";
  ++depth_;
}

void XmlLines::close(std::string_view name) {
  --depth_;
  out_.append(static_cast<std::size_t>(2 * depth_), ' ');
  out_.append("</").append(name).append(">\n");
}

void XmlLines::element(std::string_view name, std::string_view text, Attributes attributes) {
  if (text.empty()) return;
  begin(name, attributes);
  out_ += '>';
  append_escaped(out_, text);
  out_.append("</").append(name).append(">\n");
}

void XmlLines::empty(std::string_view name, Attributes attributes) {
  begin(name, attributes);
  out_ += "/>\n";
}

}  // namespace offprint
