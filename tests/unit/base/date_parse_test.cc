#include <boost/test/unit_test.hpp>

#include "base/date.h"
#include "base/generators.h"

using namespace offprint;

namespace {

std::string parsed(std::string_view text, DateOrder order = DateOrder::unknown) {
  const ParsedDate result = parse_date(text, order);
  const std::string date = result.date ? to_iso8601(*result.date) : "";
  switch (result.problem) {
    case DateProblem::none:
      return date;
    case DateProblem::not_a_date:
      return "not a date";
    case DateProblem::impossible:
      return "impossible";
    case DateProblem::ambiguous:
      return "ambiguous";
    case DateProblem::wrong_weekday:
      return date + ", wrong weekday";
    case DateProblem::unknown_zone:
      return date + ", unknown zone";
  }
  return "";
}

rc::Gen<Date> any_date() {
  return rc::gen::exec([] {
    Date date;
    date.year = static_cast<std::int16_t>(*rc::gen::inRange(1, 10000));
    date.month = static_cast<std::uint8_t>(*rc::gen::inRange(1, 13));
    date.day = static_cast<std::uint8_t>(*rc::gen::inRange(1, 29));
    date.has_time = *rc::gen::arbitrary<bool>();
    if (!date.has_time) return date;
    date.hour = static_cast<std::uint8_t>(*rc::gen::inRange(0, 24));
    date.minute = static_cast<std::uint8_t>(*rc::gen::inRange(0, 60));
    date.second = static_cast<std::uint8_t>(*rc::gen::inRange(0, 60));
    date.has_offset = *rc::gen::arbitrary<bool>();
    if (date.has_offset)
      date.offset_minutes = static_cast<std::int16_t>(*rc::gen::inRange(-18 * 60, 18 * 60 + 1));
    return date;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_parse)

BOOST_AUTO_TEST_CASE(iso_dates_and_yaml_timestamps) {
  BOOST_TEST(parsed("2024-03-12") == "2024-03-12");
  BOOST_TEST(parsed(" 2024-3-2 ") == "2024-03-02");
  BOOST_TEST(parsed("2024/03/12") == "2024-03-12");
  BOOST_TEST(parsed("20240312") == "2024-03-12");
  BOOST_TEST(parsed("20240312T093005Z") == "2024-03-12T09:30:05Z");
  BOOST_TEST(parsed("20240312T0930") == "2024-03-12T09:30:00");
  BOOST_TEST(parsed("2024-03-12T09:30") == "2024-03-12T09:30:00");
  BOOST_TEST(parsed("2024-03-12t09:30:00z") == "2024-03-12T09:30:00Z");
  BOOST_TEST(parsed("2024-03-12 09:30:00.123456789012 -05:00") == "2024-03-12T09:30:00-05:00");
  BOOST_TEST(parsed("2024-03-12 9:30:00 -0500") == "2024-03-12T09:30:00-05:00");
  BOOST_TEST(parsed("2001-12-14 21:59:43.10 -5") == "2001-12-14T21:59:43-05:00");
  BOOST_TEST(parsed("2024-03-12T09:30:00+05:45") == "2024-03-12T09:30:00+05:45");
  BOOST_TEST(parsed("2024-03-12T09:30:00−03:00") == "2024-03-12T09:30:00-03:00");
  BOOST_TEST(parsed("2016-12-31T23:59:60Z") == "2016-12-31T23:59:59Z");
  BOOST_TEST(parsed("2024-03-12 09:30:00 UTC") == "2024-03-12T09:30:00Z");
}

BOOST_AUTO_TEST_CASE(mail_dates) {
  BOOST_TEST(parsed("Tue, 12 Mar 2024 09:30:00 +0200") == "2024-03-12T09:30:00+02:00");
  BOOST_TEST(parsed("12 Mar 24 09:30 EST") == "2024-03-12T09:30:00-05:00");
  BOOST_TEST(parsed("Tue, 12 Mar 2024 09:30:00 PDT") == "2024-03-12T09:30:00-07:00");
  BOOST_TEST(parsed("Tue, 12 Mar 2024 09:30:00 GMT") == "2024-03-12T09:30:00Z");
  BOOST_TEST(parsed("Tue, 12 Mar 2024 09:30:00 GMT+2") == "2024-03-12T09:30:00+02:00");
  BOOST_TEST(parsed("Tue, 12 Mar 2024 09:30:00 -0800 (PST)") == "2024-03-12T09:30:00-08:00");
  BOOST_TEST(parsed("12-Mar-2024") == "2024-03-12");
  BOOST_TEST(parsed("Thu, 1 Jan 70 00:00:00 UT") == "1970-01-01T00:00:00Z");
  BOOST_TEST(parsed("Tue Mar 12 09:30:00 2024") == "2024-03-12T09:30:00");
}

BOOST_AUTO_TEST_CASE(dates_as_people_write_them) {
  BOOST_TEST(parsed("March 3, 2024") == "2024-03-03");
  BOOST_TEST(parsed("3 March 2024") == "2024-03-03");
  BOOST_TEST(parsed("Sept. 3rd, 2024") == "2024-09-03");
  BOOST_TEST(parsed("the 3rd of March 2024") == "2024-03-03");
  BOOST_TEST(parsed("SUNDAY, MARCH 3, 2024") == "2024-03-03");
  BOOST_TEST(parsed("March 3, 2024 at 5:07 p.m. EST") == "2024-03-03T17:07:00-05:00");
  BOOST_TEST(parsed("March 3, 2024, 12 am") == "2024-03-03T00:00:00");
  BOOST_TEST(parsed("March\u00A03, 2024 12:30\u202FPM") == "2024-03-03T12:30:00");
}

BOOST_AUTO_TEST_CASE(numeric_dates_need_an_order) {
  BOOST_TEST(parsed("03/04/2005") == "ambiguous");
  BOOST_TEST(parsed("03/04/2005", DateOrder::day_first) == "2005-04-03");
  BOOST_TEST(parsed("03/04/2005", DateOrder::month_first) == "2005-03-04");
  BOOST_TEST(parsed("3.4.2005 14:30", DateOrder::day_first) == "2005-04-03T14:30:00");
  BOOST_TEST(parsed("13/04/2005") == "2005-04-13");
  BOOST_TEST(parsed("04/13/2005") == "2005-04-13");
  BOOST_TEST(parsed("04-04-2005") == "2005-04-04");
  BOOST_TEST(parsed("03/04/05", DateOrder::day_first) == "ambiguous");
  BOOST_TEST(parsed("13/13/2005") == "impossible");
}

BOOST_AUTO_TEST_CASE(impossible_dates_are_refused) {
  BOOST_TEST(parsed("2024-06-31") == "impossible");
  BOOST_TEST(parsed("2023-02-29") == "impossible");
  BOOST_TEST(parsed("2024-02-29") == "2024-02-29");
  BOOST_TEST(parsed("2024-13-01") == "impossible");
  BOOST_TEST(parsed("2024-00-01") == "impossible");
  BOOST_TEST(parsed("0000-01-01") == "impossible");
  BOOST_TEST(parsed("2024-03-12T24:30") == "impossible");
  BOOST_TEST(parsed("2024-03-12T09:60") == "impossible");
  BOOST_TEST(parsed("2024-03-12T09:30+19:00") == "impossible");
  BOOST_TEST(parsed("March 3, 2024 13 pm") == "impossible");
}

BOOST_AUTO_TEST_CASE(a_weekday_must_match) {
  BOOST_TEST(parsed("Mon, 12 Mar 2024 09:30:00 GMT") == "2024-03-12T09:30:00Z, wrong weekday");
  BOOST_TEST(parsed("Tuesday, March 12, 2024") == "2024-03-12");
  BOOST_TEST(parsed("Tuesday, March 32, 2024") == "impossible");
}

BOOST_AUTO_TEST_CASE(a_weekday_tells_the_order_of_numbers) {
  BOOST_TEST(parsed("Sunday, 03/04/2005") == "2005-04-03");
  BOOST_TEST(parsed("Friday, 03/04/2005") == "2005-03-04");
  BOOST_TEST(parsed("Friday, 03/04/2005", DateOrder::month_first) == "2005-03-04");
  BOOST_TEST(parsed("Friday, 03/04/2005", DateOrder::day_first) == "ambiguous");
  BOOST_TEST(parsed("Monday, 03/04/2005") == "ambiguous");
  BOOST_TEST(parsed("Monday, 03/04/2005", DateOrder::day_first) == "2005-04-03, wrong weekday");
}

BOOST_AUTO_TEST_CASE(zones_have_names) {
  const auto zone = [](std::string_view name, std::string_view language = "",
                       std::string_view day = "2024-07-12") {
    const ParsedDate read =
        parse_date(std::string(day) + " 09:30 " + std::string(name), DateOrder::unknown, language);
    if (!read.date) return std::string("not a date");
    if (read.problem == DateProblem::unknown_zone) return std::string("several");
    return to_iso8601(*read.date).substr(19);
  };
  BOOST_TEST(zone("ET") == "-04:00");
  BOOST_TEST(zone("ET", "en", "2024-01-12") == "-05:00");
  BOOST_TEST(zone("ET", "fr") == "not a date");
  BOOST_TEST(zone("Eastern Time") == "-04:00");
  BOOST_TEST(zone("US Pacific Time", "", "2024-12-01") == "-08:00");
  BOOST_TEST(zone("Eastern Standard Time") == "-05:00");
  BOOST_TEST(zone("CEST") == "+02:00");
  BOOST_TEST(zone("MESZ", "de") == "+02:00");
  BOOST_TEST(zone("Uhr MEZ", "de") == "+01:00");
  BOOST_TEST(zone("BST") == "+01:00");
  BOOST_TEST(zone("UTC+2") == "+02:00");
  BOOST_TEST(zone("UTC +5:30") == "+05:30");
  BOOST_TEST(zone("GMT-5") == "-05:00");
  BOOST_TEST(zone("America/New_York") == "-04:00");
  BOOST_TEST(zone("america/new_york", "", "2024-01-12") == "-05:00");
  BOOST_TEST(zone("America/Port-au-Prince") == "-04:00");
  BOOST_TEST(zone("America/Argentina/Buenos_Aires") == "-03:00");
  BOOST_TEST(zone("Asia/Kolkata") == "+05:30");
  BOOST_TEST(zone("Asia/Atlantis") == "not a date");
  BOOST_TEST(zone("heure de Paris", "fr") == "+02:00");
  BOOST_TEST(zone("hora peninsular", "es", "2024-01-12") == "+01:00");
  BOOST_TEST(zone("мск", "ru") == "+03:00");
  BOOST_TEST(zone("по московскому времени", "ru") == "+03:00");
  BOOST_TEST(zone("北京时间", "zh") == "+08:00");
  BOOST_TEST(zone("IST") == "several");
  BOOST_TEST(zone("IST", "hi") == "+05:30");
  BOOST_TEST(zone("IST", "he") == "+03:00");
  BOOST_TEST(zone("local time") == "several");
  BOOST_TEST(parsed("2024-07-12T09:30 IST") == "2024-07-12T09:30:00, unknown zone");
  BOOST_TEST(parsed("2024-11-03 01:30 America/New_York") == "2024-11-03T01:30:00-05:00");
  BOOST_TEST(parsed("2024-07-12 IST") == "not a date");
}

BOOST_AUTO_TEST_CASE(other_text_is_no_date) {
  for (const std::string_view text : {"",
                                      "yesterday",
                                      "2024",
                                      "2024-03",
                                      "March 2024",
                                      "12",
                                      "1.2.3",
                                      "1710235800",
                                      "2024-03-12 XYZ",
                                      "2024-03-12T09:30:00 NOWHERE",
                                      "2024-03-12 2024-03-12",
                                      "12:30",
                                      "3 March",
                                      "2024-03-12T09:30:00Z+02:00",
                                      "2024-03-12T",
                                      "March 3, 2024 and more",
                                      "2024-03-12T09:30:00+",
                                      "1 2 3 4 5",
                                      "2024-03-12T9:3",
                                      "3rd"})
    BOOST_TEST(parsed(text) == "not a date", "'" << text << "' gave " << parsed(text));
  BOOST_TEST(parsed("2024-03-12" + std::string(200, ' ')) == "2024-03-12");
  BOOST_TEST(parsed(std::string(200, '1')) == "not a date");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  BOOST_TEST(rc::check("parse_date undoes to_iso8601", [] {
    const Date date = *any_date();
    RC_ASSERT(parse_date(to_iso8601(date)).date == date);
  }));
  BOOST_TEST(rc::check("to_rfc3339 and to_rfc822 name the same moment", [] {
    const Date date = *any_date();
    const auto stamp = parse_date(to_rfc3339(date)).date;
    RC_ASSERT(stamp.has_value());
    RC_ASSERT(parse_date(to_rfc822(date)).date == stamp);
  }));
  BOOST_TEST(rc::check("no bytes break parse_date", [] { parse_date(*test::bytes()); }));
}

BOOST_AUTO_TEST_SUITE_END()
