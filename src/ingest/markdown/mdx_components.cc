#include "ingest/markdown/mdx_components.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode.h"
#include "ingest/markdown/markup_words.h"

namespace offprint {
namespace {

struct Component {
  std::string_view name;
  MdxRole role;
};
constexpr Component components[] = {
#define OFFPRINT_MDX_COMPONENT(name, role) {name, MdxRole::role},
#include "ingest/markdown/mdx_components.def"
#undef OFFPRINT_MDX_COMPONENT
};

constexpr std::string_view void_tags[] = {"area",  "base",   "br",    "col",  "embed",
                                          "hr",    "img",    "input", "link", "meta",
                                          "param", "source", "track", "wbr"};
constexpr std::string_view inline_tags[] = {
    "a",     "abbr", "b",      "bdi", "br",  "cite", "code", "del", "dfn",
    "em",    "i",    "img",    "ins", "kbd", "mark", "q",    "s",   "samp",
    "small", "span", "strong", "sub", "sup", "time", "u",    "var", "wbr"};

template <typename Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// "Tabs.Tab" is a Tab; "tab-item" a TabItem.
std::string component_name(std::string_view name) {
  name = name.substr(name.rfind('.') + 1);
  std::string lower = ascii_lower(name);
  lower.erase(std::remove(lower.begin(), lower.end(), '-'), lower.end());
  return lower;
}

class Attributes {
 public:
  Attributes(const JsxTag& tag, const MdxImports& imports) : tag_(tag), imports_(imports) {}

  std::string first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      for (const JsxAttribute& attribute : tag_.attributes)
        if (attribute.name == name)
          if (const auto value = value_of(attribute); value && !value->empty()) return *value;
    return "";
  }

  bool has(std::string_view name) const {
    return std::any_of(tag_.attributes.begin(), tag_.attributes.end(),
                       [&](const JsxAttribute& attribute) { return attribute.name == name; });
  }

  std::optional<std::string> value_of(const JsxAttribute& attribute) const {
    if (attribute.kind == JsxAttribute::Kind::string) return std::string(attribute.value);
    if (attribute.kind == JsxAttribute::Kind::expression)
      return literal_of(attribute.value, imports_);
    return std::string();
  }

 private:
  const JsxTag& tag_;
  const MdxImports& imports_;
};

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return "";
  return ' ' + std::string(name) + "=\"" + escape_html(value) + '"';
}

// HTML's names for React's, which the rest of the reader knows.
std::string_view html_name(std::string_view name) {
  if (name == "className") return "class";
  if (name == "htmlFor") return "for";
  if (name == "srcSet") return "srcset";
  if (name == "colSpan") return "colspan";
  if (name == "rowSpan") return "rowspan";
  if (name == "dateTime") return "datetime";
  return name;
}

bool matters(std::string_view name) {
  return name == "src" || name == "href" || name == "alt" || name == "title";
}

MdxMarkup html_markup(const JsxTag& tag, const MdxImports& imports) {
  MdxMarkup markup;
  const Attributes attributes(tag, imports);
  markup.opening = "<" + std::string(tag.name);
  for (const JsxAttribute& given : tag.attributes) {
    const auto value = attributes.value_of(given);
    if (given.name.empty() || given.name == "key" || given.name == "ref") continue;
    // What the HTML parser is to report as what it is.
    const bool reported = given.name == "style" || given.name.starts_with("on");
    if (!value && !reported) {
      if (matters(given.name) && markup.lost.empty()) markup.lost = given.name;
      continue;
    }
    const bool bare = given.kind == JsxAttribute::Kind::none;
    (markup.opening += ' ') += html_name(given.name);
    if (!bare) ((markup.opening += "=\"") += escape_html(value.value_or(""))) += '"';
  }
  markup.opening += '>';
  const bool is_void = holds(void_tags, tag.name);
  if (tag.self_closing && !is_void) (markup.opening += "</") += std::string(tag.name) + ">";
  markup.block = !holds(inline_tags, tag.name);
  if (!tag.self_closing && !is_void) markup.closing = "</" + std::string(tag.name) + ">";
  return markup;
}

std::string strong_line(std::string_view title, std::string_view href = {}) {
  if (title.empty()) return "";
  const std::string words = escape_markdown(title);
  return "<strong>" + (href.empty() ? words : markdown_link(words, href)) + "</strong>";
}

MdxMarkup box_markup(const JsxTag& tag, const Attributes& attributes) {
  const std::string name = component_name(tag.name);
  std::string title = attributes.first({"title", "label", "heading"});
  if (title.empty()) {
    const std::string type = attributes.first({"type", "variant", "kind", "intent", "status"});
    const bool general = role_of(tag) == MdxRole::box && !is_admonition_kind(tag.name);
    if (!type.empty())
      title = kind_label(type);
    else if (!general && name != "callout" && name != "admonition" && name != "aside")
      title = kind_label(tag.name);
  }
  MdxMarkup markup;
  markup.block = true;
  markup.opening = "<aside>";
  if (const std::string line = strong_line(title); !line.empty()) markup.opening += "\n\n" + line;
  markup.closing = "</aside>";
  return markup;
}

MdxMarkup folded_markup(const Attributes& attributes) {
  MdxMarkup markup;
  markup.block = true;
  markup.opening = "<details>";
  const std::string title = attributes.first({"summary", "title", "label", "header", "heading"});
  if (!title.empty()) markup.opening += "<summary>" + escape_html(title) + "</summary>";
  markup.closing = "</details>";
  return markup;
}

MdxMarkup titled_markup(const Attributes& attributes) {
  MdxMarkup markup;
  markup.block = true;
  markup.opening = strong_line(attributes.first({"label", "title", "name", "value"}),
                               attributes.first({"href", "to"}));
  return markup;
}

MdxMarkup picture_markup(const JsxTag& tag, const Attributes& attributes) {
  MdxMarkup markup;
  const std::string src = attributes.first({"src", "source", "url", "image"});
  const std::string caption = attributes.first({"caption", "figcaption"});
  if (src.empty()) {
    if (attributes.has("src")) markup.lost = "src";
    // <Figure> around a picture.
    markup.block = !tag.self_closing;
    if (!tag.self_closing) markup.opening = "<figure>", markup.closing = "</figure>";
    return markup;
  }
  const std::string image = "<img" + attribute("src", src) + " alt=\"" +
                            escape_html(attributes.first({"alt"})) + '"' +
                            attribute("width", attributes.first({"width"})) +
                            attribute("height", attributes.first({"height"})) +
                            attribute("title", attributes.first({"title"})) + '>';
  markup.opening = image;
  if (caption.empty() && component_name(tag.name) != "figure") return markup;
  markup.block = true;
  markup.opening = "<figure>" + image;
  if (!caption.empty()) markup.opening += "<figcaption>" + escape_html(caption) + "</figcaption>";
  if (tag.self_closing)
    markup.opening += "</figure>";
  else
    markup.closing = "</figure>";
  return markup;
}

MdxMarkup link_markup(const JsxTag& tag, const Attributes& attributes) {
  MdxMarkup markup;
  const std::string href = attributes.first({"href", "to"});
  if (href.empty()) {
    if (attributes.has("href") || attributes.has("to")) markup.lost = "href";
    return markup;
  }
  markup.opening =
      "<a" + attribute("href", href) + attribute("title", attributes.first({"title"})) + '>';
  if (tag.self_closing)
    markup.opening += escape_html(attributes.first({"title", "label", "text"})) + "</a>";
  else
    markup.closing = "</a>";
  return markup;
}

std::string embedded_address(const JsxTag& tag, const Attributes& attributes) {
  return service_address(component_name(tag.name),
                         attributes.first({"id", "videoId", "videoid", "video", "tweetId", "url",
                                           "src", "href", "link", "youTubeId", "youtubeId"}));
}

}  // namespace

MdxRole role_of(const JsxTag& tag) {
  if (tag.name.empty()) return MdxRole::group;
  if (is_lower(tag.name.front()) && tag.name.find('.') == tag.name.npos) return MdxRole::html;
  const std::string name = component_name(tag.name);
  for (const Component& component : components)
    if (component.name == name) return component.role;
  if (is_admonition_kind(name)) return MdxRole::box;
  return service_address(name, "1").empty() ? MdxRole::unknown : MdxRole::embed;
}

MdxMarkup markup_of(const JsxTag& tag, MdxRole role, const MdxImports& imports) {
  const Attributes attributes(tag, imports);
  switch (role) {
    case MdxRole::html:
      return html_markup(tag, imports);
    case MdxRole::box:
      return box_markup(tag, attributes);
    case MdxRole::titled:
      return titled_markup(attributes);
    case MdxRole::folded:
      return folded_markup(attributes);
    case MdxRole::picture:
      return picture_markup(tag, attributes);
    case MdxRole::link:
      return link_markup(tag, attributes);
    case MdxRole::group:
      return {"", "", true, ""};
    default:
      break;
  }
  MdxMarkup markup;
  markup.block = true;
  const std::string address =
      role == MdxRole::embed ? embedded_address(tag, attributes) : std::string();
  if (!address.empty())
    markup.opening = embed_html(address, attributes.first({"title", "caption", "label"}));
  else
    markup.lost = tag.name;
  if (role == MdxRole::unknown) markup.block = false;
  return markup;
}

}  // namespace offprint
