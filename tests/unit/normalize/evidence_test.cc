#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::Source;

namespace {

std::string keys(const Evidence& evidence) {
  std::string text;
  for (const std::string& key : evidence.link_keys) text += key + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evidence)

BOOST_AUTO_TEST_CASE(an_article_is_known_by_path_slug_address_and_aliases) {
  Rules rules;
  rules.publication.site = "https://www.paper.example";
  const Article article = normalized(
      Source().with(FieldName::aliases, "[/2014/brine/, 'https://old.example/salt.html']"), rules);
  BOOST_TEST(keys(evidence_of(article)) ==
             "name:notes/salt\n"
             "name:salt\n"
             "path:notes/salt.md\n"
             "slug:brine\n"
             "slug:salt\n"
             "url:old.example/salt\n"
             "url:paper.example/2014/brine\n"
             "url:paper.example/salt\n");
}

BOOST_AUTO_TEST_CASE(an_article_is_known_by_names_wherever_it_lies) {
  const Article article = normalized(Source("a/b/c/posts/2014-03-12-Sea_salt/index.md")
                                         .with(FieldName::title, "On salt")
                                         .with(FieldName::slug, "brine")
                                         .with(FieldName::aliases, "[White Gold, /old/]"));
  std::string names;
  for (const std::string& key : evidence_of(article).link_keys)
    if (key.starts_with("name:")) names += key + "\n";
  BOOST_TEST(names ==
             "name:2014-03-12-sea_salt\n"
             "name:b/c/posts/2014-03-12-sea_salt\n"
             "name:brine\n"
             "name:c/posts/2014-03-12-sea_salt\n"
             "name:on-salt\n"
             "name:posts/2014-03-12-sea_salt\n"
             "name:sea-salt\n"
             "name:sea_salt\n"
             "name:white-gold\n");
}

BOOST_AUTO_TEST_CASE(every_id_of_the_body_is_an_anchor) {
  const Evidence evidence = evidence_of(normalized(Source().body("## Été\n\n<p id=\"x\">a</p>\n")));
  BOOST_TEST(evidence.anchors == (std::vector<std::string>{"été", "x"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tags_are_rows_with_what_speaks_for_them) {
  const auto rows = [](std::string_view tags, std::string_view body) {
    std::string text;
    for (const TagSpelling& row :
         evidence_of(
             normalized(
                 Source().with(FieldName::tags, tags).with(FieldName::language, "en").body(body)))
             .tags)
      text += row.key + " " + row.spelling + " " + std::to_string(row.count) +
              (row.basis == TagBasis::text   ? " text|"
               : row.basis == TagBasis::list ? " list|"
                                             : " guess|");
    return text;
  };
  BOOST_TEST(rows("[Field Notes]", "Nothing else.\n") ==
             "fieldnotes Field notes 45 guess|fieldnotes Field Notes 1 list|");
  BOOST_TEST(rows("[field-notes, Field_Notes]", "We wrote field notes and field notes.\n") ==
             "fieldnotes field notes 2 text|fieldnotes field notes 1 list|fieldnotes Field Notes 1 "
             "list|");
}

BOOST_AUTO_TEST_CASE(abbreviations_that_the_text_explains_are_rows) {
  const Evidence evidence = evidence_of(normalized(
      Source().with(FieldName::tags, "[rfp]").body("A request for proposal (RFP) is sent.\n")));
  BOOST_REQUIRE(evidence.abbreviations.size() == 1u);
  BOOST_TEST(evidence.abbreviations[0].short_key == "rfp");
  BOOST_TEST(evidence.abbreviations[0].long_key == "requestforproposal");
}

BOOST_AUTO_TEST_CASE(the_fingerprint_is_of_the_text_alone) {
  const auto fingerprint = [](std::string origin, std::string_view body) {
    return evidence_of(normalized(Source(std::move(origin)).body(body))).fingerprint;
  };
  BOOST_TEST(fingerprint("a.md", "Some *text*.\n") == fingerprint("b/c.md", "Some\ntext.\n"));
  BOOST_TEST(fingerprint("a.md", "Some text.\n") != fingerprint("a.md", "Other text.\n"));
}

BOOST_AUTO_TEST_SUITE_END()
