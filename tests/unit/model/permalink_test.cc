#include "model/permalink.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string filled(std::string pattern, std::string_view section = "Field Notes",
                   bool with_date = true, std::string site = "https://sea.example") {
  Publication publication;
  publication.site = std::move(site);
  publication.permalink = std::move(pattern);
  std::optional<Date> date;
  if (with_date) date = Date{2024, 3, 7};
  return permalink(publication, "salt", "articles/sea/Salt & Fog.md", date, section);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(permalinks)

BOOST_AUTO_TEST_CASE(placeholders_are_filled) {
  BOOST_TEST(filled("/{slug}/") == "https://sea.example/salt/");
  BOOST_TEST(filled("/{year}/{month}/{day}/{slug}") == "https://sea.example/2024/03/07/salt");
  BOOST_TEST(filled("/{section}/{slug}.html") == "https://sea.example/field-notes/salt.html");
  BOOST_TEST(filled("{path}") == "https://sea.example/articles/sea/Salt%20%26%20Fog");
}

BOOST_AUTO_TEST_CASE(parts_without_a_value_go_with_their_slash) {
  BOOST_TEST(filled("/{year}/{month}/{slug}/", "", false) == "https://sea.example/salt/");
  BOOST_TEST(filled("/{section}/{slug}/", "") == "https://sea.example/salt/");
  BOOST_TEST(filled("/{year}-{slug}/", "", false) == "https://sea.example/salt/");
  BOOST_TEST(filled("/posts/{year}-{month}/{slug}", "", false) == "https://sea.example/posts/salt");
}

BOOST_AUTO_TEST_CASE(literal_text_stays) {
  BOOST_TEST(filled("/a-/_b_/{slug}") == "https://sea.example/a-/_b_/salt");
  BOOST_TEST(filled("/é/{slug}") == "https://sea.example/%C3%A9/salt");
}

BOOST_AUTO_TEST_CASE(a_site_may_have_a_path) {
  BOOST_TEST(filled("/{slug}/", "", true, "https://sea.example/blog") ==
             "https://sea.example/blog/salt/");
}

BOOST_AUTO_TEST_CASE(without_a_site_there_is_no_address) {
  BOOST_TEST(filled("/{slug}/", "", true, "") == "");
}

BOOST_AUTO_TEST_SUITE_END()
