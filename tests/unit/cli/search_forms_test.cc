#include "cli/search_forms.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace offprint {
namespace {

SearchResult one_hit() {
  SearchHit hit;
  hit.article.id = "urn:x";
  hit.article.origin = "a.md";
  hit.article.title = "Salt";
  hit.article.state = "draft";
  hit.article.published = "2024-03-12T10:00:00Z";
  hit.article.tags = {"Sea"};
  hit.title = "\x02Salt\x03";
  hit.snippet = "more \x02salt\x03 \x1b[31min \x7fit";
  return {7, {hit}};
}

BOOST_AUTO_TEST_SUITE(search_forms)

BOOST_AUTO_TEST_CASE(text_is_a_block_for_each_article) {
  BOOST_TEST(search_as_text(one_hit(), false) ==
             "Salt\n  2024-03-12 · draft · a.md\n  more salt [31min it\n");
  SearchResult two = one_hit();
  two.hits.push_back(two.hits.front());
  const std::string one = search_as_text(one_hit(), false);
  BOOST_TEST(search_as_text(two, false) == one + "\n" + one);
}

BOOST_AUTO_TEST_CASE(terminals_show_the_words_bold_and_obey_nothing_else) {
  BOOST_TEST(search_as_text(one_hit(), true) ==
             "\x1b[1mSalt\x1b[0m\n  2024-03-12 · draft · a.md\n"
             "  more \x1b[1msalt\x1b[0m [31min it\n");
}

BOOST_AUTO_TEST_CASE(json_has_what_is_known) {
  const std::string json = search_as_json(one_hit(), "\"salt\"");
  BOOST_TEST(json.starts_with("{\n  \"query\": \"\\\"salt\\\"\",\n  \"total\": 7,\n"));
  BOOST_TEST(json.find("\"published\": \"2024-03-12T10:00:00Z\"") != std::string::npos);
  BOOST_TEST(json.find("\"snippet\": \"more salt [31min it\"") != std::string::npos);
  BOOST_TEST(json.find("\"url\"") == std::string::npos);
  BOOST_TEST(json.ends_with("}\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
