#include "normalize/origin_name.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

// "stem 2014-03-12".
std::string parts(std::string_view origin) {
  const OriginName name = origin_name(origin);
  return name.stem + (name.date ? " " + to_iso8601(*name.date) : "");
}

std::string day(std::string_view path) {
  const auto date = date_in_path(path);
  return date ? to_iso8601(*date) : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(origin_names)

BOOST_AUTO_TEST_CASE(a_name_begins_with_its_day) {
  BOOST_TEST(parts("2014-03-12-salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("posts/2014_03_12_salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("posts/2014.03.12 salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("20140312-salt.md.gz") == "salt 2014-03-12");
  BOOST_TEST(parts("2014-03-12.md") == "2014-03-12 2014-03-12");
  BOOST_TEST(parts("2014-03-12-salt/index.md") == "salt 2014-03-12");
}

BOOST_AUTO_TEST_CASE(folders_tell_the_day) {
  BOOST_TEST(parts("news/2014/03/12/salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("2014/3/12-salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("2014/03-12-salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("2014-03-12/salt.md") == "salt 2014-03-12");
  BOOST_TEST(parts("2014/03/12/salt/index.md") == "salt 2014-03-12");
  BOOST_TEST(parts("2014/2015-01-02-salt.md") == "salt 2015-01-02");
}

BOOST_AUTO_TEST_CASE(other_numbers_are_no_day) {
  for (const std::string_view name :
       {"2014-03-salt", "2014-13-40-salt", "1234-salt", "2024.1.2-release", "20149999-x",
        "12345678", "2014-03-125", "x2014-03-12", "2014-03_12-salt"})
    BOOST_TEST(parts(std::string(name) + ".md") == name);
  BOOST_TEST(parts("2014/03/salt.md") == "salt");
  BOOST_TEST(parts("2014-03-12-fair/notes.md") == "notes");
}

BOOST_AUTO_TEST_CASE(addresses_hold_days) {
  BOOST_TEST(day("/2014/03/12/salt/") == "2014-03-12");
  BOOST_TEST(day("blog/2014-03-12-salt.html") == "2014-03-12");
  BOOST_TEST(day("/salt/12/3/") == "");
  BOOST_TEST(day("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
