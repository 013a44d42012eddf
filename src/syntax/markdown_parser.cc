#include "syntax/markdown_parser.h"

#include <optional>
#include <string>

#include "syntax/markdown_limits.h"
#include "syntax/markdown_notes.h"
#include "syntax/markdown_ways.h"

namespace offprint {
namespace {

bool is_within_limits(std::string_view text, std::uint32_t first_line, const ParseLimits& limits,
                      HtmlFindings& findings) {
  if (text.size() > limits.bytes) {
    findings.once(Code::document_too_large, {first_line, 1},
                  "this document is larger than " + std::to_string(limits.bytes) + " bytes");
    return false;
  }
  if (const auto line = find_unclosed_markup(text)) {
    findings.once(Code::html_too_complex, {first_line + *line - 1, 1},
                  "more markup begins here without an end than can be read safely");
    return false;
  }
  const std::optional<OversizedTable> table = find_oversized_table(text, limits.table_cells);
  if (!table) return true;
  findings.once(Code::table_too_large, {first_line + table->line - 1, 1},
                "the table here has at least " + std::to_string(table->columns) + " columns and " +
                    std::to_string(table->rows) + " rows",
                "split it, or publish it as a file of its own");
  return false;
}

// One way to the end, or nothing when the first way declines.
std::optional<Body> build(const cmark_node* document, std::string_view text,
                          std::uint32_t first_line, bool in_place, HtmlFindings& findings,
                          const ParseLimits& limits) {
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
  return body;
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

Body parse(std::string_view text, std::string_view origin, std::uint32_t first_line,
           Diagnostics& diagnostics, const ParseLimits& limits, bool try_in_place) {
  HtmlFindings findings(origin);
  std::optional<Body> body;
  if (is_within_limits(text, first_line, limits, findings)) {
    const cmark_node* document = parse_with_cmark(text, limits.tex_formulas);
    if (try_in_place) body = build(document, text, first_line, true, findings, limits);
    if (!body) {
      findings = HtmlFindings(origin);
      body = build(document, text, first_line, false, findings, limits);
    }
    if (body) report_lost_notes(text, first_line, *body, findings);
  }
  findings.move_to(diagnostics);
  return std::move(body).value_or(Body());
}

}  // namespace

Body parse_markdown(std::string_view text, std::string_view origin, std::uint32_t first_line,
                    Diagnostics& diagnostics, const ParseLimits& limits) {
  return parse(text, origin, first_line, diagnostics, limits, true);
}

Body parse_markdown_whole(std::string_view text, std::string_view origin, std::uint32_t first_line,
                          Diagnostics& diagnostics, const ParseLimits& limits) {
  return parse(text, origin, first_line, diagnostics, limits, false);
}

}  // namespace offprint
