#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::reason;
using test::Source;

namespace {

std::string people(const Article& article) {
  std::string text;
  for (const Person& person : article.authors)
    text += person.name + " (" + person.sort_name + ")" + person.url + "|";
  return text;
}

Rules on_site() {
  Rules rules;
  rules.publication.site = "https://a.example";
  return rules;
}

std::string people(std::string_view yaml, const Rules& rules = {}) {
  return people(normalized(Source().with(FieldName::authors, yaml), rules));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(people_of_articles)

BOOST_AUTO_TEST_CASE(authors_come_as_text_list_or_maps) {
  BOOST_TEST(people("Ann Lee and Bo Ray") == "Ann Lee (Lee, Ann)|Bo Ray (Ray, Bo)|");
  BOOST_TEST(people("[Ann Lee, Salt and Pepper Band]") ==
             "Ann Lee (Lee, Ann)|Salt and Pepper Band (Salt and Pepper Band)|");
  BOOST_TEST(people("[{name: Ann Lee, url: 'https://lee.example/'}, {name: Bo, website: /bo}]",
                    on_site()) ==
             "Ann Lee (Lee, Ann)https://lee.example/|Bo (Bo)https://a.example/bo|");
  BOOST_TEST(people("{name: Lee Ann, sort_name: Lee Ann}") == "Lee Ann (Lee Ann)|");
}

BOOST_AUTO_TEST_CASE(nobody_is_credited_twice_and_addresses_are_not_printed) {
  BOOST_TEST(people("[Ann Lee, ann lee, 'Ann Lee <ann@lee.example>']") == "Ann Lee (Lee, Ann)|");
}

BOOST_AUTO_TEST_CASE(an_address_of_the_wrong_kind_is_reported) {
  const Article article = normalized(
      Source().with(FieldName::authors, "[{name: Ann Lee, url: 'javascript:x'}, {nick: x}]"));
  BOOST_TEST(people(article) == "Ann Lee (Lee, Ann)|");
  BOOST_TEST(messages(article, Code::field_type) ==
             "notes/salt.md:2:23: warning: `authors` should be a map whose `url` is an http or "
             "https address; this is ignored [field-type]\n"
             "notes/salt.md:2:40: warning: `authors` should be a map with `name`; this is ignored "
             "[field-type]\n");
}

BOOST_AUTO_TEST_CASE(an_id_stands_for_a_name_and_says_so) {
  const Article article = normalized(Source().with(FieldName::authors, "[zach-goldfine]"));
  BOOST_TEST(people(article) == "Zach Goldfine (Goldfine, Zach)|");
  BOOST_TEST(reason(article, "authors") == "front-matter key `authors`, author-id, 60 %");
  BOOST_TEST(messages(article, Code::author_id_unresolved) ==
             "notes/salt.md:2:2: info: the author is an id, `zach-goldfine`; it is printed as Zach "
             "Goldfine; write the name, or `name:` and `url:` [author-id-unresolved]\n");
}

BOOST_AUTO_TEST_CASE(the_publications_authors_stand_in) {
  Rules rules;
  rules.publication.authors = {{"Ann Lee", "", "https://lee.example/"}};
  const Article article = normalized(Source(), rules);
  BOOST_TEST(people(article) == "Ann Lee (Lee, Ann)https://lee.example/|");
  BOOST_TEST(reason(article, "authors") == "the publication's authors, 100 %");
  BOOST_TEST(messages(article, Code::author_missing) == "");
}

BOOST_AUTO_TEST_CASE(nobody_is_invented) {
  const Article article = normalized(Source().with(FieldName::authors, "[]"));
  BOOST_TEST(article.authors.empty());
  BOOST_TEST(messages(article, Code::author_missing) ==
             "notes/salt.md: info: no author was found; none was invented [author-missing]\n");
}

BOOST_AUTO_TEST_CASE(keys_and_roles_tell_who_did_what) {
  const auto made = [](Source source) {
    const Article article = normalized(std::move(source));
    std::string text;
    for (const std::vector<Person>* list : {&article.authors, &article.contributors})
      for (const Person& person : *list)
        text += person.role + ' ' + person.name +
                (person.degrees.empty() ? "" : " (" + person.degrees + ")") + "|";
    return text + messages(article, Code::contributor_role_unknown);
  };
  BOOST_TEST(
      made(Source().with(FieldName::contributors, "{translator: Ann Lee, photosBy: [Bo Ray]}")) ==
      "trl Ann Lee|pht Bo Ray|");
  BOOST_TEST(made(Source()
                      .with(FieldName::authors,
                            "[{name: Jane Roe, role: Editor, degrees: MPH}, {name: Al Doe, role: "
                            "photographer}]")
                      .with(FieldName::contributors,
                            "[Cy Poe (illustrations), {name: Di Fox, "
                            "role: trl}, Jane Roe, Ed Gee]")) ==
             "aut Jane Roe (MPH)|pht Al Doe|ill Cy Poe|trl Di Fox|ctb Ed Gee|");
  BOOST_TEST(made(Source().with(FieldName::contributors, "[{name: Ann Lee, role: baker}]")) ==
             "ctb Ann Lee|notes/salt.md:2:24: info: `baker` is no role that is known; the "
             "contributor is listed as one of `ctb`; write a MARC relator, such as `pht` or `trl` "
             "[contributor-role-unknown]\n");
}

BOOST_AUTO_TEST_CASE(what_a_byline_drops_is_told) {
  const Article article = normalized(Source().with(FieldName::authors, "Ann Lee – Bo Ray"));
  BOOST_TEST(people(article) == "Ann Lee (Lee, Ann)|");
  BOOST_TEST(
      messages(article, Code::byline_name_dropped) ==
      "notes/salt.md:2:1: info: `Bo Ray` stands in the byline where a house or a place does, "
      "and is not credited; name everybody in `authors` or `contributors` "
      "[byline-name-dropped]\n");
}

BOOST_AUTO_TEST_CASE(the_sites_own_name_is_an_organization) {
  const Article article = normalized(
      Source().with(FieldName::authors, "[Garden Wren]").with(FieldName::site, "Garden Wren"));
  BOOST_TEST(article.authors.at(0).is_organization);
  BOOST_TEST(article.authors.at(0).sort_name == "Garden Wren");
}

BOOST_AUTO_TEST_CASE(listed_ids_become_people) {
  const ListedPeople listed = {
      {"jo", {{"Jo Roe", "", "/people/jo/"}, "authors.yaml", {3, 1}}},
      {"al", {{"Al Doe", "Doe-Ray, Al", "https://al.example/"}, "_data/authors.yml", {7, 1}}}};
  Rules rules;
  rules.people = &listed;
  rules.publication.site = "https://a.example";
  const auto made = [&](std::string_view yaml) {
    const Article article = normalized(Source().with(FieldName::authors, yaml), rules);
    return people(article) + messages(article, Code::author_id_unresolved);
  };
  const std::string both =
      "Jo Roe (Roe, Jo)https://a.example/people/jo/|Al Doe (Doe-Ray, Al)https://al.example/|";
  BOOST_TEST(made("[jo, al, JO]") == both);
  BOOST_TEST(made("jo, al") == both);
  BOOST_TEST(made("[{key: jo, title: Editor}, {id: al}]") == both);
  BOOST_TEST(made("[jo, Ann Lee]") ==
             "Jo Roe (Roe, Jo)https://a.example/people/jo/|Ann Lee (Lee, Ann)|");
  BOOST_TEST(made("[mx-x]").find("[author-id-unresolved]") != std::string::npos);
  const Article article = normalized(Source().with(FieldName::authors, "[al]"), rules);
  BOOST_TEST(reason(article, "authors") ==
             "front-matter key `authors`, `al` of _data/authors.yml:7, 100 %");
}

BOOST_AUTO_TEST_SUITE_END()
