#include "export/opds/opds.h"

#include <boost/test/unit_test.hpp>

#include "listing_fixture.h"
#include "syntax/json.h"

using namespace offprint;
using namespace offprint::test;

namespace {

constexpr std::string_view acquisition =
    "application/atom+xml;profile=opds-catalog;kind=acquisition";
constexpr std::string_view navigation = "application/atom+xml;profile=opds-catalog;kind=navigation";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ListingContext many_books(std::string_view kind, std::string_view name) {
  ListingContext context = listing_context(kind, name);
  for (const char* stem : {"a", "b", "c"})
    context.files.push_back(listed_book(std::string("years/") + stem + ".epub", stem));
  for (ListedFile& file : context.files) file.facets = {"year"};
  context.files.push_back(listed_book("all.epub", "All of it"));
  return context;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opds_catalogs)

BOOST_AUTO_TEST_CASE(a_book_says_everything_that_is_known_of_it) {
  ListingContext context = listing_context("opds", "opds.xml");
  context.files = {full_book(), listed_feed("feed.xml", "application/rss+xml", "Marginal Sea")};
  const std::vector<ListingFile> files = opds_files(context, 10);
  BOOST_TEST(files.size() == 1U);
  BOOST_TEST(files[0].media_type == acquisition);
  const std::string& text = files[0].bytes;
  BOOST_TEST(text.substr(text.find("  <entry")) ==
             R"(  <entry xml:lang="de">
    <title>Salt &amp; &lt;Pans&gt;</title>
    <id>urn:uuid:books/salt.epub</id>
    <updated>2024-03-12T12:00:00Z</updated>
    <author>
      <name>Maud Tregellis</name>
      <uri>https://sea.example/maud</uri>
    </author>
    <contributor>
      <name>Ido Pell</name>
    </contributor>
    <dc:identifier>urn:uuid:books/salt.epub</dc:identifier>
    <dc:identifier>urn:isbn:9783161484100</dc:identifier>
    <dc:language>de</dc:language>
    <dc:language>en</dc:language>
    <dc:publisher>Sea Press</dc:publisher>
    <dc:issued>2024-04-01</dc:issued>
    <category scheme="http://cv.iptc.org/newscodes/mediatopic/" term="20000649" label="Salt"/>
    <category term="Night work" label="Night work"/>
    <rights>© 2024 Sea Press</rights>
    <summary type="text">All about salt.</summary>
    <link rel="http://opds-spec.org/image" )"
             R"(href="https://sea.example/books/salt.jpg" type="image/jpeg"/>
    <link rel="http://opds-spec.org/image/thumbnail" )"
             R"(href="https://sea.example/books/salt-thumbnail.png" type="image/png"/>
    <link rel="http://opds-spec.org/acquisition/open-access" )"
             R"(href="https://sea.example/books/salt.epub" )"
             R"(type="application/epub+zip" length="340000"/>
  </entry>
</feed>
)");
  BOOST_TEST(holds(text, "<link rel=\"self\" href=\"https://sea.example/opds.xml\""));
  BOOST_TEST(holds(text, "<link rel=\"start\" href=\"https://sea.example/opds.xml\""));
  BOOST_TEST(!holds(text, "rel=\"up\""));
}

BOOST_AUTO_TEST_CASE(many_books_have_a_navigation_feed_and_pages) {
  const std::vector<ListingFile> files = opds_files(many_books("opds", "opds.xml"), 2);
  BOOST_TEST_REQUIRE(files.size() == 4U);
  BOOST_TEST(files[0].suffix == "");
  BOOST_TEST(files[0].media_type == navigation);
  BOOST_TEST(holds(files[0].bytes, "<title>Years</title>"));
  BOOST_TEST(holds(files[0].bytes, "Books: 3</content>"));
  BOOST_TEST(
      holds(files[0].bytes, "<link rel=\"subsection\" href=\"https://sea.example/opds-1.xml\""));
  BOOST_TEST(
      holds(files[0].bytes, "<link rel=\"subsection\" href=\"https://sea.example/opds-2.xml\""));
  BOOST_TEST(!holds(files[0].bytes, "opds-1-2.xml"));
  BOOST_TEST(files[1].suffix == "-1");
  BOOST_TEST(holds(files[1].bytes, "rel=\"next\" href=\"https://sea.example/opds-1-2.xml\""));
  BOOST_TEST(holds(files[1].bytes, "rel=\"up\" href=\"https://sea.example/opds.xml\""));
  BOOST_TEST(!holds(files[1].bytes, "rel=\"previous\""));
  BOOST_TEST(files[2].suffix == "-1-2");
  BOOST_TEST(holds(files[2].bytes, "rel=\"previous\" href=\"https://sea.example/opds-1.xml\""));
  BOOST_TEST(files[3].suffix == "-2");
  BOOST_TEST(!holds(files[3].bytes, "rel=\"first\""));
}

BOOST_AUTO_TEST_CASE(the_configuration_says_how_books_are_had) {
  ListingContext context = listing_context("opds", "opds.xml");
  context.files = {listed_book("a.epub", "A")};
  context.output.acquisition = "subscribe";
  BOOST_TEST(
      holds(opds_files(context, 10)[0].bytes, "http://opds-spec.org/acquisition/subscribe\""));
  context.output.acquisition = "generic";
  BOOST_TEST(holds(opds_files(context, 10)[0].bytes, "\"http://opds-spec.org/acquisition\""));
}

BOOST_AUTO_TEST_CASE(opds_2_says_the_same_in_json) {
  ListingContext context = listing_context("opds2", "opds.json");
  context.files = {full_book()};
  Diagnostics diagnostics;
  const std::vector<ListingFile> files = opds2_files(context, 10, diagnostics);
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(files.size() == 1U);
  BOOST_TEST(files[0].media_type == "application/opds+json");
  const JsonResult json = parse_json(files[0].bytes);
  BOOST_TEST(!json.problem);
  const Value& publication = json.value.find("publications")->items.at(0);
  const Value& metadata = *publication.find("metadata");
  BOOST_TEST(metadata.find("identifier")->scalar == "urn:uuid:books/salt.epub");
  BOOST_TEST(metadata.find("author")->items[0].find("sortAs")->scalar == "Tregellis, Maud");
  BOOST_TEST(metadata.find("subject")->items[0].find("code")->scalar == "20000649");
  BOOST_TEST(metadata.find("belongsTo")->find("series")->find("position")->scalar == "2");
  BOOST_TEST(publication.find("links")->items[0].find("rel")->scalar == "self");
  BOOST_TEST(publication.find("links")->items[1].find("rel")->scalar ==
             "http://opds-spec.org/acquisition/open-access");
  BOOST_TEST(publication.find("images")->items[0].find("type")->scalar == "image/jpeg");
}

BOOST_AUTO_TEST_CASE(a_logo_stands_for_a_missing_picture_and_without_one_it_is_reported) {
  ListingContext context = listing_context("opds2", "opds.json");
  context.files = {listed_book("a.epub", "A")};
  Diagnostics diagnostics;
  std::string text = opds2_files(context, 10, diagnostics)[0].bytes;
  BOOST_TEST(!holds(text, "\"images\""));
  BOOST_TEST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST((diagnostics[0].code == Code::catalog_cover_missing));
  BOOST_TEST(diagnostics[0].message ==
             "out/opds.json: 1 book has no picture, and OPDS 2.0 demands one");
  context.publication.logo = "images/logo.png";
  diagnostics.clear();
  text = opds2_files(context, 10, diagnostics)[0].bytes;
  BOOST_TEST(holds(text, "https://sea.example/images/logo.png"));
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(opds_2_divides_many_books_in_the_same_way) {
  Diagnostics diagnostics;
  const std::vector<ListingFile> files =
      opds2_files(many_books("opds2", "opds.json"), 2, diagnostics);
  BOOST_TEST_REQUIRE(files.size() == 4U);
  const JsonResult first = parse_json(files[0].bytes);
  BOOST_TEST(first.value.find("navigation")->items.size() == 2U);
  BOOST_TEST(first.value.find("navigation")->items[0].find("title")->scalar == "Years");
  const JsonResult page = parse_json(files[2].bytes);
  BOOST_TEST(page.value.find("metadata")->find("currentPage")->scalar == "2");
  BOOST_TEST(page.value.find("metadata")->find("itemsPerPage")->scalar == "2");
  BOOST_TEST(page.value.find("metadata")->find("numberOfItems")->scalar == "3");
}

BOOST_AUTO_TEST_SUITE_END()
