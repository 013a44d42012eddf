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
}

BOOST_AUTO_TEST_CASE(names_without_family_order_stay) {
  for (const char* name : {"", "Sappho", "王小明", "山田 太郎", "김 민수", "Office of Maps",
                           "Roe, Jane", "Survey Team"})
    BOOST_TEST(sort_name(name) == name);
}

BOOST_AUTO_TEST_CASE(particles_stand_where_the_language_has_them) {
  BOOST_TEST(sort_name("Rosa van der Meer", "nl") == "Meer, Rosa van der");
  BOOST_TEST(sort_name("Rosa Van der Meer", "nl-BE") == "Van der Meer, Rosa");
  BOOST_TEST(sort_name("Ilse von der Anders", "de-AT") == "Anders, Ilse von der");
  BOOST_TEST(sort_name("Paul de Witt", "fr") == "Witt, Paul de");
  BOOST_TEST(sort_name("Paul de La Roche", "fr") == "La Roche, Paul de");
  BOOST_TEST(sort_name("Ida di Pane", "it") == "di Pane, Ida");
  BOOST_TEST(sort_name("Rui da Costa", "pt") == "Costa, Rui da");
  BOOST_TEST(sort_name("Rui Costa Filho", "pt") == "Costa Filho, Rui");
  BOOST_TEST(sort_name("Ola af Strand", "sv") == "Strand, Ola af");
  BOOST_TEST(sort_name("Ali bin Nasser") == "bin Nasser, Ali");
  BOOST_TEST(sort_name("Nadia al-Hadi") == "Hadi, Nadia al-");
  BOOST_TEST(sort_name("Sami Abd al-Nur") == "Abd al-Nur, Sami");
  BOOST_TEST(sort_name("Jill St. Clair") == "St. Clair, Jill");
}

BOOST_AUTO_TEST_CASE(spanish_names_have_two_family_names) {
  BOOST_TEST(sort_name("Luz Rey Paz", "es") == "Rey Paz, Luz");
  BOOST_TEST(sort_name("Juan Carlos Rey", "es") == "Rey, Juan Carlos");
  BOOST_TEST(sort_name("Juan Carlos Rey Paz", "es-MX") == "Rey Paz, Juan Carlos");
  BOOST_TEST(sort_name("Luz de la Cruz Paz", "es") == "Cruz Paz, Luz de la");
  BOOST_TEST(sort_name("Luz Ortega y Rey", "es") == "Ortega y Rey, Luz");
  BOOST_TEST(sort_name("Luz Rey Paz", "en") == "Paz, Luz Rey");
}

BOOST_AUTO_TEST_CASE(who_is_not_sorted_by_the_last_word_keeps_the_order) {
  BOOST_TEST(sort_name("Jón Pálsson", "is") == "Jón Pálsson");
  BOOST_TEST(sort_name("Kenyér Anna", "hu") == "Kenyér Anna");
  BOOST_TEST(sort_name("Trần Thị Lúa", "vi") == "Trần Thị Lúa");
  BOOST_TEST(sort_name("Komugi Hanako", "ja") == "Komugi Hanako");
  BOOST_TEST(sort_name("Hanako Komugi", "en") == "Komugi, Hanako");
  BOOST_TEST(sort_name("KOMUGI Hanako") == "KOMUGI, Hanako");
  BOOST_TEST(sort_name("JK Roe") == "Roe, JK");
}

BOOST_AUTO_TEST_CASE(titles_have_no_say_in_sorting) {
  BOOST_TEST(sort_name("Dr. Jane Roe") == "Roe, Jane");
  BOOST_TEST(sort_name("Prof. Dr. med. Ilse von Anders", "de") == "Anders, Ilse von");
  BOOST_TEST(sort_name("Sir John Roe, Jr.") == "Roe, John, Jr.");
  BOOST_TEST(sort_name("Dr. Roe") == "Roe");
}

BOOST_AUTO_TEST_CASE(organizations_sort_by_their_name) {
  BOOST_TEST(sort_name("The Editors") == "Editors");
  BOOST_TEST(sort_name("Die Redaktion", "de") == "Redaktion");
  Person site{"Garden Wren", "", ""};
  site.is_organization = true;
  BOOST_TEST(sort_name(site, "en") == "Garden Wren");
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
