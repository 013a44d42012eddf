#include "ingest/markdown/extended_markdown.h"

#include <utility>

#include "base/deadline.h"
#include "ingest/markdown/body_extras.h"
#include "ingest/markdown/container_blocks.h"
#include "ingest/markdown/mdx.h"
#include "ingest/markdown/template_text.h"
#include "ingest/markdown/text_passes.h"
#include "ingest/markdown/wiki_syntax.h"

namespace offprint {

Body parse_extended_markdown(std::string_view text, MarkdownKind kind, std::string_view origin,
                             std::uint32_t first_line, Diagnostics& diagnostics,
                             const std::vector<Field>& fields, const MarkdownOptions& options) {
  // Larger texts are refused before anything looks into them.
  if (text.size() > options.limits.document_bytes)
    return parse_markdown(text, origin, first_line, diagnostics, options);
  const LineRules rules{.indented_code = kind != MarkdownKind::mdx};
  TextPasses passes(text, first_line, origin, diagnostics);
  if (kind == MarkdownKind::mdx)
    edit_mdx(passes);
  else
    edit_templates(passes, rules, fields);
  check_deadline();
  edit_container_blocks(passes, rules);
  edit_wiki_syntax(passes, rules);
  check_deadline();
  Diagnostics found;
  Body body = parse_markdown(passes.text(), origin, 1, found, options);
  const auto place = [&](Position position) { return passes.source_position(position); };
  body.relocate(place);
  for (Diagnostic& diagnostic : found) {
    diagnostic.position = place(diagnostic.position);
    diagnostics.push_back(std::move(diagnostic));
  }
  edit_body_extras(body);
  merge_excess(diagnostics);
  return body;
}

}  // namespace offprint
