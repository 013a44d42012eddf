#include "export/epub/svg_clean.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <vector>

#include "base/unicode.h"
#include "export/epub/svg_check.h"
#include "export/epub/svg_rules.h"
#include "export/epub/xml_scanner.h"
#include "syntax/serializer.h"

namespace offprint {

using namespace svg;

namespace {

// The elements that leave something to see.
constexpr std::string_view marks[] = {"path", "rect",    "circle",   "ellipse", "line",
                                      "use",  "polygon", "polyline", "text",    "image"};

class SvgCleaner {
 public:
  // False when the bytes are no XML.
  bool run(std::string_view bytes) {
    XmlScanner scanner(bytes);
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end;
         token = scanner.next()) {
      if (token.kind == XmlToken::Kind::malformed) return false;
      if (token.kind == XmlToken::Kind::start)
        start(token);
      else if (token.kind == XmlToken::Kind::close)
        close(token.text);
      else if (token.kind == XmlToken::Kind::text)
        text(token.text);
      else if (token.kind == XmlToken::Kind::instruction)
        note("processing instruction");
      else if (token.kind == XmlToken::Kind::doctype)
        note("document type");
    }
    return true;
  }

  const std::string& bytes() const { return out_; }
  bool shows_something() const { return shows_something_; }

  std::string removed() const {
    std::string list;
    for (const std::string& one : removed_) {
      if (!list.empty()) list += ", ";
      list += '`' + one + '`';
    }
    return list;
  }

 private:
  enum class Way { keep, unwrap, leave_out };

  Way way_of(const XmlToken& token) const {
    if (!ways_.empty() && ways_.back() == Way::leave_out) return Way::leave_out;
    const std::string_view used = prefix(token.text);
    const std::string_view name = local_name(token.text);
    for (const XmlAttribute& attribute : token.attributes)
      if (attribute.name == "xmlns" && attribute.value != svg_namespace) return Way::leave_out;
    if (dropped_prefixes_.contains(std::string(used))) return Way::leave_out;
    if (!used.empty()) return name == "script" ? Way::leave_out : Way::keep;
    if (name == "a") return Way::unwrap;
    return draws(name) ? Way::keep : Way::leave_out;
  }

  void start(const XmlToken& token) {
    for (const XmlAttribute& attribute : token.attributes)
      if (prefix(attribute.name) == "xmlns" &&
          (attribute.value == xhtml_namespace || attribute.value.empty()))
        dropped_prefixes_.insert(std::string(local_name(attribute.name)));
    const bool is_inside = !ways_.empty() && ways_.back() == Way::leave_out;
    ways_.push_back(way_of(token));
    if (ways_.back() != Way::keep) {
      if (!is_inside) note(token.text);
      return;
    }
    const std::string_view name = local_name(token.text);
    if (name == "style") ++style_depth_;
    shows_something_ |= std::find(std::begin(marks), std::end(marks), name) != std::end(marks);
    out_.append("<").append(token.text);
    for (const XmlAttribute& attribute : token.attributes) {
      if (!may_stay(attribute)) {
        note(attribute.name);
        continue;
      }
      out_.append(" ").append(attribute.name).append("=\"");
      append_escaped_attribute(out_, attribute.value);
      out_ += '"';
    }
    out_ += '>';
  }

  bool may_stay(const XmlAttribute& attribute) const {
    const std::string_view space = prefix(attribute.name);
    const std::string_view name = local_name(attribute.name);
    if (space == "xmlns") return !dropped_prefixes_.contains(std::string(name));
    if (dropped_prefixes_.contains(std::string(space))) return false;
    if (to_lower(name).starts_with("on") || attribute.name == "xml:base") return false;
    if ((name == "href" || name == "src") && !is_inner_reference(attribute.value)) return false;
    return attribute.name == "xmlns" || !reaches_outside(attribute.value);
  }

  void close(std::string_view name) {
    const Way way = ways_.back();
    ways_.pop_back();
    if (way != Way::keep) return;
    if (local_name(name) == "style") --style_depth_;
    out_.append("</").append(name).append(">");
  }

  void text(std::string_view text) {
    if (ways_.empty() || ways_.back() == Way::leave_out) return;
    if (style_depth_ > 0 && reaches_outside(text)) return note("style");
    append_escaped_attribute(out_, text);
  }

  void note(std::string_view what) {
    if (std::find(removed_.begin(), removed_.end(), what) == removed_.end())
      removed_.emplace_back(what);
  }

  std::string out_;
  std::vector<Way> ways_;  // of the elements that are open
  std::set<std::string> dropped_prefixes_;
  std::vector<std::string> removed_;
  int style_depth_ = 0;
  bool shows_something_ = false;
};

}  // namespace

CleanSvg clean_svg(std::string_view bytes) {
  std::string problem = svg_problem(bytes);
  if (problem.empty()) return {std::string(bytes), "", ""};
  SvgCleaner cleaner;
  if (!cleaner.run(bytes) || !cleaner.shows_something() || !svg_problem(cleaner.bytes()).empty())
    return {"", "", std::move(problem)};
  return {cleaner.bytes(), cleaner.removed(), ""};
}

}  // namespace offprint
