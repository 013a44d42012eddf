#include "pipeline/value_table.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(value_table)

BOOST_AUTO_TEST_CASE(the_commonest_spelling_is_the_label) {
  ValueTable table(Facet::section);
  for (const char* label : {"ESSAYS", "Essays", "Essays", "essays"})
    BOOST_TEST(table.add({"essays", label, "essays", ""}) == 0U);
  BOOST_TEST(table.label(0) == "Essays");
}

BOOST_AUTO_TEST_CASE(equal_slugs_get_numbers_in_the_order_of_keys) {
  ValueTable one(Facet::series), other(Facet::series);
  one.add({"c#", "C#", "c", ""});
  one.add({"c", "C", "c", ""});
  one.add({"★", "★", "", ""});
  BOOST_TEST(one.slugs(100) == (std::vector<std::string>{"c-2", "c", "series"}),
             boost::test_tools::per_element());
  other.add({"c", "C", "c", ""});
  other.add({"c#", "C#", "c", ""});
  BOOST_TEST(other.slugs(100) == (std::vector<std::string>{"c", "c-2"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_slug_with_a_number_of_its_own_stays_apart) {
  ValueTable table(Facet::series);
  table.add({"a", "A", "c", ""});
  table.add({"b", "B", "c", ""});
  table.add({"c-2", "C 2", "c-2", ""});
  BOOST_TEST(table.slugs(100) == (std::vector<std::string>{"c", "c-2", "c-2-2"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(long_slugs_are_cut_at_a_whole_character) {
  ValueTable table(Facet::series);
  table.add({"1", "", "ab-cd", ""});
  table.add({"2", "", "塩塩塩", ""});
  BOOST_TEST(table.slugs(3) == (std::vector<std::string>{"ab", "塩"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(values_are_ranked_as_readers_expect) {
  ValueTable words(Facet::section);
  for (const char* word : {"Ål", "Zander", "Aal"}) words.add({word, word, word, ""});
  BOOST_TEST(words.ranks(Order::oldest, "de") == (std::vector<std::uint32_t>{1, 2, 0}),
             boost::test_tools::per_element());
  BOOST_TEST(words.ranks(Order::oldest, "nb").at(1) == 0U);
  ValueTable authors(Facet::author);
  authors.add({"ann zorn", "Ann Zorn", "", "Zorn, Ann"});
  authors.add({"zoe abt", "Zoe Abt", "", "Abt, Zoe"});
  BOOST_TEST(authors.ranks(Order::oldest, "en") == (std::vector<std::uint32_t>{1, 0}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(years_follow_the_order_of_the_book) {
  ValueTable years(Facet::year);
  for (const char* year : {"2024", "1999"}) years.add({year, year, year, ""});
  BOOST_TEST(years.ranks(Order::oldest, "en") == (std::vector<std::uint32_t>{1, 0}),
             boost::test_tools::per_element());
  BOOST_TEST(years.ranks(Order::newest, "en") == (std::vector<std::uint32_t>{0, 1}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
