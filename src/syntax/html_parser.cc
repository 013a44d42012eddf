#include "syntax/html_parser.h"

#include "syntax/html_fragment.h"

namespace offprint {

void parse_html_fragment(std::string_view html, std::string_view origin, Position position,
                         Body& body, NodeIndex parent, Diagnostics& diagnostics,
                         const Limits& limits) {
  HtmlFindings findings(origin);
  FlowBuilder builder(body, parent, findings, limits);
  if (html.size() > limits.document_bytes)
    findings.once(Code::document_too_large, position,
                  "this HTML has " + excess_of(&Limits::document_bytes, limits),
                  hint_of(&Limits::document_bytes));
  else
    emit_html({html, position}, builder);
  builder.finish();
  findings.move_to(diagnostics);
}

}  // namespace offprint
