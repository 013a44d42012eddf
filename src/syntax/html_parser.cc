#include "syntax/html_parser.h"

#include "syntax/html_fragment.h"

namespace offprint {

void parse_html_fragment(std::string_view html, std::string_view origin, Position position,
                         Body& body, NodeIndex parent, Diagnostics& diagnostics,
                         const ParseLimits& limits) {
  HtmlFindings findings(origin);
  FlowBuilder builder(body, parent, findings, limits);
  if (html.size() > limits.bytes)
    findings.once(Code::document_too_large, position,
                  "this HTML is larger than " + std::to_string(limits.bytes) + " bytes");
  else
    emit_html({html, position}, builder);
  builder.finish();
  findings.move_to(diagnostics);
}

}  // namespace offprint
