#include "pipeline/life_cycle.h"

#include <boost/test/unit_test.hpp>
#include <functional>

using namespace offprint;

namespace {

std::optional<Date> date(const char* text) { return parse_date(text).date; }

BuildOptions as_of(const char* moment) {
  BuildOptions options;
  options.as_of = date(moment);
  return options;
}

bool is_out(const char* moment, const Article& article) {
  return life_state(as_of(moment), article) == LifeState::published;
}

std::string report(const BuildOptions& options, Article article) {
  article.origin = "a.md";
  report_life_state(options, life_state(options, article), article);
  std::string text;
  for (const Diagnostic& diagnostic : article.diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(life_cycle)

BOOST_AUTO_TEST_CASE(an_article_is_out_from_the_end_of_its_embargo_until_it_expires) {
  Article article;
  article.embargo = date("2026-05-01T08:00:00+02:00");
  article.expires = date("2026-06-01");
  BOOST_TEST(!is_out("2026-05-01T05:59:59Z", article));
  BOOST_TEST(is_out("2026-05-01T06:00:00Z", article));
  BOOST_TEST(is_out("2026-05-31T23:59:59Z", article));
  BOOST_TEST(!is_out("2026-06-01T00:00:00Z", article));
  BOOST_TEST(!is_out("2026-06-01", article));
}

BOOST_AUTO_TEST_CASE(days_begin_at_midnight_utc) {
  Article article;
  article.embargo = date("2026-05-01");
  BOOST_TEST(!is_out("2026-04-30T23:59:59Z", article));
  BOOST_TEST(is_out("2026-05-01", article));
  BOOST_TEST(!is_out("2026-05-01T01:00:00+02:00", article));
}

BOOST_AUTO_TEST_CASE(without_a_moment_nothing_waits_or_expires) {
  Article article;
  article.embargo = date("2999-01-01");
  article.expires = date("1999-01-01");
  BOOST_TEST((life_state({}, article) == LifeState::published));
}

BOOST_AUTO_TEST_CASE(of_several_states_the_gravest_is_told) {
  BuildOptions options = as_of("2026-01-01");
  Article article;
  article.expires = date("2025-01-01");
  BOOST_TEST((life_state(options, article) == LifeState::expired));
  article.embargo = date("2027-01-01");
  BOOST_TEST((life_state(options, article) == LifeState::embargoed));
  article.is_private = true;
  BOOST_TEST((life_state(options, article) == LifeState::restricted));
  article.draft = true;
  BOOST_TEST((life_state(options, article) == LifeState::draft));
  options.include_drafts = options.include_private = true;
  options.include_embargoed = options.include_expired = true;
  BOOST_TEST((life_state(options, article) == LifeState::published));
  article.is_withdrawn = true;
  BOOST_TEST((life_state(options, article) == LifeState::withdrawn));
  article.diagnostics.push_back({Code::front_matter_syntax, "a.md", {}, "", ""});
  BOOST_TEST((life_state(options, article) == LifeState::rejected));
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_reported_where_it_is_said) {
  Article article;
  article.provenance.push_back({"embargo", {3, 10}, "", 1});
  article.embargo = article.published = date("2026-05-01T08:00:00+02:00");
  BOOST_TEST(report(as_of("2026-01-01"), article) ==
             "a.md:3:10: info: the article is not to be published before "
             "2026-05-01T08:00:00+02:00 and is left out; --embargoed takes it in "
             "[article-embargoed]\n");
  BOOST_TEST(report(as_of("2026-06-01"), article) == "");
  article.expires = date("2026-06-01");
  BOOST_TEST(report(as_of("2026-06-01"), article) ==
             "a.md: info: the article expired on 2026-06-01 and is left out; --expired takes it "
             "in [article-expired]\n");
  article.is_withdrawn = true;
  BOOST_TEST(report(as_of("2026-01-01"), article) ==
             "a.md: info: the article was withdrawn and is left out [article-withdrawn]\n");
}

BOOST_AUTO_TEST_CASE(a_date_to_come_is_reported_of_what_is_published) {
  Article article;
  article.published = date("2026-05-03");
  article.provenance.push_back({"published", {2, 7}, "", 1});
  BOOST_TEST(
      report(as_of("2026-05-01"), article) ==
      "a.md:2:7: warning: the date of publication 2026-05-03 is still to come [date-in-future]\n");
  article.modified = date("2026-05-04");
  BOOST_TEST(
      report(as_of("2026-05-02T12:00:00Z"), article) ==
      "a.md: warning: the date of modification 2026-05-04 is still to come [date-in-future]\n");
  article.modified.reset();
  BOOST_TEST(report(as_of("2026-05-02"), article) == "");
}

BOOST_AUTO_TEST_SUITE_END()
