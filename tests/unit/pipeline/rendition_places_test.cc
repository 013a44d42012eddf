#include "pipeline/rendition_places.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "catalog/catalog.h"

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(rendition_places)

BOOST_AUTO_TEST_CASE(they_are_found_by_article_in_any_order) {
  Catalog catalog("");
  OutputTable& table = catalog.outputs();
  const std::uint32_t output = table.begin("book.epub");
  RenditionPlaceWriter writer(table, output);
  constexpr std::uint32_t many = 1000;
  for (std::uint32_t i = 0; i < many; ++i) {
    const std::uint32_t number = (i * 7) % many + 1;
    writer.add({number, number * 3ULL, number * 5ULL, "place of " + std::to_string(number)});
  }
  writer.finish();
  RenditionPlaces places(table, output);
  for (std::uint32_t i = 0; i < many; ++i) {
    const std::uint32_t number = (i * 11) % many + 1;
    const auto place = places.find(number);
    BOOST_REQUIRE(place.has_value());
    BOOST_TEST(place->key == number * 3ULL);
    BOOST_TEST(place->hash == number * 5ULL);
    BOOST_TEST(place->remembered == "place of " + std::to_string(number));
  }
  BOOST_TEST(!places.find(0).has_value());
  BOOST_TEST(!places.find(many + 1).has_value());
}

BOOST_AUTO_TEST_CASE(those_of_the_former_output_stay_until_it_is_removed) {
  Catalog catalog("");
  OutputTable& table = catalog.outputs();
  const std::uint32_t former = table.begin("book.epub");
  RenditionPlaceWriter writer(table, former);
  writer.add({1, 2, 3, "place"});
  writer.finish();
  table.finish({former, "book.epub", 7, "data", {}});
  const std::uint32_t now = table.begin("book.epub");
  BOOST_TEST(now != former);
  BOOST_TEST(RenditionPlaces(table, former).find(1).has_value());
  table.finish({now, "book.epub", 8, "data", {}});
  std::string path;
  table.for_each([&](const StoredOutput& output) {
    if (output.id == former) path = output.path;
  });
  BOOST_TEST(path != "book.epub");
  table.remove(path);
  BOOST_TEST(!RenditionPlaces(table, former).find(1).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
