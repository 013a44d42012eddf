#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::reason;
using test::Source;

namespace {

std::string text(const std::optional<Date>& date) { return date ? to_iso8601(*date) : "none"; }

std::string published(const std::string& origin) {
  return text(normalized(Source(origin)).published);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dates)

BOOST_AUTO_TEST_CASE(dates_are_kept_as_they_are_known) {
  const Article article = normalized(Source()
                                         .with(FieldName::published, "2024-03-12", "date")
                                         .with(FieldName::modified, "2024-03-12T09:30:00+01:00"));
  BOOST_TEST(text(article.published) == "2024-03-12");
  BOOST_TEST(text(article.modified) == "2024-03-12T09:30:00+01:00");
  BOOST_TEST(reason(article, "published") == "front-matter key `date`, 100 %");
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_reported_and_left_out) {
  const Article article = normalized(Source().with(FieldName::published, "31 June 2024", "date"));
  BOOST_TEST(text(article.published) == "none");
  BOOST_TEST(messages(article, Code::date_invalid) ==
             "notes/salt.md:2:1: warning: there is no such day as `31 June 2024`; write it as "
             "2024-03-12 or 2024-03-12T09:30:00+01:00 [date-invalid]\n");
  BOOST_TEST(messages(article, Code::date_missing) == "");
}

BOOST_AUTO_TEST_CASE(a_wrong_weekday_is_reported_and_the_date_kept) {
  const Article article =
      normalized(Source().with(FieldName::published, "Monday 12 March 2024", "date"));
  BOOST_TEST(text(article.published) == "2024-03-12");
  BOOST_TEST(messages(article, Code::date_weekday_wrong) ==
             "notes/salt.md:2:1: warning: the weekday of `Monday 12 March 2024` is not that day's; "
             "the date was kept [date-weekday-wrong]\n");
}

BOOST_AUTO_TEST_CASE(a_zone_that_could_be_several_is_reported_and_the_time_kept) {
  const Article article =
      normalized(Source().with(FieldName::published, "2024-03-12 09:30 IST", "date"));
  BOOST_TEST(text(article.published) == "2024-03-12T09:30:00");
  BOOST_TEST(
      messages(article, Code::date_zone_unknown) ==
      "notes/salt.md:2:1: warning: the time zone of `2024-03-12 09:30 IST` could be several; "
      "its time was kept without a zone; write it with its offset from UTC: "
      "2024-03-12T09:30:00+01:00 [date-zone-unknown]\n");
}

BOOST_AUTO_TEST_CASE(the_next_field_is_asked_when_one_is_no_date) {
  const Article article = normalized(Source()
                                         .with(FieldName::published, "soon", "date")
                                         .with(FieldName::published, "2024-03-12", "created"));
  BOOST_TEST(text(article.published) == "2024-03-12");
  BOOST_TEST(messages(article, Code::date_invalid) != "");
}

BOOST_AUTO_TEST_CASE(numeric_dates_need_an_order) {
  const Source source = Source().with(FieldName::published, "03/04/2005", "date");
  BOOST_TEST(
      messages(normalized(source), Code::date_ambiguous) ==
      "notes/salt.md:2:1: warning: `03/04/2005` could mean two days; write it as 2024-03-12, "
      "or set `date_order` in the configuration [date-ambiguous]\n");
  Rules rules;
  rules.publication.date_order = DateOrder::day_first;
  BOOST_TEST(text(normalized(source, rules).published) == "2005-04-03");
}

BOOST_AUTO_TEST_CASE(the_language_orders_numeric_dates_and_names_months) {
  const auto read = [](const char* date, const char* language, const Rules& rules = {}) {
    return normalized(Source()
                          .with(FieldName::published, std::string("'") + date + "'", "date")
                          .with(FieldName::language, language),
                      rules);
  };
  const Article german = read("03.04.2005", "de");
  BOOST_TEST(text(german.published) == "2005-04-03");
  BOOST_TEST(reason(german, "published") ==
             "front-matter key `date`, numeric dates of `de` are day-first, 90 %");
  const Article spanish = read("3 de abril de 2005", "es");
  BOOST_TEST(text(spanish.published) == "2005-04-03");
  BOOST_TEST(reason(spanish, "published") == "front-matter key `date`, 100 %");
  BOOST_TEST(messages(read("03/04/2005", "en"), Code::date_ambiguous) != "");
  Rules rules;
  rules.publication.date_order = DateOrder::month_first;
  const Article configured = read("03.04.2005", "de", rules);
  BOOST_TEST(text(configured.published) == "2005-03-04");
  BOOST_TEST(reason(configured, "published") == "front-matter key `date`, 100 %");
}

BOOST_AUTO_TEST_CASE(a_page_says_its_date_in_several_places) {
  const auto page = [](const char* first, const char* second) {
    return normalized(Source()
                          .with(FieldName::published, first, "meta")
                          .with(FieldName::published, second, "byline")
                          .from_page());
  };
  const Article found = page("soon", "Ann Lee | March 12, 2024 | 5 comments");
  BOOST_TEST(text(found.published) == "2024-03-12");
  BOOST_TEST(messages(found, Code::date_invalid) == "");
  BOOST_TEST(reason(found, "published") ==
             "front-matter key `byline`, `March 12, 2024` in it, 80 %");
  const Article none = page("soon", "later");
  BOOST_TEST(messages(none, Code::date_invalid) ==
             "notes/salt.md:2:1: warning: `soon` is no date; write it as 2024-03-12 or "
             "2024-03-12T09:30:00+01:00 [date-invalid]\n");
}

BOOST_AUTO_TEST_CASE(file_names_and_folders_tell_dates) {
  const Article article = normalized(Source("a/2014-03-12-salt.md"));
  BOOST_TEST(text(article.published) == "2014-03-12");
  BOOST_TEST(reason(article, "published") == "file name, 90 %");
  BOOST_TEST(published("a/2014-03-12.md") == "2014-03-12");
  BOOST_TEST(published("a/2014-03-12-salt/index.md") == "2014-03-12");
  BOOST_TEST(published("a/2014/03/12/salt.md") == "2014-03-12");
  BOOST_TEST(published("2014/03/12/salt/index.md") == "2014-03-12");
  for (const char* origin :
       {"a/2014/03/salt.md", "2014-31-12-salt.md", "x12014/03/12/a.md", "2014-03-120.md"})
    BOOST_TEST(published(origin) == "none", origin);
}

BOOST_AUTO_TEST_CASE(no_date_is_invented) {
  const Article article = normalized(Source().with(FieldName::published, "~", "date"));
  BOOST_TEST(text(article.published) == "none");
  BOOST_TEST(messages(article, Code::date_missing) ==
             "notes/salt.md: info: no publication date was found; none was invented "
             "[date-missing]\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_modified_before_it_is_published) {
  const auto modified = [](const char* published, const char* modified) {
    return normalized(Source()
                          .with(FieldName::published, published, "date")
                          .with(FieldName::modified, modified, "updated"));
  };
  const Article article = modified("2024-03-12", "2024-03-11");
  BOOST_TEST(text(article.modified) == "none");
  BOOST_TEST(reason(article, "modified") == "");
  BOOST_TEST(messages(article, Code::date_order) ==
             "notes/salt.md:3:1: warning: modified on 2024-03-11, before it was published on "
             "2024-03-12; the date of modification is left out [date-order]\n");
  BOOST_TEST(text(modified("2024-03-12T18:00:00Z", "2024-03-12").modified) == "2024-03-12");
  BOOST_TEST(text(modified("2024-03-12", "2024-03-12").modified) == "2024-03-12");
}

BOOST_AUTO_TEST_CASE(nothing_is_published_before_its_embargo_ends) {
  const auto with_embargo = [](const char* published, const char* modified) {
    Source source = Source().with(FieldName::embargo, "2024-05-01T06:00:00Z", "hold_until");
    if (*published) source.with(FieldName::published, published);
    if (*modified) source.with(FieldName::modified, modified);
    return normalized(source);
  };
  const Article early = with_embargo("2024-04-20", "2024-04-28");
  BOOST_TEST(text(early.published) == "2024-05-01T06:00:00Z");
  BOOST_TEST(text(early.modified) == "none");
  std::string reasons;
  for (const Provenance& why : early.provenance)
    if (why.field == "published")
      reasons += std::to_string(why.position.line) + ": " + why.rule + "\n";
  BOOST_TEST(reasons ==
             "3: front-matter key `published`\n"
             "2: the end of the embargo; it was modified earlier, on 2024-04-28\n");
  BOOST_TEST(messages(early, Code::date_order) == "");
  BOOST_TEST(text(with_embargo("2024-04-20", "2024-05-02").modified) == "2024-05-02");
  BOOST_TEST(text(with_embargo("2024-05-01", "").published) == "2024-05-01");
  BOOST_TEST(text(with_embargo("2024-06-01", "").published) == "2024-06-01");
  const Article undated = with_embargo("", "");
  BOOST_TEST(text(undated.published) == "2024-05-01T06:00:00Z");
  BOOST_TEST(messages(undated, Code::date_missing) == "");
  BOOST_TEST(messages(with_embargo("2024-04-20", "2024-04-01"), Code::date_order) != "");
}

BOOST_AUTO_TEST_CASE(published_false_means_draft_and_no_date) {
  const Article article = normalized(Source().with(FieldName::published, "false"));
  BOOST_TEST(article.draft);
  BOOST_TEST(messages(article, Code::date_invalid) == "");
  BOOST_TEST(!normalized(Source().with(FieldName::published, "true")).draft);
}

BOOST_AUTO_TEST_CASE(a_stated_address_may_hold_the_day) {
  const Article article =
      normalized(Source().with(FieldName::url, "2024/02/19/salt", "path").body("Text."));
  BOOST_REQUIRE(article.published.has_value());
  BOOST_TEST(to_iso8601(*article.published) == "2024-02-19");
  BOOST_TEST(reason(article, "published") == "front-matter key `path`, the date in it, 80 %");
}

BOOST_AUTO_TEST_SUITE_END()
