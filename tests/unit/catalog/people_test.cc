#include "catalog/people.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Article by(std::string origin, std::string name, std::string sort_name = {}) {
  Article written = article(std::move(origin));
  author(written, std::move(name), std::move(sort_name));
  return written;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(people)

BOOST_AUTO_TEST_CASE(the_most_frequent_form_of_a_name_is_printed) {
  Build build({by("a.md", "INES HALLORAN", "HALLORAN, INES"), by("b.md", "Ines Halloran"),
               by("c.md", "Ines Halloran")});
  const Person person = build.record("a.md").authors.at(0);
  BOOST_TEST(person.name == "Ines Halloran");
  BOOST_TEST(person.sort_name == "Halloran, Ines");
}

BOOST_AUTO_TEST_CASE(of_equally_frequent_forms_the_first_in_byte_order_is_printed) {
  Build build({by("a.md", "ines halloran", "halloran, ines"),
               by("b.md", "Ines Halloran", "Halloran, Ines")});
  BOOST_TEST(build.record("a.md").authors.at(0).name == "Ines Halloran");
  BOOST_TEST(build.record("b.md").authors.at(0).sort_name == "Halloran, Ines");
}

BOOST_AUTO_TEST_CASE(sort_names_keep_their_own_way) {
  Build build({by("a.md", "ines de la mar", "de la mar, ines"), by("b.md", "Ines de la Mar"),
               by("c.md", "averil", "averil"), by("d.md", "Averil"),
               by("e.md", "the club", "club, the old"), by("f.md", "The Club")});
  BOOST_TEST(build.record("a.md").authors.at(0).sort_name == "de la Mar, Ines");
  BOOST_TEST(build.record("c.md").authors.at(0).sort_name == "Averil");
  BOOST_TEST(build.record("e.md").authors.at(0).sort_name == "club, the old");
}

BOOST_AUTO_TEST_CASE(drafts_have_no_say_in_names) {
  std::vector<Article> articles{by("a.md", "Ines Halloran")};
  for (const char* origin : {"b.md", "c.md"}) {
    articles.push_back(by(origin, "INES HALLORAN"));
    articles.back().draft = true;
  }
  BOOST_TEST(Build(articles).record("a.md").authors.at(0).name == "Ines Halloran");
}

BOOST_AUTO_TEST_SUITE_END()
