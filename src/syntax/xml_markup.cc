#include <algorithm>

#include "base/unicode.h"
#include "syntax/html_elements.h"
#include "syntax/serializer.h"
#include "syntax/xml.h"

namespace offprint {
namespace {

constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";

class MarkupWriter {
 public:
  explicit MarkupWriter(const XmlDocument& document) : document_(document) {}

  XmlMarkup write(XmlNode top) {
    std::vector<XmlNode> open;
    for (XmlNode at = top + 1; at < document_[top].end; ++at) {
      while (!open.empty() && document_[open.back()].end <= at) close(open);
      note(document_[at].position);
      if (document_[at].is_text) {
        append_escaped(markup_.text, document_[at].text);
      } else if (start(at)) {
        open.push_back(at);
      }
    }
    while (!open.empty()) close(open);
    return std::move(markup_);
  }

 private:
  void note(Position in_source) {
    for (; counted_ < markup_.text.size(); ++counted_) {
      const char c = markup_.text[counted_];
      if (c == '\n')
        here_ = {here_.line + 1, 1};
      else if ((c & 0xC0) != 0x80)
        ++here_.column;
    }
    markup_.places.push_back({here_, in_source});
  }

  // False for elements that have no end tag.
  bool start(XmlNode element) {
    const std::string_view name = document_[element].name.local;
    (markup_.text += '<') += name;
    document_.for_each_attribute(element, [&](const XmlDocument::Attribute& attribute) {
      const bool general = attribute.name.space == xml_space && attribute.name.local == "lang";
      if (!attribute.name.space.empty() && !general) return;
      ((markup_.text += ' ') += attribute.name.local) += "=\"";
      append_escaped_attribute(markup_.text, attribute.value);
      markup_.text += '"';
    });
    markup_.text += '>';
    return !is_void_tag(ascii_lower(name));
  }

  void close(std::vector<XmlNode>& open) {
    ((markup_.text += "</") += document_[open.back()].name.local) += '>';
    open.pop_back();
  }

  const XmlDocument& document_;
  XmlMarkup markup_;
  std::size_t counted_ = 0;
  Position here_{1, 1};
};

}  // namespace

Position XmlMarkup::source_position(Position in_markup) const {
  auto after = std::upper_bound(
      places.begin(), places.end(), in_markup,
      [](const Position& position, const Place& place) { return position < place.in_markup; });
  if (after == places.begin()) return {};
  const Place& place = *--after;
  if (in_markup.line == place.in_markup.line)
    return {place.in_source.line,
            place.in_source.column + (in_markup.column - place.in_markup.column)};
  return {place.in_source.line + (in_markup.line - place.in_markup.line), in_markup.column};
}

XmlMarkup XmlDocument::inner_markup(XmlNode node) const { return MarkupWriter(*this).write(node); }

}  // namespace offprint
