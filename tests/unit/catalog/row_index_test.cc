#include "catalog/row_index.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(row_index)

BOOST_AUTO_TEST_CASE(rows_are_found_by_their_texts) {
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i) texts.push_back("text " + std::to_string(i));
  const auto text_of = [&](std::uint32_t row) { return std::string_view(texts[row]); };
  RowIndex index(texts.size());
  BOOST_TEST(!index.find("text 7", text_of).has_value());
  for (std::uint32_t row = 0; row < texts.size(); ++row) index.add(texts[row], row);
  for (std::uint32_t row = 0; row < texts.size(); ++row)
    BOOST_TEST(index.find(texts[row], text_of).value() == row);
  BOOST_TEST(!index.find("text", text_of).has_value());
}

BOOST_AUTO_TEST_CASE(of_no_rows_none_is_found) {
  const auto text_of = [](std::uint32_t) { return std::string_view(); };
  BOOST_TEST(!RowIndex(0).find("", text_of).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
