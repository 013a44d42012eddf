#include "export/epub/svg_check.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "base/unicode.h"
#include "export/epub/svg_rules.h"
#include "export/epub/xml_scanner.h"

namespace offprint {

using namespace svg;

namespace {

class SvgCheck {
 public:
  std::string run(std::string_view bytes) {
    XmlScanner scanner(bytes);
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end;
         token = scanner.next()) {
      std::string problem = check(token);
      if (!problem.empty()) return problem;
    }
    if (!seen_root_) return "it holds no picture";
    for (const std::string& used : used_prefixes_)
      if (!declared_prefixes_.contains(used)) return malformed;
    return "";
  }

 private:
  static constexpr const char* malformed = "it is not well-formed XML";

  std::string check(const XmlToken& token) {
    switch (token.kind) {
      case XmlToken::Kind::malformed:
        return malformed;
      case XmlToken::Kind::doctype:
        if (token.text.find("\"-//W3C//DTD SVG 1.1//EN\"") != token.text.npos &&
            token.text.find('[') == token.text.npos)
          return "";
        return "it declares a document type";
      case XmlToken::Kind::instruction:
        return "it holds a processing instruction";
      case XmlToken::Kind::text:
        return style_depth_ > 0 && reaches_outside(token.text) ? "its styles load other files" : "";
      case XmlToken::Kind::start:
        return check_element(token);
      case XmlToken::Kind::close:
        if (local_name(token.text) == "style") --style_depth_;
        return "";
      case XmlToken::Kind::end:
        break;
    }
    return "";
  }

  std::string check_element(const XmlToken& token) {
    const std::string_view name = local_name(token.text);
    if (!seen_root_ && token.text != "svg") return "it holds no picture";
    use_prefix(token.text);
    bool in_svg = seen_root_;
    for (const XmlAttribute& attribute : token.attributes) {
      std::string problem = check_attribute(attribute);
      if (!problem.empty()) return problem;
      in_svg |= attribute.name == "xmlns";
    }
    seen_root_ = true;
    if (is_svg(prefix(token.text)) ? !draws(name) : name == "script")
      return fmt::format("it holds the element `{}`", name);
    if (name == "style") ++style_depth_;
    return in_svg ? "" : "it does not say that it is SVG";
  }

  std::string check_attribute(const XmlAttribute& attribute) {
    const std::string& name = attribute.name;
    if (name == "xmlns" && attribute.value != svg_namespace) return "it holds more than SVG";
    if (prefix(name) == "xmlns") {
      if (attribute.value == xhtml_namespace || attribute.value.empty())
        return "it holds more than SVG";
      declared_prefixes_.insert(std::string(local_name(name)));
      if (attribute.value == svg_namespace) svg_prefixes_.insert(std::string(local_name(name)));
      return "";
    }
    use_prefix(name);
    if (to_lower(local_name(name)).starts_with("on"))
      return fmt::format("it holds the event handler `{}`", name);
    if (name == "xml:base") return "it refers to other files";
    const std::string_view local = local_name(name);
    if ((local == "href" || local == "src") && !is_inner_reference(attribute.value))
      return "it refers to other files";
    if (reaches_outside(attribute.value)) return "its styles load other files";
    return "";
  }

  bool is_svg(std::string_view used) const {
    return used.empty() || svg_prefixes_.contains(std::string(used));
  }

  void use_prefix(std::string_view name) {
    const std::string_view used = prefix(name);
    if (!used.empty() && used != "xml") used_prefixes_.insert(std::string(used));
  }

  bool seen_root_ = false;
  int style_depth_ = 0;
  std::set<std::string> declared_prefixes_, used_prefixes_, svg_prefixes_;
};

}  // namespace

std::string svg_problem(std::string_view bytes) { return SvgCheck().run(bytes); }

}  // namespace offprint
