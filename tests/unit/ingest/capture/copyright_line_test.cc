#include "ingest/capture/copyright_line.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(copyright_line)

BOOST_AUTO_TEST_CASE(owners_stand_before_or_behind_sign_and_year) {
  for (const char* line :
       {"© 2026 Slack Water. All rights reserved.", "Copyright 2024 The Pier Reader",
        "Slack Water © 2019–2026", "© Hafenblatt 2024. Alle Rechte vorbehalten.",
        "© 2024 صحيفة المرفأ. جميع الحقوق محفوظة.", "© 2023 川辺新聞"})
    BOOST_TEST(names_owner(line), line);
}

BOOST_AUTO_TEST_CASE(a_reservation_alone_has_no_owner) {
  for (const char* line : {"© 2024", "All rights reserved.", "Copyright 2024. All rights reserved.",
                           "جميع الحقوق محفوظة © 2024", "Tüm hakları saklıdır. © 2024", ""})
    BOOST_TEST(!names_owner(line), line);
}

BOOST_AUTO_TEST_SUITE_END()
