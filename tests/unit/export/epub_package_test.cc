#include "export/epub/package.h"

#include <boost/test/unit_test.hpp>

#include "export/epub/accessibility.h"
#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/navigation.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

ChapterFacts chapter(const std::string& title, const std::string& author,
                     const std::string& language = "en") {
  ChapterFacts facts;
  facts.name = chapter_name(title);
  facts.title = title;
  facts.language = language;
  facts.direction = direction_of(language);
  facts.authors = {{author, author + ", sorted", ""}};
  facts.subjects = {{"Tides", {}}, {title, {}}};
  return facts;
}

Book small_book() {
  Book book;
  book.title = book.publication.title = "Marginal Sea";
  book.publication.site = "https://marginal-sea.example";
  book.output_path = "book.epub";
  book.chapters = {chapter("One & all", "A"), chapter("Deux", "B", "fr"), chapter("Three", "B")};
  return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_package)

BOOST_AUTO_TEST_CASE(the_language_is_configured_or_that_of_most_articles) {
  Book book = small_book();
  complete(book);
  BOOST_TEST(book.language == "en");
  Book french = small_book();
  french.publication.language = "fr-CA";
  complete(french);
  BOOST_TEST((french.languages() == std::vector<std::string>{"fr-CA", "en", "fr"}));
}

BOOST_AUTO_TEST_CASE(the_identifier_depends_on_site_path_and_volume_only) {
  Book book = small_book();
  Book other = small_book();
  other.chapters.clear();
  BOOST_TEST(book.identifier() == other.identifier());
  other.volume = 2;
  BOOST_TEST(book.identifier() != other.identifier());
}

BOOST_AUTO_TEST_CASE(creators_are_the_publications_else_the_articles_most_frequent_first) {
  Book book = small_book();
  complete(book);
  const std::string package = package_document(book);
  BOOST_TEST(package.find("<dc:creator id=\"creator-1\">B</dc:creator>") <
             package.find("<dc:creator id=\"creator-2\">A</dc:creator>"));
  BOOST_TEST(contains(package, "refines=\"#creator-1\" property=\"file-as\">B, sorted</meta>"));
  book.publication.authors = {{"House", "House", ""}};
  BOOST_TEST(count(package_document(book), "<dc:creator") == 1);
}

BOOST_AUTO_TEST_CASE(subjects_are_tags_each_once) {
  Book book = small_book();
  complete(book);
  const std::string package = package_document(book);
  BOOST_TEST(count(package, "<dc:subject>Tides</dc:subject>") == 1);
  BOOST_TEST(contains(package, "<dc:subject>One &amp; all</dc:subject>"));
}

// Authority and term come together, and a subject has one of each (EPUB 3.3, section D.3).
BOOST_AUTO_TEST_CASE(subjects_of_known_schemes_tell_their_terms) {
  Book book = small_book();
  book.chapters[0].subjects = {{"Salt & sea", {{"MEDTOP", "20000649"}, {"Thema", "VFJ"}}}};
  complete(book);
  BOOST_TEST(contains(package_document(book), R"(
    <dc:subject id="subject-1">Salt &amp; sea</dc:subject>
    <meta refines="#subject-1" property="authority">MEDTOP</meta>
    <meta refines="#subject-1" property="term">20000649</meta>
    <dc:subject id="subject-2">Salt &amp; sea</dc:subject>
    <meta refines="#subject-2" property="authority">Thema</meta>
    <meta refines="#subject-2" property="term">VFJ</meta>
)"));
}

BOOST_AUTO_TEST_CASE(modified_is_the_newest_date) {
  Book book = small_book();
  book.chapters[1].modified = "2024-10-15T12:00:00Z";
  book.chapters[2].modified = "2023-10-15T12:00:00Z";
  complete(book);
  const std::string package = package_document(book);
  BOOST_TEST(count(package, "dcterms:modified") == 1);
  BOOST_TEST(contains(package, "\"dcterms:modified\">2024-10-15T12:00:00Z</meta>"));
}

BOOST_AUTO_TEST_CASE(a_book_in_arabic_turns_its_pages_the_other_way) {
  Book book = small_book();
  book.publication.language = "ar";
  complete(book);
  BOOST_TEST(contains(package_document(book), "page-progression-direction=\"rtl\""));
  BOOST_TEST(contains(title_page(book, true).content, "lang=\"ar\" dir=\"rtl\">"));
  BOOST_TEST(contains(navigation_document(book), "lang=\"en\" dir=\"ltr\">Three</a>"));
}

BOOST_AUTO_TEST_CASE(navigation_contents_and_ncx_list_the_same_chapters_in_order) {
  Book book = small_book();
  book.chapters[1].section = "Essais";
  complete(book);
  const std::string contents = contents_pages(book).at(0).content;
  for (const std::string& document : {navigation_document(book), ncx_document(book), contents}) {
    std::size_t before = 0;
    for (const ChapterFacts& chapter : book.chapters) {
      const std::size_t at = document.find("=\"" + chapter_path(chapter) + "\"", before);
      BOOST_REQUIRE(at != document.npos);
      before = at;
    }
  }
  BOOST_TEST(contains(navigation_document(book), " xml:lang=\"fr\" lang=\"fr\">Deux</a>"));
  BOOST_TEST(contains(navigation_document(book), "<a epub:type=\"bodymatter\" href=\"" +
                                                     chapter_path(book.chapters[0]) + "\">"));
  BOOST_TEST(contains(contents, "<div class=\"contents-section\">Essais</div>"));
  BOOST_TEST(contains(ncx_document(book), book.identifier()));
}

BOOST_AUTO_TEST_CASE(text_alone_is_sufficient_where_every_picture_is_described) {
  Book book = small_book();
  complete(book);
  BOOST_TEST(accessibility_of(book).modes.size() == 1);
  book.chapters[0].shown_images = 3;
  AccessibilityMetadata metadata = accessibility_of(book);
  BOOST_TEST((metadata.sufficient_modes == std::vector<std::string>{"textual,visual", "textual"}));
  BOOST_TEST(metadata.features.back() == "alternativeText");
  BOOST_TEST(metadata.hazards.size() == 3);
  book.chapters[0].undescribed_images = 1;
  metadata = accessibility_of(book);
  BOOST_TEST((metadata.sufficient_modes == std::vector<std::string>{"textual,visual"}));
  BOOST_TEST(metadata.features.back() == "displayTransformability");
  BOOST_TEST(contains(metadata.summary, "Images without a description: 1 of 3."));
}

BOOST_AUTO_TEST_CASE(mathml_is_told_of_the_pages_and_books_that_hold_it) {
  Book book = small_book();
  book.chapters[0].pieces = {{}, {}};
  book.chapters[0].pieces[1].has_formulas = true;
  book.chapters[0].formulas = {2, 1};
  complete(book);
  BOOST_TEST(accessibility_of(book).features.back() == "MathML");
  book.chapters[0].formulas.undescribed = 0;
  BOOST_TEST(accessibility_of(book).features.back() == "describedMath");
  const std::string package = package_document(book);
  const std::string item = "media-type=\"application/xhtml+xml\" properties=\"mathml\"/>";
  BOOST_TEST(contains(package, chapter_path(book.chapters[0], 1) + "\" " + item));
  BOOST_TEST(package.find(item) == package.rfind(item));
}

BOOST_AUTO_TEST_CASE(what_plays_is_said_with_what_stands_for_it) {
  using Modes = std::vector<std::string>;
  Book book = small_book();
  complete(book);
  book.chapters[0].media_counts = {1, 1, 1, 1};
  AccessibilityMetadata metadata = accessibility_of(book);
  BOOST_TEST((metadata.modes == Modes{"textual", "visual", "auditory"}));
  BOOST_TEST((metadata.sufficient_modes == Modes{"textual,visual,auditory"}));
  BOOST_TEST(metadata.features.back() == "displayTransformability");
  BOOST_TEST((metadata.hazards == Modes{"unknown"}));
  BOOST_TEST(contains(metadata.summary, "Some articles hold sound or video."));
  book.chapters[0].media_counts = {1, 1, 2, 1};
  metadata = accessibility_of(book);
  BOOST_TEST((metadata.sufficient_modes == Modes{"textual,visual,auditory", "textual,visual"}));
  BOOST_TEST(metadata.features.back() == "captions");
  book.chapters[0].media_counts = {2, 0, 0, 2};
  metadata = accessibility_of(book);
  BOOST_TEST((metadata.modes == Modes{"textual", "auditory"}));
  BOOST_TEST((metadata.sufficient_modes == Modes{"textual,auditory", "textual"}));
  BOOST_TEST(metadata.features.back() == "transcript");
}

BOOST_AUTO_TEST_CASE(nobody_knows_how_an_animation_flashes) {
  Book book = small_book();
  book.chapters[0].shown_images = 1;
  book.chapters[0].moves = true;
  complete(book);
  BOOST_TEST((accessibility_of(book).hazards == std::vector<std::string>{"unknown"}));
}

BOOST_AUTO_TEST_CASE(only_a_certifier_claims_that_a_book_conforms) {
  Book book = small_book();
  complete(book);
  book.spec.certification.conforms_to = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";
  BOOST_TEST(!contains(package_document(book), "conformsTo"));
  book.spec.certification.certifier = "Reading Room";
  book.spec.certification.credential = "Examiner";
  book.spec.certification.report = "https://room.example/r?a&b";
  BOOST_TEST(contains(package_document(book),
                      "<meta id=\"conformance\" property=\"dcterms:conformsTo\">EPUB "
                      "Accessibility 1.1 - WCAG 2.2 Level AA</meta>"));
  BOOST_TEST(contains(package_document(book), R"(
    <meta id="certifier" refines="#conformance" property="a11y:certifiedBy">Reading Room</meta>
    <meta refines="#certifier" property="a11y:certifierCredential">Examiner</meta>
    <link refines="#certifier" rel="a11y:certifierReport" href="https://room.example/r?a&amp;b"/>
)"));
}

BOOST_AUTO_TEST_CASE(an_index_is_a_feature) {
  Book book = small_book();
  complete(book);
  BOOST_TEST(!contains(package_document(book), "accessibilityFeature\">index<"));
  Diagnostics diagnostics;
  add_matter(book, "book.epub", diagnostics);
  BOOST_TEST(contains(package_document(book), "accessibilityFeature\">index<"));
}

BOOST_AUTO_TEST_CASE(a_title_alone_is_not_refined_and_several_say_what_they_are) {
  Book book = small_book();
  complete(book);
  BOOST_TEST(contains(package_document(book), "<dc:title>Marginal Sea</dc:title>"));
  book.spec.subtitle = "Walks";
  book.spec.edition = "Second edition";
  BOOST_TEST(contains(package_document(book), R"(
    <dc:title id="title-main">Marginal Sea</dc:title>
    <meta refines="#title-main" property="title-type">main</meta>
    <meta refines="#title-main" property="display-seq">1</meta>
    <dc:title id="title-subtitle">Walks</dc:title>
    <meta refines="#title-subtitle" property="title-type">subtitle</meta>
    <meta refines="#title-subtitle" property="display-seq">2</meta>
    <dc:title id="title-edition">Second edition</dc:title>
    <meta refines="#title-edition" property="title-type">edition</meta>
    <meta refines="#title-edition" property="display-seq">3</meta>
)"));
}

BOOST_AUTO_TEST_CASE(identifiers_say_what_kind_they_are) {
  Book book = small_book();
  book.spec.isbn = "9783161484100";
  book.spec.doi = "10.5555/salt";
  complete(book);
  BOOST_TEST(contains(package_document(book), R"(
    <dc:identifier id="isbn">urn:isbn:9783161484100</dc:identifier>
    <meta refines="#isbn" scheme="onix:codelist5" property="identifier-type">15</meta>
    <dc:identifier id="doi">doi:10.5555/salt</dc:identifier>
    <meta refines="#doi" scheme="onix:codelist5" property="identifier-type">06</meta>
)"));
}

BOOST_AUTO_TEST_CASE(series_license_date_and_source_are_told) {
  Book book = small_book();
  book.spec.series = "Coasts";
  book.spec.series_position = "2.1";
  book.spec.license = "https://license.example/by";
  book.spec.date = parse_date("2024-12-01").date;
  book.volumes = 2;
  complete(book);
  const std::string package = package_document(book);
  BOOST_TEST(contains(package, R"(
    <meta id="series" property="belongs-to-collection">Coasts</meta>
    <meta refines="#series" property="collection-type">series</meta>
    <meta refines="#series" property="group-position">2.1</meta>
    <meta id="set" property="belongs-to-collection">Marginal Sea</meta>
)"));
  BOOST_TEST(
      contains(package, "<link rel=\"dcterms:license\" href=\"https://license.example/by\"/>"));
  BOOST_TEST(contains(package, "<dc:date>2024-12-01</dc:date>"));
  BOOST_TEST(contains(package, "<dc:source>https://marginal-sea.example</dc:source>"));
  book.spec.license = "CC BY";
  BOOST_TEST(contains(package_document(book), "<meta property=\"dcterms:license\">CC BY</meta>"));
}

BOOST_AUTO_TEST_CASE(the_title_page_tells_between_which_dates_articles_appeared) {
  Book book = small_book();
  book.chapters[0].published = "2024-10-15";
  book.chapters[2].published = "2024-09-01T08:00:00Z";
  complete(book);
  BOOST_TEST(
      contains(title_page(book, true).content, ">September 1, 2024 – October 15, 2024</div>"));
}

BOOST_AUTO_TEST_SUITE_END()
