#include "syntax/yaml_problem.h"

#include <algorithm>
#include <new>

#include "base/unicode.h"

namespace offprint {
namespace {

struct Wording {
  std::string_view context;  // libyaml's, "" = any
  std::string_view problem;  // the beginning of libyaml's
  std::string_view message;
  bool at_context;  // the place is where the construct began
};

constexpr Wording wordings[] = {
    {"while scanning a quoted scalar", "", "this quotation mark is never closed", true},
    {"while parsing a flow sequence", "", "this `[` list lacks a comma or its `]`", true},
    {"while parsing a flow mapping", "", "this `{` map lacks a comma or its `}`", true},
    {"", "mapping values are not allowed",
     "`: ` is not allowed here: put the whole value in quotes, or check the indentation", false},
    {"", "found character that cannot start any token",
     "a value cannot begin with this character: put the value in quotes; indent with spaces, not "
     "tabs",
     false},
    {"", "found a tab character", "a tab cannot indent here: use spaces", false},
    {"", "could not find expected ':'",
     "this line is no `key: value`: a colon and a space are missing, or quotes around a long value",
     false},
    {"", "did not find expected key",
     "this does not belong to the lines above: check the indentation and quotes", false},
    {"", "did not find expected '-' indicator",
     "this is no `- item` like those above: check the indentation", false},
    {"", "block sequence entries are not allowed",
     "a `- ` list cannot begin here: put it on a line of its own", false},
    {"", "did not find expected alphabetic or numeric character",
     "`*` and `&` have a meaning in YAML: put the value in quotes", true},
    {"while scanning a directive", "", "a line cannot begin with `%`: put the value in quotes",
     true},
    {"while parsing a node", "found undefined tag handle",
     "`!` has a meaning in YAML: put the value in quotes", false},
    {"", "did not find expected <document start>", "more text follows the end of the YAML", false},
};

Position position_of(const yaml_mark_t& mark, std::uint32_t first_line) {
  return {static_cast<std::uint32_t>(mark.line) + first_line,
          static_cast<std::uint32_t>(mark.column) + 1};
}

// Reader errors know an offset only.
Position position_at(std::string_view text, std::size_t offset, std::uint32_t first_line) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + first_line,
          static_cast<std::uint32_t>(count_code_points(before.substr(line_start))) + 1};
}

}  // namespace

SyntaxProblem describe_yaml_error(const yaml_parser_t& parser, std::string_view text,
                                  std::uint32_t first_line) {
  const std::string_view problem = parser.problem ? parser.problem : "";
  const std::string_view context = parser.context ? parser.context : "";
  if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  if (parser.error == YAML_READER_ERROR)
    return {position_at(text, parser.problem_offset, first_line),
            problem == "control characters are not allowed"
                ? "a control character is not allowed here"
                : "this is no UTF-8 text"};
  for (const Wording& wording : wordings) {
    if (!wording.context.empty() && context != wording.context) continue;
    if (!problem.starts_with(wording.problem)) continue;
    return {position_of(wording.at_context ? parser.context_mark : parser.problem_mark, first_line),
            std::string(wording.message)};
  }
  std::string message(problem);
  if (!context.empty()) (message += ' ') += context;
  return {position_of(parser.problem_mark, first_line), message};
}

}  // namespace offprint
