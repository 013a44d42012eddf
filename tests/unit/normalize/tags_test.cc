#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::Source;

namespace {

std::string tags(const Article& article) {
  std::string text;
  for (const RawTag& tag : article.tags) text += tag.raw + "=" + tag.key + "|";
  return text;
}

std::string tags(std::string_view yaml) {
  return tags(normalized(Source().with(FieldName::tags, yaml)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tags_of_articles)

BOOST_AUTO_TEST_CASE(tags_come_as_lists_and_strings) {
  BOOST_TEST(tags("[Mental  health, sea]") == "Mental health=mentalhealth|sea=sea|");
  BOOST_TEST(tags("salt, sea; Field notes") == "salt=salt|sea=sea|Field notes=fieldnotes|");
  BOOST_TEST(tags("'#salt #sea'") == "salt=salt|sea=sea|");
  BOOST_TEST(tags("['salt, sea']") == "salt=salt|sea=sea|");
  BOOST_TEST(tags("['Paris, France', sea]") == "Paris, France=parisfrance|sea=sea|");
  BOOST_TEST(tags("[{name: Salt, slug: s}, 2024]") == "Salt=salt|2024=2024|");
}

BOOST_AUTO_TEST_CASE(spellings_of_one_tag_are_one) {
  BOOST_TEST(tags("[field-notes, Field Notes, '#fieldnotes', FIELD_NOTES, '']") ==
             "field-notes=fieldnotes|");
  BOOST_TEST(tags("[Cafe\u0301, café]") == "Café=café|");
}

BOOST_AUTO_TEST_CASE(signs_that_tell_tags_apart_stay) {
  BOOST_TEST(tags("[C, C#, C++, F#]") == "C=c|C#=c#|C++=c++|F#=f#|");
  BOOST_TEST(tags("['#1', '🎉', 'Q&amp;A', .NET]") == "#1=1|🎉=🎉|Q&A=qa|.NET=net|");
}

BOOST_AUTO_TEST_CASE(tags_know_their_places) {
  const Article article = normalized(Source().with(FieldName::tags, "[salt, sea]"));
  BOOST_REQUIRE(article.tags.size() == 2u);
  BOOST_TEST(article.tags[1].position.line == 2u);
  BOOST_TEST(article.tags[1].position.column == 8u);
  BOOST_TEST(test::reason(article, "tags") == "front-matter key `tags`, 100 %");
}

BOOST_AUTO_TEST_CASE(all_fields_and_further_categories_count) {
  const Article article =
      normalized(Source()
                     .with(FieldName::tags, "[salt]", "tags")
                     .with(FieldName::tags, "sea, salt", "keywords")
                     .with(FieldName::section, "[Essays, Coast]", "categories"));
  BOOST_TEST(tags(article) == "salt=salt|sea=sea|Coast=coast|");
  BOOST_TEST(article.section == "Essays");
}

BOOST_AUTO_TEST_CASE(a_tag_that_is_no_text_is_reported) {
  const Article article = normalized(Source().with(FieldName::tags, "[salt, [sea]]"));
  BOOST_TEST(tags(article) == "salt=salt|");
  BOOST_TEST(messages(article, Code::field_type) ==
             "notes/salt.md:2:8: warning: `tags` should be a list of tags; this is ignored "
             "[field-type]\n");
}

BOOST_AUTO_TEST_SUITE_END()
