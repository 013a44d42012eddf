#include "check_markup.h"

#include <string>

#include "base/url.h"
#include "demand.h"
#include "export/epub/xml_scanner.h"
#include "model/link_key.h"
#include "syntax/formula_rules.h"
#include "syntax/serializer.h"

namespace offprint::fuzz {
namespace {

// Addresses of ours that resolve replaces, whatever they lead to.
bool waits_for_resolve(std::string_view address) {
  return address.starts_with(article_scheme) || address.starts_with(attachment_scheme);
}

void check_attributes(const XmlToken& token) {
  for (const XmlAttribute& attribute : token.attributes) {
    demand(!attribute.name.starts_with("on"), "no event handlers", attribute.name);
    demand(attribute.name != "style", "no styling", attribute.value);
    if (attribute.name == "href")
      demand(is_safe_link(attribute.value) || waits_for_resolve(attribute.value), "links are safe",
             attribute.value);
    if (attribute.name == "src")
      demand(is_safe_resource(attribute.value) || is_content_id(attribute.value) ||
                 waits_for_resolve(attribute.value),
             "images are safe", attribute.value);
  }
}

void check_formula_element(const XmlToken& token) {
  demand(formula_rule(token.text).kind != FormulaKind::other, "formulas are of MathML Core",
         token.text);
  for (const XmlAttribute& attribute : token.attributes)
    demand(formula_attribute(token.text, attribute.name, attribute.value) == attribute.value,
           "formulas have attributes of MathML Core", attribute.name);
}

}  // namespace

void check_markup(const Body& body) {
  std::string markup = "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">";
  append_markup(markup, body, {.dialect = MarkupOptions::Dialect::xhtml});
  markup += "</body>";
  XmlScanner scanner(markup);
  bool any = false, in_formula = false;
  for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
    demand(token.kind != XmlToken::Kind::malformed, "the markup is well-formed");
    if (token.text == "math" && token.kind != XmlToken::Kind::text) {
      demand(in_formula != (token.kind == XmlToken::Kind::start), "formulas hold no formulas");
      in_formula = token.kind == XmlToken::Kind::start;
    } else if (token.kind == XmlToken::Kind::start && in_formula) {
      check_formula_element(token);
    }
    if (token.kind != XmlToken::Kind::start) continue;
    any = true;
    demand(token.text != "script" && token.text != "style" && token.text != "iframe",
           "nothing active", token.text);
    check_attributes(token);
  }
  demand(any, "the markup is XML text");
}

}  // namespace offprint::fuzz
