#include "catalog/search_query.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/error.h"

namespace offprint {
namespace {

std::string match(const std::string& words) { return parse_search(words).match; }

BOOST_AUTO_TEST_SUITE(search_queries)

BOOST_AUTO_TEST_CASE(words_and_phrases_must_all_occur) {
  BOOST_TEST(match("salt  tides") == "\"salt\" \"tides\"");
  BOOST_TEST(match("\"salt and tides\" x") == "\"salt and tides\" \"x\"");
  BOOST_TEST(match("\"never closed") == "\"never closed\"");
}

BOOST_AUTO_TEST_CASE(a_star_looks_for_beginnings) {
  BOOST_TEST(match("light*") == "\"light\" *");
  BOOST_TEST(match("\"light ho\"*") == "\"light ho\" *");
}

BOOST_AUTO_TEST_CASE(a_minus_keeps_articles_out) {
  BOOST_TEST(match("salt -storm -\"high sea\"") == "(\"salt\") NOT (\"storm\" OR \"high sea\")");
  BOOST_TEST(match("a-b -") == "\"a-b\" \"-\"");
  BOOST_CHECK_THROW(parse_search("-storm"), Error);
}

BOOST_AUTO_TEST_CASE(fields_are_columns_or_filters) {
  BOOST_TEST(match("tag:sea author:\"ann lee\" title:salt section:news") ==
             "tags : \"sea\" people : \"ann lee\" title : \"salt\" section : \"news\"");
  BOOST_TEST(match("https://sea.example key:value") == "\"https://sea.example\" \"key:value\"");
  const SearchQuery query = parse_search("language:en-GB after:2023-04 before:2024");
  BOOST_TEST(query.match.empty());
  BOOST_TEST(query.language == "en-GB");
  BOOST_TEST(query.after == "2023-04");
  BOOST_TEST(query.before == "2024");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_looked_for_is_rejected) {
  for (const char* words :
       {"", "   ", "after:yesterday", "before:2023-4", "after:", "salt -language:de"})
    BOOST_CHECK_EXCEPTION(parse_search(words), Error,
                          [](const Error& error) { return error.kind() == Error::Kind::usage; });
}

BOOST_AUTO_TEST_CASE(quotation_marks_end_no_string) {
  BOOST_TEST(match("a\"b") == "\"a\"\"b\"");
  BOOST_TEST(match("tag:x) OR (y") == "tags : \"x)\" \"OR\" \"(y\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
