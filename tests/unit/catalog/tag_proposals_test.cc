#include "catalog/tag_proposals.h"

#include <boost/test/unit_test.hpp>

#include "model/tag.h"

using namespace offprint;

namespace {

struct Used {
  std::string label;
  std::uint32_t articles = 1;
};

std::vector<std::string> proposed(const std::vector<Used>& used,
                                  const std::vector<TagAbbreviation>& abbreviations = {}) {
  std::vector<ProposedTag> tags;
  for (const Used& one : used) tags.push_back({tag_key(one.label), one.label, one.articles, {}});
  std::sort(tags.begin(), tags.end(),
            [](const ProposedTag& a, const ProposedTag& b) { return a.key < b.key; });
  std::vector<std::string> list;
  for (const TagMerge& merge : propose_merges(tags, abbreviations))
    list.push_back(merge.from + " into " + merge.into + ": " + merge.reason);
  return list;
}

void expect(const std::vector<std::string>& found, const std::vector<std::string>& expected) {
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_proposals)

BOOST_AUTO_TEST_CASE(the_rarer_of_singular_and_plural_goes_into_the_other) {
  expect(proposed({{"Lighthouse", 3}, {"Lighthouses", 1}}),
         {"lighthouses into lighthouse: one is the plural of the other"});
  expect(proposed({{"City story"}, {"City stories", 4}}),
         {"citystory into citystories: one is the plural of the other"});
  expect(proposed({{"Glass"}, {"Gla"}}), {});
}

BOOST_AUTO_TEST_CASE(accents_order_and_misspellings_are_seen) {
  expect(proposed({{"Café", 2}, {"Cafe"}}), {"cafe into café: they differ in accents alone"});
  expect(proposed({{"Sea salt", 2}, {"Salt sea"}}),
         {"saltsea into seasalt: they are the same words in another order"});
  expect(proposed({{"Accessibility", 9}, {"Acessibility"}}),
         {"acessibility into accessibility: they are one letter apart"});
  expect(proposed({{"Harbors", 9}, {"Hrabors", 1}}),
         {"hrabors into harbors: they are one letter apart"});
}

BOOST_AUTO_TEST_CASE(numbers_and_frequent_words_are_no_misspellings) {
  expect(proposed({{"Budget 2023"}, {"Budget 2024"}}), {});
  expect(proposed({{"Fishing", 7}, {"Wishing", 9}}), {});
}

BOOST_AUTO_TEST_CASE(abbreviations_go_by_texts_and_by_initials) {
  expect(proposed({{"API", 2}, {"Application programming interface", 5}},
                  {{"api", "applicationprogramminginterface"}}),
         {"api into applicationprogramminginterface: a text says `Application programming "
          "interface (API)`"});
  expect(proposed({{"SEO", 9}, {"Search engine optimization", 5}}),
         {"searchengineoptimization into seo: `SEO` may stand for it"});
}

BOOST_AUTO_TEST_CASE(different_concepts_are_no_duplicates) {
  const Concept one{"one", {{"en", "Lighthouse"}}}, other{"other", {{"en", "Lighthouses"}}};
  const std::vector<ProposedTag> tags = {{"lighthouse", "Lighthouse", 1, &one},
                                         {"lighthouses", "Lighthouses", 1, &other}};
  BOOST_TEST(propose_merges(tags, {}).empty());
  BOOST_TEST(
      propose_merges({{"lighthouse", "Lighthouse", 1, &one}, {"beacon", "Beacon", 2, &one}}, {})
          .size() == 1u);
}

BOOST_AUTO_TEST_CASE(many_tags_take_little_time) {
  std::vector<ProposedTag> tags;
  for (int i = 0; i < 50'000; ++i) {
    std::string key = "salt" + std::to_string(i) + "works";
    tags.push_back({key, key, 1, nullptr});
  }
  std::sort(tags.begin(), tags.end(),
            [](const ProposedTag& a, const ProposedTag& b) { return a.key < b.key; });
  BOOST_TEST(propose_merges(tags, {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
