#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "base/date.h"

using namespace offprint;

namespace {

Date date(std::string_view text) { return parse_date(text).date.value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(date_format)

BOOST_AUTO_TEST_CASE(iso_shows_what_is_known_and_no_more) {
  for (const std::string_view text :
       {"2024-03-12", "2024-03-12T09:30:00", "2024-03-12T09:30:00-05:00", "2024-03-12T09:30:00Z",
        "0099-01-01"})
    BOOST_TEST(to_iso8601(date(text)) == text);
}

BOOST_AUTO_TEST_CASE(feeds_get_whole_dates) {
  BOOST_TEST(to_rfc3339(date("2024-03-12")) == "2024-03-12T12:00:00Z");
  BOOST_TEST(to_rfc3339(date("2024-03-12T09:30:00")) == "2024-03-12T09:30:00Z");
  BOOST_TEST(to_rfc3339(date("2024-03-12T09:30:00-05:30")) == "2024-03-12T09:30:00-05:30");
  BOOST_TEST(to_rfc822(date("2024-03-12")) == "Tue, 12 Mar 2024 12:00:00 +0000");
  BOOST_TEST(to_rfc822(date("2024-03-02T09:30:00-05:30")) == "Sat, 02 Mar 2024 09:30:00 -0530");
}

BOOST_AUTO_TEST_CASE(books_get_utc) {
  BOOST_TEST(to_utc_timestamp(date("2024-03-12T22:30:00-05:30")) == "2024-03-13T04:00:00Z");
  BOOST_TEST(to_utc_timestamp(date("2024-03-12")) == "2024-03-12T12:00:00Z");
}

BOOST_AUTO_TEST_CASE(epoch_seconds_order_dates) {
  BOOST_TEST(to_epoch_seconds(date("1970-01-01")) == 0);
  BOOST_TEST(to_epoch_seconds(date("1970-01-01T00:00:00+01:00")) == -3600);
  BOOST_TEST(to_epoch_seconds(date("2024-03-12")) < to_epoch_seconds(date("2024-03-12T00:00:01")));
  BOOST_TEST(to_iso8601(from_epoch_seconds(1'710'235'800)) == "2024-03-12T09:30:00Z");
  BOOST_TEST(to_iso8601(from_epoch_seconds(-1)) == "1969-12-31T23:59:59Z");
}

BOOST_AUTO_TEST_CASE(people_read_dates_in_their_language) {
  const Date day = date("2024-03-12");
  BOOST_TEST(to_display(day, "en") == "March 12, 2024");
  BOOST_TEST(to_display(day, "en-GB") == "12 March 2024");
  BOOST_TEST(to_display(day, "de") == "12. März 2024");
  BOOST_TEST(to_display(day, "fr") == "12 mars 2024");
  BOOST_TEST(to_display(day, "ja") == "2024年3月12日");
  BOOST_TEST(to_display(day, "ar-EG") == "١٢ مارس ٢٠٢٤");
  BOOST_TEST(to_display(date("2024-03-12T23:59:00-11:00"), "en") == "March 12, 2024");
  BOOST_TEST(to_display(date("1500-03-12"), "en") == "March 12, 1500");
}

BOOST_AUTO_TEST_CASE(unknown_languages_get_iso_dates_on_every_machine) {
  for (const std::string_view language : {"", "tlh", "no such thing", "zxx"})
    BOOST_TEST(to_display(date("2024-03-12"), language) == "2024-03-12", language);
}

BOOST_AUTO_TEST_SUITE_END()
