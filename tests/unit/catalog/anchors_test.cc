#include "catalog/anchors.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(anchors)

BOOST_AUTO_TEST_CASE(ids_that_other_tools_make_of_a_heading_are_found) {
  AnchorFinder finder({"1-sea-salt", "Fog_Bank", "ete-hiver", "café-au-lait", "2"});
  const std::pair<const char*, const char*> cases[] = {{"1-sea-salt", "1-sea-salt"},
                                                       {"sea-salt", "1-sea-salt"},
                                                       {"1--sea--salt", "1-sea-salt"},
                                                       {"user-content-fog-bank", "Fog_Bank"},
                                                       {"fogbank", "Fog_Bank"},
                                                       {"Café_au_lait", "café-au-lait"},
                                                       {"cafe\u0301-au-lait", "café-au-lait"},
                                                       {"12-fog-bank", "Fog_Bank"},
                                                       {"2", "2"},
                                                       {"3", ""},
                                                       {"-", ""},
                                                       {"", ""},
                                                       {"sea", ""}};
  for (const auto& [fragment, anchor] : cases)
    BOOST_TEST((std::string(fragment) + " " + finder.find(fragment)) ==
               (std::string(fragment) + " " + anchor));
}

BOOST_AUTO_TEST_CASE(what_may_be_several_is_none) {
  AnchorFinder finder({"sea-salt", "sea_salt", "1-fog", "2-fog"});
  BOOST_TEST(finder.find("sea-salt") == "sea-salt");
  BOOST_TEST(finder.find("seasalt").empty());
  BOOST_TEST(finder.find("fog").empty());
}

BOOST_AUTO_TEST_SUITE_END()
