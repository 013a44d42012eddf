#include "pipeline/served_folder.h"

#include <boost/test/unit_test.hpp>

#include "pipeline/project_folder.h"

namespace offprint {

BOOST_AUTO_TEST_SUITE(served_folder)

BOOST_AUTO_TEST_CASE(it_is_that_of_the_index_page_then_of_a_catalog) {
  Configuration configuration;
  configuration.outputs = {test::output("rss", "a/feed.xml")};
  BOOST_TEST(!ServedFolder(configuration).is_known());
  configuration.outputs.push_back(test::output("sitemap", "b/{section}/sitemap.xml"));
  BOOST_TEST(ServedFolder(configuration).path() == "b");
  configuration.outputs.push_back(test::output("opml", "c/feeds.opml"));
  BOOST_TEST(ServedFolder(configuration).path() == "c");
  configuration.outputs.push_back(test::output("index", "d/index.html"));
  BOOST_TEST(ServedFolder(configuration).path() == "d");
  configuration.served_folder = "./e/";
  BOOST_TEST(ServedFolder(configuration).path() == "e");
}

BOOST_AUTO_TEST_CASE(paths_outside_have_no_address) {
  Configuration configuration;
  configuration.served_folder = "out";
  const ServedFolder served(configuration);
  BOOST_TEST(served.below("out/feeds/salt.xml").value() == "feeds/salt.xml");
  BOOST_TEST(!served.below("outside/salt.xml"));
  BOOST_TEST(!served.below("../out/salt.xml"));
  BOOST_TEST(!served.below("salt.xml"));
  OutputSpec output = test::output("rss", "salt.xml");
  output.address = "salt.xml";
  served.give_address(output);
  BOOST_TEST(output.address == "salt.xml");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
