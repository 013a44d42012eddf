#include "catalog/nearest_path.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

DecisionRows rows(const std::vector<std::string_view>& origins) {
  DecisionRows rows;
  for (const std::string_view origin : origins) {
    rows.emplace_back().origin = origin;
    rows.back().exported = true;
  }
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nearest_path)

BOOST_AUTO_TEST_CASE(the_same_folder_comes_first) {
  const DecisionRows all = rows({"a/color-notes.md", "a/deep/colour-note.md", "b/colour-notes.md"});
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("a/colour-notes.md") == "a/color-notes.md");
}

BOOST_AUTO_TEST_CASE(a_file_of_that_name_elsewhere_comes_next) {
  const DecisionRows all = rows({"a/salt.md", "b/fog.md", "c/fogs.md"});
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("z/fog.md") == "b/fog.md");
}

BOOST_AUTO_TEST_CASE(then_a_similar_name_elsewhere) {
  const DecisionRows all = rows({"a/salt.md", "b/lighthouse.md", "c/lighthouse.md"});
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("z/lighthuose.md") == "b/lighthouse.md");
  BOOST_TEST(nearest.find("z/lighthuose.md") == "b/lighthouse.md");
}

BOOST_AUTO_TEST_CASE(nothing_near_is_nothing) {
  const DecisionRows all = rows({"salt.md"});
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("completely-different.md") == "");
  BOOST_TEST(nearest.find("") == "");
}

BOOST_AUTO_TEST_CASE(what_is_not_exported_is_not_proposed) {
  DecisionRows all = rows({"fog.md"});
  all[0].exported = false;
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("fogs.md") == "");
}

BOOST_AUTO_TEST_CASE(a_thousand_broken_links_do_not_take_a_thousand_times_longer) {
  std::vector<std::string> origins;
  for (int i = 0; i < 5000; ++i)
    origins.push_back("a/a-long-and-rather-similar-name-" + std::to_string(i) + ".md");
  DecisionRows all = rows({origins.begin(), origins.end()});
  std::sort(all.begin(), all.end(),
            [](const DecisionRow& a, const DecisionRow& b) { return a.origin < b.origin; });
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("z/a-long-and-rather-similar-nome-7.md") ==
             "a/a-long-and-rather-similar-name-7.md");
  for (int i = 0; i < 1000; ++i)
    nearest.find("y/a-long-and-rather-similar-nume-" + std::to_string(i) + ".md");
  BOOST_TEST(nearest.find("y/a-long-and-rather-similar-nime-7.md") == "");
  BOOST_TEST(nearest.find("y/a-long-and-rather-similar-name-7.md") ==
             "a/a-long-and-rather-similar-name-7.md");
}

BOOST_AUTO_TEST_CASE(letters_outside_ascii_count_as_one) {
  const DecisionRows all = rows({"a/écritures.md"});
  NearestPath nearest(all);
  BOOST_TEST(nearest.find("z/ecriturès.md") == "a/écritures.md");
}

BOOST_AUTO_TEST_SUITE_END()
