#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::outline;
using test::reason;
using test::Source;

BOOST_AUTO_TEST_SUITE(title)

BOOST_AUTO_TEST_CASE(the_field_is_the_title) {
  const Article article = normalized(Source()
                                         .with(FieldName::title, "On Salt")
                                         .with(FieldName::subtitle, "A history")
                                         .with(FieldName::dek, "What it does.")
                                         .body("# Beginnings\n\nText.\n"));
  BOOST_TEST(article.title == "On Salt");
  BOOST_TEST(article.subtitle == "A history");
  const Article twice = normalized(Source()
                                       .with(FieldName::subtitle, "What it was for")
                                       .with(FieldName::dek, "What it was  FOR"));
  BOOST_TEST(twice.subtitle == "");
  BOOST_TEST(twice.dek == "What it was FOR");
  BOOST_TEST(article.dek == "What it does.");
  BOOST_TEST(reason(article, "title") == "front-matter key `title`, 100 %");
  BOOST_TEST(outline(article) == "h2#beginnings p");
}

BOOST_AUTO_TEST_CASE(a_heading_that_repeats_the_title_leaves_the_body) {
  for (const char* body :
       {"# ON  SALT\n\nText.\n", "## On Salt\n\nText.\n", "On *Salt*\n===\n\nText.\n"})
    BOOST_TEST(outline(normalized(Source().with(FieldName::title, "On Salt").body(body))) == "p");
  BOOST_TEST(outline(normalized(
                 Source().with(FieldName::title, "On Salt").body("Text.\n\n## On Salt\n"))) ==
             "p h2#on-salt");
}

BOOST_AUTO_TEST_CASE(title_falls_back_to_the_first_heading) {
  const Article article = normalized(Source().body("# Salt & `sea`\n\nText.\n\n## More\n"));
  BOOST_TEST(article.title == "Salt & sea");
  BOOST_TEST(reason(article, "title") == "first heading, 90 %");
  BOOST_TEST(outline(article) == "p h2#more");
  BOOST_TEST(messages(article, Code::title_missing) == "");
}

BOOST_AUTO_TEST_CASE(a_picture_before_the_first_heading_does_not_matter) {
  const Article article = normalized(Source().body("![x](a.png)\n\n# Salt\n\nText.\n"));
  BOOST_TEST(article.title == "Salt");
  BOOST_TEST(outline(article) == "figure img p");
}

BOOST_AUTO_TEST_CASE(a_first_heading_that_may_head_a_section_stays) {
  const Article article = normalized(Source().body("Text.\n\n# One\n\n# Two\n"));
  BOOST_TEST(article.title == "One");
  BOOST_TEST(reason(article, "title") == "first heading, 50 %");
  BOOST_TEST(outline(article) == "p h2#one h2#two");
}

BOOST_AUTO_TEST_CASE(a_title_heading_with_a_note_or_a_picture_stays) {
  BOOST_TEST(outline(normalized(Source().body("# Salt ![x](a.png)\n\nText.\n"))) ==
             "h2#salt img p");
  const Article article = normalized(Source().body("# Salt[^1]\n\nText.\n\n[^1]: A note.\n"));
  BOOST_TEST(article.title == "Salt");
  BOOST_TEST(outline(article).starts_with("h2#salt "));
}

BOOST_AUTO_TEST_CASE(title_falls_back_to_the_file_name) {
  const Article article = normalized(Source("a/2014-03-12-on_sea-salt.md").body("## Not this\n"));
  BOOST_TEST(article.title == "On sea salt");
  BOOST_TEST(reason(article, "title") == "file name, 20 %");
  BOOST_TEST(messages(article, Code::title_missing) ==
             "a/2014-03-12-on_sea-salt.md: warning: there is no title; `On sea salt` was made from "
             "the file's name; add `title:` to the front matter [title-missing]\n");
  BOOST_TEST(normalized(Source("a/élan-vital/index.md")).title == "Élan vital");
  BOOST_TEST(normalized(Source("--.md")).title == "Untitled");
}

BOOST_AUTO_TEST_CASE(the_name_of_the_publication_is_no_headline) {
  Rules rules;
  rules.publication.title = "The Buoy Tender";
  Draft draft = Source().body("The slip is empty until spring.\n").draft();
  draft.fields.push_back(
      {FieldName::title, "", text_value("THE BUOY TENDER", {1, 1}), {1, 1}, "headline", 0.9});
  draft.fields.push_back({FieldName::dek,
                          "",
                          text_value("A winter on the slip", {3, 1}),
                          {3, 1},
                          "line between headline and text",
                          0.8});
  const Article article = normalize(rules, draft);
  BOOST_TEST(article.title == "A winter on the slip");
  BOOST_TEST(article.dek == "");
  BOOST_TEST(reason(article, "title") == "the line below the publication's name, 80 %");
  draft.fields[0].confidence = 1;  // stated
  BOOST_TEST(normalize(rules, draft).dek == "A winter on the slip");
}

BOOST_AUTO_TEST_SUITE_END()
