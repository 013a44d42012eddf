#include "syntax/markup_text.h"

#include "syntax/capital_runs.h"
#include "syntax/markup_attributes.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

bool is_verbatim(Element element) {
  return element == Element::code_block || element == Element::code ||
         element == Element::keyboard || element == Element::sample || element == Element::variable;
}

bool is_running_text(const Body& body, NodeIndex node) {
  for (; node != Body::root(); node = body[node].parent) {
    const Element element = body[node].element;
    if (heading_level(element) > 0 || element == Element::header_cell || is_verbatim(element))
      return false;
  }
  return true;
}

}  // namespace

void append_text(std::string& out, const Body& body, NodeIndex node,
                 std::string_view capitals_class) {
  const std::string_view text = body.text(node);
  CapitalRun run;
  if (!capitals_class.empty()) run = next_capital_run(text, 0);
  if (run.begin == run.end || !is_running_text(body, node)) {
    append_escaped(out, text);
    return;
  }
  std::size_t written = 0;
  for (; run.begin != run.end; run = next_capital_run(text, run.end)) {
    append_escaped(out, text.substr(written, run.begin - written));
    out += "<span";
    append_attribute(out, "class", capitals_class);
    out += '>';
    append_escaped(out, text.substr(run.begin, run.end - run.begin));
    out += "</span>";
    written = run.end;
  }
  append_escaped(out, text.substr(written));
}

}  // namespace offprint
