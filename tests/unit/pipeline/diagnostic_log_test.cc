#include "pipeline/diagnostic_log.h"

#include <boost/test/unit_test.hpp>

#include "catalog/diagnostic_json.h"

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(diagnostic_log)

BOOST_AUTO_TEST_CASE(what_is_below_the_threshold_is_counted_and_forgotten) {
  DiagnosticLog log(Severity::warning);
  log.add(Diagnostic{Code::author_missing, "a.md", {}, "no author"});
  log.add(Diagnostic{Code::date_invalid, "a.md", {3, 1}, "no date"});
  BOOST_TEST(log.sorted().size() == 1U);
  BOOST_TEST(log.count(Severity::info) == 1U);
  BOOST_TEST(log.count(Severity::warning) == 1U);
}

BOOST_AUTO_TEST_CASE(losses_below_the_threshold_are_kept_when_all_are_asked_for) {
  DiagnosticLog log(Severity::warning, true);
  log.add(Diagnostic{Code::author_missing, "a.md", {}, "no author"});
  log.add(Diagnostic{Code::chrome_removed, "a.md", {3, 1}, "a menu"});
  const Diagnostics kept = log.sorted();
  BOOST_TEST_REQUIRE(kept.size() == 1U);
  BOOST_TEST((kept[0].code == Code::chrome_removed));
}

BOOST_AUTO_TEST_CASE(diagnostics_are_sorted_by_place_and_listed_once) {
  DiagnosticLog log(Severity::info);
  const Diagnostic late{Code::date_invalid, "b.md", {1, 1}, "x"};
  const Diagnostic second{Code::date_invalid, "a.md", {9, 1}, "x"};
  const Diagnostic first{Code::date_invalid, "a.md", {2, 5}, "x"};
  log.add(Diagnostics{late, second, first, second});
  const Diagnostics sorted = log.sorted();
  BOOST_TEST_REQUIRE(sorted.size() == 3U);
  BOOST_TEST((sorted[0] == first));
  BOOST_TEST((sorted[1] == second));
  BOOST_TEST((sorted[2] == late));
}

BOOST_AUTO_TEST_CASE(what_a_log_has_kept_another_one_says_again) {
  const Diagnostics told = {
      {Code::title_missing, std::string("a\0.md", 5), {2, 5}, "\"x\"", "y", 2},
      {Code::date_invalid, "b.md", {1, 1}, "x", "", 3}};
  DiagnosticLog log(Severity::info), again(Severity::info);
  log.add(told);
  again.restore(log.counts());
  std::size_t at = 0;
  log.for_each_kept([&](const KeptDiagnostic& kept) {
    BOOST_TEST((kept.code() == told[at].code));
    BOOST_TEST((kept.diagnostic() == told[at++]));
    again.restore(kept);
  });
  BOOST_TEST(at == told.size());
  BOOST_TEST((again.counts() == log.counts()));
  BOOST_TEST((again.sorted() == told));
}

BOOST_AUTO_TEST_CASE(encoded_diagnostics_count_as_those_that_they_were) {
  const Diagnostics told = {{Code::title_missing, "a.md", {2, 5}, "\"x\"", "y", 2},
                            {Code::date_invalid, "b.md", {1, 1}, "x", "", 3}};
  for (const Severity least : {Severity::info, Severity::warning, Severity::error}) {
    DiagnosticLog log(least), encoded(least);
    log.add(told);
    encoded.add_encoded(encode_diagnostics(told));
    BOOST_TEST((encoded.counts() == log.counts()));
    BOOST_TEST((encoded.sorted() == log.sorted()));
  }
}

BOOST_AUTO_TEST_CASE(a_diagnostic_with_a_count_counts_as_often) {
  DiagnosticLog log(Severity::error);
  Diagnostic many{Code::date_invalid, "a.md", {}, "x"};
  many.count = 7;
  DiagnosticLog other(Severity::error);
  other.add(many);
  log.add(other);
  BOOST_TEST(log.counts().at(Code::date_invalid) == 7U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
