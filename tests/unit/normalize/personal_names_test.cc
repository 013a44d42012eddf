#include "normalize/personal_names.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(personal_names)

BOOST_AUTO_TEST_CASE(names_sort_by_family) {
  BOOST_TEST(sort_name("Maud Tregellis") == "Tregellis, Maud");
  BOOST_TEST(sort_name("Ada B. Crane") == "Crane, Ada B.");
  BOOST_TEST(sort_name("Rosa van der Meer") == "van der Meer, Rosa");
  BOOST_TEST(sort_name("Ilse von Anders") == "von Anders, Ilse");
  BOOST_TEST(sort_name("Paul De Witt") == "De Witt, Paul");
}

BOOST_AUTO_TEST_CASE(suffixes_come_last) {
  BOOST_TEST(sort_name("John Q. Roe Jr.") == "Roe, John Q., Jr.");
  BOOST_TEST(sort_name("John Roe, Jr.") == "Roe, John, Jr.");
  BOOST_TEST(sort_name("John Roe III") == "Roe, John, III");
  BOOST_TEST(sort_name("Jane Roe, PhD") == "Roe, Jane, PhD");
}

BOOST_AUTO_TEST_CASE(names_without_family_order_stay) {
  for (const char* name : {"", "Sappho", "王小明", "山田 太郎", "김 민수", "The Editors",
                           "Office of Maps", "Roe, Jane", "Survey Team"})
    BOOST_TEST(sort_name(name) == name);
}

BOOST_AUTO_TEST_CASE(ids_of_authors_tell_names) {
  BOOST_TEST(is_author_id("zach-goldfine"));
  BOOST_TEST(is_author_id("jparcell2"));
  BOOST_TEST(!is_author_id("Zach"));
  BOOST_TEST(!is_author_id("ann lee"));
  BOOST_TEST(!is_author_id(""));
  BOOST_TEST(name_from_author_id("zach-goldfine") == "Zach Goldfine");
  BOOST_TEST(name_from_author_id("ann_b-lee") == "Ann B Lee");
  BOOST_TEST(name_from_author_id("jparcell") == "jparcell");
}

BOOST_AUTO_TEST_SUITE_END()
