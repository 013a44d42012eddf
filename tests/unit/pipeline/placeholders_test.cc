#include "pipeline/placeholders.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

OutputSpec output(std::string path, std::string title = {}) {
  OutputSpec spec;
  spec.kind = "epub";
  spec.path = std::move(path);
  spec.title = std::move(title);
  return spec;
}

BOOST_AUTO_TEST_SUITE(placeholders_of_outputs)

BOOST_AUTO_TEST_CASE(words_in_braces_are_facets) {
  const std::vector<Facet> wanted = {Facet::series, Facet::year};
  BOOST_TEST((placeholders("books/{series}/{year}-{series}.epub") == wanted));
  BOOST_TEST(placeholders("a{}b{ year }{2024}{year").empty());
}

BOOST_AUTO_TEST_CASE(other_braces_stay_as_they_are) {
  const auto value = [](Facet facet) { return std::string(name(facet)) + "!"; };
  BOOST_TEST(fill("{}{ x }{{tag}}{1} {year}", value) == "{}{ x }{tag!}{1} year!");
  BOOST_TEST(fill("{tag", value) == "{tag");
}

BOOST_AUTO_TEST_CASE(unknown_words_are_refused_with_the_known_ones) {
  BOOST_TEST(placeholder_problem(output("{serie}.epub")) ==
             "`{serie}` in `{serie}.epub` means nothing (did you mean `{series}`?): known are "
             "{tag}, {section}, {series}, {author}, {language}, {year}, {month}, {slug} and "
             "{title}");
  BOOST_TEST(placeholder_problem(output("book.epub")) == "");
}

BOOST_AUTO_TEST_CASE(what_the_title_asks_for_must_be_in_the_path) {
  BOOST_TEST(placeholder_problem(output("{tag}.epub", "On {series}")) ==
             "`{series}` stands in `On {series}` and not in the path, so it has no value");
  BOOST_TEST(placeholder_problem(output("{month}.epub", "{year}, {month}")) == "");
  BOOST_TEST(placeholder_problem(output("{slug}.epub", "{title}")) == "");
}

BOOST_AUTO_TEST_CASE(several_books_cannot_share_an_isbn) {
  OutputSpec spec = output("{tag}.epub");
  spec.book.isbn = "9780000000002";
  BOOST_TEST(placeholder_problem(spec).find("ISBN") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_article_has_values_or_none) {
  Entry entry;
  entry.series = " Lights  of the coast ";
  entry.language = "und";
  entry.tag_slugs = {"salt"};
  entry.tag_labels = {"Salt"};
  entry.authors = {{"Ann Lee", "Lee, Ann"}};
  entry.slug = "a-lamp";
  entry.title = "A Lamp";
  BOOST_TEST(values_of(entry, Facet::series).at(0).key == "lights of the coast");
  BOOST_TEST(values_of(entry, Facet::series).at(0).slug == "lights-of-the-coast");
  BOOST_TEST(values_of(entry, Facet::tag).at(0).label == "Salt");
  BOOST_TEST(values_of(entry, Facet::author).at(0).sort_name == "Lee, Ann");
  BOOST_TEST(values_of(entry, Facet::title).at(0).label == "A Lamp");
  for (const Facet facet : {Facet::section, Facet::language, Facet::year, Facet::month})
    BOOST_TEST(values_of(entry, facet).empty());
  entry.published = *parse_date("2024-03-31T23:30:00-11:00").date;
  BOOST_TEST(values_of(entry, Facet::month).at(0).slug == "2024-03");
  BOOST_TEST(values_of(entry, Facet::year).at(0).slug == "2024");
}

BOOST_AUTO_TEST_CASE(labels_are_those_of_the_books_language) {
  BOOST_TEST(label_for(Facet::month, "2024-03", "en") == "March 2024");
  BOOST_TEST(label_for(Facet::year, "2024-03", "en") == "2024");
  BOOST_TEST(label_for(Facet::language, "de", "de") == "Deutsch");
  BOOST_TEST(label_for(Facet::tag, "salt", "de") == "salt");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
