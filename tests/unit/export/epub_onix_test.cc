#include "export/epub/onix.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "export/epub/onix_codes.h"
#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

Book told_book() {
  Book book;
  book.title = "Salt & Tar";
  book.publication.title = "Marginal Sea";
  book.publication.publisher = "Lowmere Press";
  book.publication.description = "Walks.";
  book.publication.language = "de";
  book.output_path = "book.epub";
  book.spec.isbn = "9783161484100";
  book.spec.date = parse_date("2024-12-01").date;
  ChapterFacts chapter;
  chapter.name = chapter_name("one");
  chapter.title = "One";
  chapter.language = "de";
  chapter.words = 120;
  chapter.modified = "2024-10-15T12:00:00Z";
  chapter.authors = {{"Ilse Varn", "Varn, Ilse", "", "", "aut"}};
  Person house{"Lowmere Society", "Lowmere Society", "", "", "trl"};
  house.is_organization = true;
  chapter.contributors = {house};
  chapter.subjects = {
      {"Salz", {}}, {"Häfen", {}}, {"Küste", {{"Thema", "WTLC"}, {"Thema", "1DFG"}}}};
  book.chapters = {chapter};
  complete(book);
  return book;
}

std::string record(const Book& book, Diagnostics* diagnostics = nullptr) {
  Diagnostics ignored;
  return onix_record(book, 4711, "book.epub", diagnostics ? *diagnostics : ignored);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_onix)

BOOST_AUTO_TEST_CASE(a_record_tells_the_product) {
  Diagnostics diagnostics;
  const std::string xml = record(told_book(), &diagnostics);
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(contains(
      xml, "<ONIXMessage release=\"3.0\" xmlns=\"http://ns.editeur.org/onix/3.0/reference\">"));
  BOOST_TEST(contains(xml, "<SentDateTime>20241015</SentDateTime>"));
  BOOST_TEST(contains(xml, R"(
    <ProductIdentifier>
      <ProductIDType>15</ProductIDType>
      <IDValue>9783161484100</IDValue>
    </ProductIdentifier>
)"));
  BOOST_TEST(contains(xml, "<TitleText>Salt &amp; Tar</TitleText>"));
  BOOST_TEST(contains(xml, "<LanguageCode>ger</LanguageCode>"));
  BOOST_TEST(contains(xml, "<Date dateformat=\"00\">20241201</Date>"));
  BOOST_TEST(contains(xml, "<ExtentValue>120</ExtentValue>"));
  BOOST_TEST(contains(xml, "<NoCollection/>"));
  BOOST_TEST(!contains(xml, "AudienceCode"));
}

BOOST_AUTO_TEST_CASE(people_have_roles_and_houses_are_corporate) {
  const std::string xml = record(told_book());
  BOOST_TEST(contains(xml, R"(
        <ContributorRole>A01</ContributorRole>
        <PersonName>Ilse Varn</PersonName>
        <PersonNameInverted>Varn, Ilse</PersonNameInverted>
)"));
  BOOST_TEST(contains(xml, R"(
        <ContributorRole>B06</ContributorRole>
        <CorporateName>Lowmere Society</CorporateName>
)"));
  BOOST_TEST(onix_contributor_role("xyz") == "A32");
}

BOOST_AUTO_TEST_CASE(subjects_have_schemes_and_others_are_keywords) {
  const std::string xml = record(told_book());
  BOOST_TEST(contains(xml, R"(
        <SubjectSchemeIdentifier>93</SubjectSchemeIdentifier>
        <SubjectCode>WTLC</SubjectCode>
)"));
  BOOST_TEST(contains(xml, R"(
        <SubjectSchemeIdentifier>94</SubjectSchemeIdentifier>
        <SubjectCode>1DFG</SubjectCode>
)"));
  BOOST_TEST(contains(xml, "<SubjectHeadingText>Salz; Häfen</SubjectHeadingText>"));
  BOOST_TEST(onix_subject_scheme({"LCSH", "Salt"}).is_heading);
  BOOST_TEST(onix_subject_scheme({"MEDTOP", "20000649"}).name == "MEDTOP");
}

BOOST_AUTO_TEST_CASE(what_the_trade_asks_for_and_nobody_tells_is_reported) {
  Book book = told_book();
  book.spec.isbn.clear();
  book.publication.publisher.clear();
  Diagnostics diagnostics;
  const std::string xml = record(book, &diagnostics);
  BOOST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST((diagnostics[0].code == Code::onix_incomplete));
  BOOST_TEST(diagnostics[0].message ==
             "book.epub: its ONIX record lacks `publication.publisher`, `book.isbn`");
  BOOST_TEST(contains(xml, "<SenderName>Marginal Sea</SenderName>"));
}

BOOST_AUTO_TEST_CASE(only_a_certifier_claims_conformance) {
  Book book = told_book();
  book.spec.certification.conforms_to = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA";
  const auto value = [](const std::string& code) {
    return "<ProductFormFeatureValue>" + code + "</ProductFormFeatureValue>";
  };
  BOOST_TEST(!contains(record(book), value("04")));
  book.spec.certification.certifier = "Reading Room";
  const std::string xml = record(book);
  for (const std::string code : {"04", "81", "85", "90"}) BOOST_TEST(contains(xml, value(code)));
}

BOOST_AUTO_TEST_CASE(every_volume_has_a_record_beside_it_that_names_the_others) {
  BookMaker maker;
  maker.context.output.volume_size = 1;
  maker.context.output.book.onix = true;
  maker.context.output.book.isbn = "9783161484100";
  const auto outputs = maker.make({make_record(0, "one", "One"), make_record(1, "two", "Two")});
  BOOST_REQUIRE(outputs.size() == 4U);
  BOOST_TEST(outputs[1].path == maker.folder.path() + "/out/book-1.onix.xml");
  std::ifstream file(outputs[1].path, std::ios::binary);
  const std::string xml{std::istreambuf_iterator<char>(file), {}};
  BOOST_TEST(xml.size() == outputs[1].size);
  BOOST_TEST(contains(xml, "<ProductRelationCode>04</ProductRelationCode>"));
  BOOST_TEST(contains(xml, "<PartNumber>Volume 1</PartNumber>"));
  BOOST_TEST(!contains(xml, "9783161484100"));
  const auto shared = [](const Diagnostic& d) { return d.code == Code::book_identifier_shared; };
  BOOST_TEST(
      std::count_if(maker.output_diagnostics.begin(), maker.output_diagnostics.end(), shared) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
