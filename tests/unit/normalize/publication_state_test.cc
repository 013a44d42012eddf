#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

// "draft", "private", "withdrawn", some of them or "".
std::string state(FieldName field, std::string_view yaml) {
  const Article article = normalized(Source().with(field, yaml).body("Text."));
  return std::string(article.draft ? "draft" : "") + (article.is_private ? "private" : "") +
         (article.is_withdrawn ? "withdrawn" : "");
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

BOOST_AUTO_TEST_CASE(words_tell_the_state_in_many_languages) {
  for (const char* word : {"Entwurf", "brouillon", "BORRADOR", "черновик", "下書き", "Auto-Draft"})
    BOOST_TEST(state(FieldName::status, word) == "draft", word);
  for (const char* word :
       {"Withdrawn", "retracted", "taken_down", "zurückgezogen", "Rétracté", "retirado",
        "ingetrokken", "отозвана", "ΑΠΟΣΎΡΘΗΚΕ", "撤回", "철회", "مسحوب"})
    BOOST_TEST(state(FieldName::status, word) == "withdrawn", word);
}

BOOST_AUTO_TEST_CASE(what_is_taken_back_may_say_when_or_why) {
  BOOST_TEST(state(FieldName::withdrawn, "true") == "withdrawn");
  BOOST_TEST(state(FieldName::withdrawn, "2024-05-01") == "withdrawn");
  BOOST_TEST(state(FieldName::withdrawn, "the figures were wrong") == "withdrawn");
  BOOST_TEST(state(FieldName::withdrawn, "false") == "");
  BOOST_TEST(state(FieldName::withdrawn, "''") == "");
  const Article article = normalized(Source().with(FieldName::withdrawn, "true", "retracted"));
  BOOST_TEST(reason(article, "withdrawn") == "front-matter key `retracted`, 100 %");
}

BOOST_AUTO_TEST_CASE(what_is_scheduled_waits_for_its_date) {
  BOOST_TEST(state(FieldName::status, "scheduled") == "draft");
  const Source dated =
      Source().with(FieldName::status, "scheduled").with(FieldName::published, "2030-01-01");
  const Article article = normalized(dated);
  BOOST_TEST(!article.draft);
  BOOST_TEST(to_iso8601(article.embargo.value()) == "2030-01-01");
  BOOST_TEST(reason(article, "embargo") ==
             "front-matter key `status`, until the day of publication, 100 %");
  const Article both = normalized(Source(dated).with(FieldName::embargo, "2030-02-01T08:00Z"));
  BOOST_TEST(to_iso8601(both.embargo.value()) == "2030-02-01T08:00:00Z");
}

BOOST_AUTO_TEST_CASE(an_embargo_that_cannot_be_read_is_kept) {
  BOOST_TEST(state(FieldName::embargo, "until the summit") == "draft");
  BOOST_TEST(state(FieldName::embargo, "true") == "draft");
  BOOST_TEST(state(FieldName::embargo, "[2024-05-01]") == "draft");
  BOOST_TEST(state(FieldName::embargo, "2024-05-01") == "");
  for (const char* nothing : {"false", "no", "''", "~"})
    BOOST_TEST(state(FieldName::embargo, nothing) == "", nothing);
  const Article article = normalized(Source().with(FieldName::embargo, "soon"));
  BOOST_TEST(reason(article, "draft") ==
             "front-matter key `embargo`, an embargo without an end, 100 %");
  BOOST_TEST(messages(article, Code::date_invalid) != "");
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

BOOST_AUTO_TEST_CASE(feeds_have_what_an_article_allows) {
  const auto partners = [](std::string_view text) {
    const Article article = normalized(Source().with(FieldName::syndicate, std::string(text)));
    return !article.syndication.is_limited            ? std::string("all")
           : article.syndication.is_kept_from_feeds() ? std::string("none")
                                                      : article.syndication.partners[0];
  };
  BOOST_TEST(partners("true") == "all");
  BOOST_TEST(partners("false") == "none");
  BOOST_TEST(partners("no") == "none");
  BOOST_TEST(partners("Google News") == "google-news");
  const Article kept = normalized(Source().with(FieldName::syndicate, "false"));
  BOOST_TEST(std::any_of(kept.diagnostics.begin(), kept.diagnostics.end(), [](const Diagnostic& d) {
    return d.code == Code::article_not_syndicated;
  }));
}

BOOST_AUTO_TEST_SUITE_END()
