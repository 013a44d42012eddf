#include "image/cover_text.h"

#include <boost/test/unit_test.hpp>

#include "image/command.h"

using namespace offprint;
using namespace offprint::image;

BOOST_AUTO_TEST_SUITE(cover_text)

BOOST_AUTO_TEST_CASE(a_description_has_a_line_for_each_field) {
  const CoverDescription cover = read_description(
      "design band\nlanguage ar\ndirection rtl\ntitle الملح والبحر\nground 14304f\ntype f7f2e6\n");
  BOOST_TEST(cover.design == "band");
  BOOST_TEST(cover.direction == "rtl");
  BOOST_TEST(cover.title == "الملح والبحر");
  BOOST_TEST(cover.ground == 0x14304FU);
  BOOST_TEST(cover.type == 0xF7F2E6U);
  BOOST_TEST(cover.authors == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_description_is_refused) {
  BOOST_CHECK_THROW(read_description(""), Failure);
  BOOST_CHECK_THROW(read_description("titel Salt\n"), Failure);
  BOOST_CHECK_THROW(read_description("ground red\n"), Failure);
  BOOST_CHECK_THROW(read_description("ground 14304\n"), Failure);
  BOOST_CHECK_THROW(read_description("title \xFF\n"), Failure);
  BOOST_CHECK_THROW(read_description("title " + std::string(cover_text_limit + 1, 'x')), Failure);
}

BOOST_AUTO_TEST_CASE(a_long_title_is_divided_where_it_explains_itself) {
  CoverDescription cover;
  cover.title = "Salt: a history of the white road to the sea";
  BOOST_TEST(arranged(cover).title == "Salt");
  BOOST_TEST(arranged(cover).subtitle == "a history of the white road to the sea");
  cover.title = "Who keeps the light? A year on the outer rock";
  BOOST_TEST(arranged(cover).title == "Who keeps the light?");
  cover.subtitle = "Essays";
  BOOST_TEST(arranged(cover).title == cover.title);
  CoverDescription brief;
  brief.title = "Salt: a history";
  BOOST_TEST(arranged(brief).title == brief.title);
}

BOOST_AUTO_TEST_CASE(nothing_is_said_twice) {
  CoverDescription cover;
  cover.title = cover.publication = "Marginal Sea";
  BOOST_TEST(arranged(cover).publication == "");
  cover.title = "";
  BOOST_TEST(arranged(cover).title == "Marginal Sea");
  cover.publication = "Marginal Sea";
  cover.title = "Marginal Sea: Field Notes";
  BOOST_TEST(arranged(cover).title == "Field Notes");
  BOOST_TEST(arranged(cover).publication == "Marginal Sea");
  cover.title = "Salt";
  cover.authors = "Marginal Sea";
  BOOST_TEST(arranged(cover).authors == "");
}

BOOST_AUTO_TEST_SUITE_END()
