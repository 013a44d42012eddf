#include "normalize/title_parts.h"

#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;

namespace {

Article page(std::string_view title, std::string_view site = "", std::string_view url = "") {
  test::Source source;
  source.with(FieldName::title, "'" + std::string(title) + "'");
  if (!site.empty()) source.with(FieldName::site, site);
  if (!url.empty()) source.with(FieldName::url, url);
  source.with(FieldName::language, "en").body("Text.\n");
  Draft draft = source.draft();
  draft.from_page = true;
  return normalize({}, std::move(draft));
}

std::string parts(std::string_view title) {
  const Article article = page(title);
  return article.title + " = " + article.title_suffix.title + " + " + article.title_suffix.suffix;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(title_parts)

BOOST_AUTO_TEST_CASE(a_short_end_stays_open) {
  for (const char* separator : {"|", "-", "–", "—", "·", "::"}) {
    const std::string title = "On salt and the sea " + std::string(separator) + " The Daily Loaf";
    BOOST_TEST(parts(title) == title + " = On salt and the sea + The Daily Loaf");
  }
  BOOST_TEST(page("On salt and sea | Loaf").title_suffix.hash ==
             page("Other news of the day - LOAF").title_suffix.hash);
}

BOOST_AUTO_TEST_CASE(a_long_end_is_part_of_the_title) {
  BOOST_TEST(parts("Salt | What we learned in a hundred days at the pans of the north") ==
             "Salt | What we learned in a hundred days at the pans of the north =  + ");
  BOOST_TEST(parts("Well-known salt") == "Well-known salt =  + ");
}

BOOST_AUTO_TEST_CASE(the_name_of_the_site_is_cut) {
  const Article article = page("On salt | The Daily Loaf", "The Daily Loaf");
  BOOST_TEST(article.title == "On salt");
  BOOST_TEST(article.title_suffix.suffix == "");
  BOOST_TEST(test::reason(article, "title") ==
             "front-matter key `title`, without the site's name, 100 %");
  BOOST_TEST(page("The Daily Loaf: news | On salt", "The Daily Loaf").title ==
             "The Daily Loaf: news | On salt");
  BOOST_TEST(page("The Daily Loaf | On salt", "The Daily Loaf").title == "On salt");
  BOOST_TEST(page("On salt - Daily Loaf", "", "https://www.dailyloaf.example/salt").title ==
             "On salt");
}

BOOST_AUTO_TEST_CASE(capitals_before_an_open_end_are_restored) {
  const Article article = page("HOW SALT IS MADE | The Daily Loaf");
  BOOST_TEST(article.title == "How salt is made | The Daily Loaf");
  BOOST_TEST(article.title_suffix.title == "How salt is made");
}

BOOST_AUTO_TEST_CASE(titles_of_other_documents_stay_whole) {
  const Article article = test::normalized(
      test::Source().with(FieldName::title, "On salt - The Daily Loaf").body("Text.\n"));
  BOOST_TEST(article.title_suffix.suffix == "");
}

BOOST_AUTO_TEST_SUITE_END()
