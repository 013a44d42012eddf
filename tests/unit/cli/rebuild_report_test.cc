#include "cli/rebuild_report.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace offprint {
namespace {

using Lines = std::vector<std::string>;

Diagnostic diagnostic(Code code, std::uint32_t line) {
  return {code, "a.md", {line, 1}, "what is wrong"};
}

Lines said(RepeatedMessages& messages, const Diagnostics& diagnostics) {
  DiagnosticLog log(Severity::info);
  log.add(diagnostics);
  Lines lines;
  messages.for_each_new(
      log, [&](const Diagnostic& diagnostic) { lines.push_back(to_text(diagnostic)); });
  return lines;
}

BOOST_AUTO_TEST_SUITE(rebuild_report)

BOOST_AUTO_TEST_CASE(what_was_changed_is_one_line) {
  Rebuild rebuild;
  rebuild.seconds = 0.049;
  BOOST_TEST(to_text(rebuild) == "every output is as it was in 0.0 s; 0 errors, 0 warnings");
  rebuild.updated = 1;
  rebuild.outputs.written = 2;
  rebuild.seconds = 0.42;
  rebuild.warnings = 1;
  BOOST_TEST(to_text(rebuild) ==
             "1 article changed, 2 outputs written in 0.4 s; 0 errors, 1 warning");
  rebuild.added = 3;
  rebuild.removed = 4;
  rebuild.outputs.removed = 1;
  rebuild.errors = 2;
  BOOST_TEST(to_text(rebuild) ==
             "3 articles added, 1 changed, 4 removed, 2 outputs written, 1 removed in 0.4 s; "
             "2 errors, 1 warning");
  BOOST_TEST(to_json(rebuild) ==
             R"({"rebuild":{"added":3,"updated":1,"removed":4,"outputs_written":2,)"
             R"("outputs_removed":1,"milliseconds":420,"errors":2,"warnings":1}})");
}

BOOST_AUTO_TEST_CASE(messages_are_said_once_and_errors_as_long_as_they_last) {
  RepeatedMessages messages;
  const Diagnostic missing = diagnostic(Code::link_target_missing, 3);
  const Diagnostic moved = diagnostic(Code::link_target_missing, 4);
  const Diagnostic error = diagnostic(Code::configuration_invalid, 1);
  BOOST_TEST(said(messages, {error, missing}) == (Lines{to_text(error), to_text(missing)}));
  BOOST_TEST(said(messages, {error, missing}) == Lines{to_text(error)});
  BOOST_TEST(said(messages, {moved}) == Lines{to_text(moved)});
  BOOST_TEST(said(messages, {missing, moved}) == Lines{to_text(missing)});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
