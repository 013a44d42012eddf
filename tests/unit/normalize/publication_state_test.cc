#include <boost/test/unit_test.hpp>

#include "fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

// "draft", "private", both or "".
std::string state(FieldName field, std::string_view yaml) {
  const Article article = normalized(Source().with(field, yaml).body("Text."));
  return std::string(article.draft ? "draft" : "") + (article.is_private ? "private" : "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(publication_state)

BOOST_AUTO_TEST_CASE(switches_make_drafts) {
  BOOST_TEST(state(FieldName::draft, "true") == "draft");
  BOOST_TEST(state(FieldName::draft, "'yes'") == "draft");
  BOOST_TEST(state(FieldName::draft, "false") == "");
  BOOST_TEST(state(FieldName::published, "false") == "draft");
  BOOST_TEST(state(FieldName::published, "true") == "");
}

BOOST_AUTO_TEST_CASE(words_tell_the_state) {
  BOOST_TEST(state(FieldName::status, "Draft") == "draft");
  BOOST_TEST(state(FieldName::status, "pending") == "draft");
  BOOST_TEST(state(FieldName::status, "published") == "");
  BOOST_TEST(state(FieldName::status, "evergreen") == "");
  BOOST_TEST(state(FieldName::status, "private") == "private");
  BOOST_TEST(state(FieldName::status, "members") == "private");
  BOOST_TEST(state(FieldName::status, "public") == "");
}

BOOST_AUTO_TEST_CASE(a_scheduled_article_without_a_date_is_a_draft) {
  BOOST_TEST(state(FieldName::status, "scheduled") == "draft");
  const Article dated = normalized(Source()
                                       .with(FieldName::status, "scheduled")
                                       .with(FieldName::published, "2030-01-01")
                                       .body("Text."));
  BOOST_TEST(!dated.draft);
}

BOOST_AUTO_TEST_CASE(a_password_makes_it_private) {
  BOOST_TEST(state(FieldName::restricted, "sesame") == "private");
  BOOST_TEST(state(FieldName::restricted, "true") == "private");
  BOOST_TEST(state(FieldName::restricted, "false") == "");
  BOOST_TEST(state(FieldName::restricted, "''") == "");
}

BOOST_AUTO_TEST_CASE(the_reason_is_recorded_and_an_end_is_a_date) {
  const Article article = normalized(Source()
                                         .with(FieldName::status, "draft", "post_status")
                                         .with(FieldName::expires, "2024-08-08", "expiryDate")
                                         .body("Text."));
  BOOST_TEST(reason(article, "draft") == "front-matter key `post_status`, 100 %");
  BOOST_REQUIRE(article.expires.has_value());
  BOOST_TEST(to_iso8601(*article.expires) == "2024-08-08");
  BOOST_TEST(reason(article, "expires") == "front-matter key `expiryDate`, 100 %");
}

BOOST_AUTO_TEST_SUITE_END()
