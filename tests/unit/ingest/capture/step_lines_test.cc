#include "ingest/capture/step_lines.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(step_lines)

BOOST_AUTO_TEST_CASE(steps_with_arrows_are_breadcrumbs_in_any_script) {
  for (const char* line : {"ホーム > 海 > 道具", "Home > Sea", "الرئيسية > البحر > أدوات",
                           "Inicio » Costas » El faro que se apaga de día", "Start / Meer / Boote"})
    BOOST_TEST(is_breadcrumb(line), line);
}

BOOST_AUTO_TEST_CASE(sentences_with_signs_are_none) {
  for (const char* line : {"", ">", "A harbor / a home", "Wind and/or waves",
                           "The keeper climbs the stairs again > and the lamp is lit at last"})
    BOOST_TEST(!is_breadcrumb(line), line);
}

BOOST_AUTO_TEST_CASE(short_names_with_bars_are_menus) {
  BOOST_TEST(is_menu_row("Home | Rope | Canvas | Archive"));
  BOOST_TEST(!is_menu_row("The old mill | A winter on the river"));
  BOOST_TEST(!is_menu_row("By Jane Roe | 3 min read"));
}

BOOST_AUTO_TEST_SUITE_END()
