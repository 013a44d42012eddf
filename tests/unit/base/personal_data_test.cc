#include "base/personal_data.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

std::string found(std::string_view text) { return describe(personal_data_in(text)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(personal_data)

BOOST_AUTO_TEST_CASE(addresses_are_found) {
  BOOST_TEST(found("Write to jane.roe+salt@paper.example or b@müller.example.") ==
             "2 e-mail addresses");
  BOOST_TEST(found("Logged in as ann@a.example") == "1 e-mail address");
}

BOOST_AUTO_TEST_CASE(handles_and_prices_are_no_addresses) {
  for (const char* text : {"@annlee", "3 kg @ 5.00", "a@b", "user@localhost"})
    BOOST_TEST(personal_data_in(text).empty(), text);
}

BOOST_AUTO_TEST_CASE(numbers_are_found_as_countries_write_them) {
  for (const char* text :
       {"+44 20 7946 0000", "+1 (555) 010-0000", "+49/30/901820", "(020) 7946 0000", "555-234-0100",
        "Tel.: 030 901820", "Téléphone 01 23 45 67 89", "電話：03-1234-5678", "тел. 495 123 45 67"})
    BOOST_TEST(found(text) == "1 telephone number", text);
}

BOOST_AUTO_TEST_CASE(dates_prices_and_counts_are_no_numbers) {
  for (const char* text :
       {"2024-03-12", "12.03.2024 09:30", "1,234,567 readers", "ISBN 978-3-16-148410-0",
        "10.1000/182", "1914–1918", "192.168.100.200", "$ 1 000 000", "© 1999-2024", "+3 more"})
    BOOST_TEST(personal_data_in(text).empty(), text);
}

BOOST_AUTO_TEST_CASE(both_are_told_without_being_printed) {
  BOOST_TEST(found("desk@a.example, +44 20 7946 0000, +44 20 7946 0001") ==
             "1 e-mail address and 2 telephone numbers");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
