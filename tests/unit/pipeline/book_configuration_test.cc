#include "pipeline/book_configuration.h"

#include <boost/test/unit_test.hpp>

#include "syntax/yaml.h"

using namespace offprint;

namespace {

BookSpec read(std::string_view yaml, Diagnostics& diagnostics) {
  return read_book_spec(parse_yaml(yaml).value, "offprint.yaml", diagnostics);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(book_configuration)

BOOST_AUTO_TEST_CASE(positions_in_series_are_numbers_with_dots) {
  for (const std::string position : {"3", "2.1", "10.0.12"}) {
    Diagnostics diagnostics;
    BOOST_TEST(read("series_position: \"" + position + "\"", diagnostics).series_position ==
               position);
    BOOST_TEST(diagnostics.empty());
  }
  for (const std::string position : {"III", "2.", ".1", "2..1", "-1"}) {
    Diagnostics diagnostics;
    BOOST_TEST(read("series_position: \"" + position + "\"", diagnostics).series_position.empty());
    BOOST_REQUIRE(diagnostics.size() == 1U);
    BOOST_TEST((diagnostics[0].code == Code::configuration_invalid));
    BOOST_TEST(diagnostics[0].position.line == 1U);
  }
}

BOOST_AUTO_TEST_CASE(books_link_to_what_plays_unless_they_are_to_hold_it) {
  Diagnostics diagnostics;
  BOOST_TEST(!read("{}", diagnostics).embeds_media);
  BOOST_TEST(!read("media: link", diagnostics).embeds_media);
  BOOST_TEST(read("media: embed", diagnostics).embeds_media);
}

BOOST_AUTO_TEST_SUITE_END()
