#include <boost/test/unit_test.hpp>

#include "fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Rules with_site() {
  Rules rules;
  rules.publication.site = "https://radio.example";
  return rules;
}

std::string listed(const Article& article) {
  std::string text;
  for (const Enclosure& file : article.enclosures)
    text += file.url + " | " + file.media_type + " | " + std::to_string(file.size) + " | " +
            file.title + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(enclosures)

BOOST_AUTO_TEST_CASE(an_enclosure_is_a_map_an_address_or_a_list_of_either) {
  const Article article = normalized(
      Source()
          .with(FieldName::enclosures,
                "[{url: 'https://cdn.example/a b.mp3', type: 'Audio/MPEG; rate=1', length: 123, "
                "title: Tides &amp; boats}, https://cdn.example/paper.PDF?x=1]")
          .with(FieldName::enclosures, "/files/knots.ogg"),
      with_site());
  BOOST_TEST(listed(article) ==
             "https://cdn.example/a%20b.mp3 | audio/mpeg | 123 | Tides & boats\n"
             "https://cdn.example/paper.PDF?x=1 | application/pdf | 0 | \n"
             "https://radio.example/files/knots.ogg | audio/ogg | 0 | \n");
  BOOST_TEST(reason(article, "enclosures") == "front-matter key `enclosures`, 100 %");
  BOOST_TEST(messages(article, Code::enclosure_invalid) == "");
}

BOOST_AUTO_TEST_CASE(each_address_counts_once_and_switches_are_none) {
  const Article article =
      normalized(Source()
                     .with(FieldName::enclosures, "{src: 'https://a.example/x', length: many}")
                     .with(FieldName::enclosures, "https://a.example/x")
                     .with(FieldName::enclosures, "true"));
  BOOST_TEST(listed(article) == "https://a.example/x |  | 0 | \n");
}

BOOST_AUTO_TEST_CASE(what_nobody_could_fetch_is_reported) {
  const Article article = normalized(
      Source().with(FieldName::enclosures, "[episode.mp3, 'javascript:a', 'file:///x.mp3']"));
  BOOST_TEST(listed(article) == "");
  BOOST_TEST(messages(article, Code::enclosure_invalid) ==
             "notes/salt.md:2:2: warning: the file `episode.mp3` that goes with the article has no "
             "http or https address; name it by its absolute address, or say --site "
             "[enclosure-invalid]\n"
             "notes/salt.md:2:15: warning: the file `javascript:a` that goes with the article has "
             "no http or https address [enclosure-invalid]\n"
             "notes/salt.md:2:31: warning: the file `file:///x.mp3` that goes with the article has "
             "no http or https address [enclosure-invalid]\n");
}

BOOST_AUTO_TEST_CASE(other_forms_are_reported) {
  const Article article = normalized(Source().with(FieldName::enclosures, "{type: audio/mpeg}"));
  BOOST_TEST(messages(article, Code::field_type).find("an address, or a map with `url`") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_number_of_enclosures_is_limited) {
  std::string list = "[";
  for (int i = 0; i < 102; ++i) list += "https://a.example/" + std::to_string(i) + ",";
  const Article article = normalized(Source().with(FieldName::enclosures, list + "]"));
  BOOST_TEST(article.enclosures.size() == 100U);
  BOOST_TEST(messages(article, Code::enclosure_invalid).find("/101` was left out") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
