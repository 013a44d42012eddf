#include "syntax/markdown_parser.h"

#include <optional>
#include <string>

#include "base/deadline.h"
#include "syntax/markdown_limits.h"
#include "syntax/markdown_notes.h"
#include "syntax/markdown_ways.h"

namespace offprint {
namespace {

bool is_within_limits(std::string_view text, std::uint32_t first_line, const Limits& limits,
                      HtmlFindings& findings) {
  if (text.size() > limits.document_bytes) {
    findings.once(Code::document_too_large, {first_line, 1},
                  "this document has " + excess_of(&Limits::document_bytes, limits),
                  hint_of(&Limits::document_bytes, "split it"));
    return false;
  }
  if (const auto line = find_unclosed_markup(text)) {
    findings.once(Code::html_too_complex, {first_line + *line - 1, 1},
                  "more markup begins here without an end than can be read safely");
    return false;
  }
  const std::optional<OversizedTable> table = find_oversized_table(text, limits);
  if (!table) return true;
  findings.once(Code::table_too_large, {first_line + table->line - 1, 1},
                "the table here has at least " + std::to_string(table->columns) + " columns and " +
                    std::to_string(table->rows) + " rows",
                hint_of(table->limit, "split it, or publish it as a file of its own"));
  return false;
}

void report_lost_notes(std::string_view text, std::uint32_t first_line, const Body& body,
                       HtmlFindings& findings) {
  for (const LostNote& note : find_lost_notes(text, first_line, body))
    findings.report(Code::note_lost, note.position,
                    note.repeated
                        ? "the note `" + note.label + "` is here again; only the first was kept"
                        : "the note `" + note.label + "` is called nowhere and was left out",
                    note.repeated ? "" : "call it where it belongs: [^" + note.label + "]");
}

// One way to the end, or nothing when the first way declines.
std::optional<Body> build(const cmark_node* document, std::string_view text,
                          std::uint32_t first_line, bool in_place, HtmlFindings& findings,
                          const Limits& limits) {
  Body body;
  MarkdownPositions positions(text, first_line);
  FlowBuilder builder(body, Body::root(), findings, limits);
  bool clean = true;
  if (!in_place)
    clean = build_whole(document, text, positions, builder);
  else if (!build_in_place(document, positions, builder))
    return std::nullopt;
  builder.finish();
  if (!clean || body.dropped_characters())
    findings.once(Code::text_control_characters, {first_line, 1},
                  "control characters, which no book or feed can hold, were dropped from the text");
  if (!builder.full()) report_lost_notes(text, first_line, body, findings);
  return body;
}

Body parse(std::string_view text, std::string_view origin, std::uint32_t first_line,
           Diagnostics& diagnostics, const MarkdownOptions& options, bool try_in_place) {
  HtmlFindings findings(origin);
  std::optional<Body> body;
  const Limits& limits = options.limits;
  if (is_within_limits(text, first_line, limits, findings)) {
    const cmark_node* document = parse_with_cmark(text, options.tex_formulas, limits.nodes);
    check_deadline();
    if (!document)
      findings.once(info(&Limits::nodes).code, {first_line, 1},
                    "what this document says again and again takes as much memory as " +
                        excess_of(&Limits::nodes, limits),
                    hint_of(&Limits::nodes));
    else if (try_in_place)
      body = build(document, text, first_line, true, findings, limits);
    if (document && !body) {
      findings = HtmlFindings(origin);
      body = build(document, text, first_line, false, findings, limits);
    }
  }
  findings.move_to(diagnostics);
  return std::move(body).value_or(Body());
}

}  // namespace

Body parse_markdown(std::string_view text, std::string_view origin, std::uint32_t first_line,
                    Diagnostics& diagnostics, const MarkdownOptions& options) {
  return parse(text, origin, first_line, diagnostics, options, true);
}

Body parse_markdown_whole(std::string_view text, std::string_view origin, std::uint32_t first_line,
                          Diagnostics& diagnostics, const MarkdownOptions& options) {
  return parse(text, origin, first_line, diagnostics, options, false);
}

}  // namespace offprint
