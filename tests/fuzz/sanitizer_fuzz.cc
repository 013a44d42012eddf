#include "base/unicode.h"
#include "check_markup.h"
#include "demand.h"
#include "export/epub/xml_scanner.h"
#include "syntax/html_parser.h"
#include "syntax/html_tree.h"
#include "syntax/serializer.h"

namespace {

using namespace offprint;
using fuzz::demand;
using fuzz::demand_equal;

Body read(std::string_view html, Diagnostics& diagnostics) {
  Body body;
  parse_html_fragment(html, "a.html", {1, 1}, body, Body::root(), diagnostics);
  return body;
}

std::string markup(const Body& body, MarkupOptions::Dialect dialect) {
  std::string out;
  append_markup(out, body, {.dialect = dialect});
  return out;
}

// One line for each tag, attribute and text.
class Outline {
 public:
  void open(const std::string& name) { line("<" + name); }
  void attribute(const std::string& name, const std::string& value) { line(name + "=" + value); }
  void text(const std::string& text) { text_ += text; }
  void close(const std::string& name) { line("</" + name); }
  std::string finish() {
    line("");
    return std::move(lines_);
  }

 private:
  void line(const std::string& line) {
    if (!text_.empty()) lines_ += "\"" + std::exchange(text_, {}) + "\"\n";
    lines_ += line + "\n";
  }

  std::string lines_, text_;
};

std::string as_xml(const std::string& markup) {
  const std::string document =
      "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">" + markup + "</body>";
  XmlScanner scanner(document);
  Outline outline;
  scanner.next();
  for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
    if (token.kind == XmlToken::Kind::text) outline.text(token.text);
    if (token.kind == XmlToken::Kind::close && token.text != "body") outline.close(token.text);
    if (token.kind != XmlToken::Kind::start) continue;
    outline.open(token.text);
    for (const XmlAttribute& attribute : token.attributes)
      outline.attribute(attribute.name, attribute.value);
  }
  return outline.finish();
}

void add_html(Outline& outline, const HtmlNode& node) {
  for (const HtmlNode& child : node.children) {
    if (child.is_text()) {
      outline.text(child.text);
      continue;
    }
    outline.open(child.name);
    for (const auto& [name, value] : child.attributes) outline.attribute(name, value);
    add_html(outline, child);
    outline.close(child.name);
  }
}

// A book's markup, read by an XML parser and by one for HTML.
void check_readings(const std::string& xhtml) {
  const std::optional<HtmlNode> tree = parse_html_tree(xhtml);
  if (!tree) return;  // deeper than browsers are asked to read
  Outline html;
  add_html(html, *tree);
  demand_equal(as_xml(xhtml), html.finish(), "XML and HTML parsers read the same");
}

}  // namespace

// A fragment of HTML. What a browser makes of the markup that comes out is what it was made of.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html = replace_invalid_utf8({reinterpret_cast<const char*>(data), size});
  Diagnostics diagnostics, none;
  const Body body = read(html, diagnostics);
  fuzz::check_messages(diagnostics);
  fuzz::check_markup(body);
  if (has_error(diagnostics)) return 0;
  check_readings(markup(body, MarkupOptions::Dialect::xhtml));
  const std::string once = markup(body, MarkupOptions::Dialect::html);
  const Body again = read(once, none);
  fuzz::check_markup(again);
  demand_equal(once, markup(again, MarkupOptions::Dialect::html), "markup stays");
  return 0;
}
