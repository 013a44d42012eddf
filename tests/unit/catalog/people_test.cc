#include "catalog/people.h"

#include <rapidcheck.h>

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

BOOST_AUTO_TEST_CASE(spellings_that_differ_in_marks_and_blanks_are_one_person) {
  Build build({by("a.md", "José García"), by("b.md", "Jose García"), by("c.md", "JOSE GARCIA"),
               by("d.md", "J.R. Roe"), by("e.md", "J. R. Roe"), by("f.md", "J. R. Roe")});
  for (const char* origin : {"a.md", "b.md", "c.md"})
    BOOST_TEST(build.record(origin).authors.at(0).name == "José García");
  BOOST_TEST(build.record("d.md").authors.at(0).name == "J. R. Roe");
  BOOST_TEST(
      texts(build.diagnostics()) ==
          std::vector<std::string>(
              {"b.md: info: `Jose García` is one person with José García, and is printed so; "
               "give them different addresses if they are two [author-merged]",
               "c.md: info: `JOSE GARCIA` is one person with José García, and is printed so; "
               "give them different addresses if they are two [author-merged]",
               "d.md: info: `J.R. Roe` is one person with J. R. Roe, and is printed so; give "
               "them different addresses if they are two [author-merged]"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(initials_are_the_only_person_they_can_mean) {
  const auto printed = [](const std::vector<std::string>& names) {
    std::vector<Article> articles;
    for (std::size_t i = 0; i < names.size(); ++i)
      articles.push_back(by(std::string(1, static_cast<char>('a' + i)) + ".md", names[i]));
    const Build build(articles);
    std::string text;
    for (const Article& article : articles)
      text += build.record(article.origin).authors.at(0).name + "|";
    return text;
  };
  BOOST_TEST(printed({"Jane Roe", "Jane R. Roe", "Jane R. Roe"}) ==
             "Jane R. Roe|Jane R. Roe|Jane R. Roe|");
  BOOST_TEST(printed({"Jane Roe", "Jane R. Roe", "Jane Q. Roe"}) ==
             "Jane Roe|Jane R. Roe|Jane Q. Roe|");
  BOOST_TEST(printed({"J. R. Roe", "Jane R. Roe"}) == "Jane R. Roe|Jane R. Roe|");
  BOOST_TEST(printed({"J. R. Roe", "Jane R. Roe", "John R. Roe"}) ==
             "J. R. Roe|Jane R. Roe|John R. Roe|");
  BOOST_TEST(printed({"J. Roe", "Jane Roe"}) == "J. Roe|Jane Roe|");
  BOOST_TEST(printed({"Jane Rose Roe", "Jane Roe"}) == "Jane Rose Roe|Jane Roe|");
  BOOST_TEST(printed({"John Roe", "John Roe, Jr."}) == "John Roe|John Roe, Jr.|");
}

BOOST_AUTO_TEST_CASE(who_is_named_beside_a_spelling_is_somebody_else) {
  Article both = by("c.md", "Jose Garcia");
  author(both, "José Garcia");
  const Build build({by("a.md", "José Garcia"), by("b.md", "Jose Garcia"), both});
  BOOST_TEST(build.record("b.md").authors.at(0).name == "Jose Garcia");
  BOOST_TEST(build.record("c.md").authors.size() == 2U);
  BOOST_TEST(build.diagnostics().empty());
}

BOOST_AUTO_TEST_CASE(addresses_tell_who_is_one_person) {
  const auto at = [](std::string origin, std::string name, std::string url) {
    Article made = by(std::move(origin), std::move(name));
    made.authors[0].url = std::move(url);
    return made;
  };
  const Build one({at("a.md", "J. Roe", "https://roe.example/"),
                   at("b.md", "Jane Roe", "https://roe.example/"), by("c.md", "Jane Roe")});
  for (const char* origin : {"a.md", "b.md", "c.md"}) {
    const Person person = one.record(origin).authors.at(0);
    BOOST_TEST(person.name == "Jane Roe");
    BOOST_TEST(person.url == "https://roe.example/");
  }
  const Build two({at("a.md", "Jane Roe", "https://roe.example/"),
                   at("b.md", "Jané Roe", "https://jane.example/"), by("c.md", "Jane Roe")});
  BOOST_TEST(two.record("b.md").authors.at(0).name == "Jané Roe");
  BOOST_TEST(two.record("c.md").authors.at(0).url == "");
  BOOST_TEST(two.diagnostics().empty());
}

BOOST_AUTO_TEST_CASE(degrees_and_sort_names_are_the_same_everywhere) {
  Article degrees = by("a.md", "Ines Halloran", "Halloran, Ines");
  degrees.authors[0].degrees = "MPH";
  Article pictures = article("b.md");
  pictures.contributors.push_back({"Ines Halloran", "", "", "", "pht"});
  const Build build({degrees, pictures});
  const Person person = build.record("b.md").contributors.at(0);
  BOOST_TEST(person.degrees == "MPH");
  BOOST_TEST(person.sort_name == "Halloran, Ines");
  BOOST_TEST(person.role == "pht");
}

BOOST_AUTO_TEST_CASE(people_do_not_depend_on_the_order_of_evidence) {
  const std::vector<std::string> names = {"Jane Roe",  "Jane R. Roe", "J. R. Roe", "JANE ROE",
                                          "Jané Roe",  "John R. Roe", "J. Roe",    "Jane Rose Roe",
                                          "Roe Press", "Jane Q. Roe"};
  BOOST_TEST(rc::check("any order of articles prints the same names", [&] {
    std::vector<std::string> urls = {"", "https://a.example/", "https://b.example/"};
    std::vector<EncodedArticle> encoded;
    const auto count = *rc::gen::inRange<std::size_t>(1, 12);
    for (std::size_t i = 0; i < count; ++i) {
      Article made = by(std::to_string(i) + ".md", *rc::gen::elementOf(names));
      made.authors[0].url = *rc::gen::elementOf(urls);
      if (*rc::gen::arbitrary<bool>()) author(made, *rc::gen::elementOf(names));
      encoded.push_back(encode(made, {}));
    }
    const auto decided = [&](const std::vector<EncodedArticle>& articles) {
      PeopleEvidence evidence;
      std::string text;
      std::vector<std::string> bytes;
      for (const EncodedArticle& article : articles) bytes.push_back(encode_facts(article));
      Facts facts;
      for (const std::string& one : bytes) {
        decode_facts(one, facts);
        evidence.add(facts);
      }
      Diagnostics diagnostics;
      const PrintedPeople people = evidence.decide(diagnostics);
      for (const std::string& name : names)
        for (const std::string& url : urls) text += people.printed(fold(name), url).name + "\n";
      for (const std::string& message : texts(diagnostics)) text += message + "\n";
      return text;
    };
    const std::string before = decided(encoded);
    std::reverse(encoded.begin(), encoded.end());
    RC_ASSERT(decided(encoded) == before);
    std::rotate(encoded.begin(), encoded.begin() + static_cast<std::ptrdiff_t>(count / 2),
                encoded.end());
    RC_ASSERT(decided(encoded) == before);
  }));
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
