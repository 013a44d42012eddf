#include "export/epub/package.h"

#include <boost/test/unit_test.hpp>

#include "export/epub/accessibility.h"
#include "export/epub/navigation.h"
#include "export/epub/title_page.h"

using namespace offprint;

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

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
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
  BOOST_TEST(contains(title_page(book), "lang=\"ar\" dir=\"rtl\">"));
  BOOST_TEST(contains(navigation_document(book), "lang=\"en\" dir=\"ltr\">Three</a>"));
}

BOOST_AUTO_TEST_CASE(navigation_contents_and_ncx_list_the_same_chapters_in_order) {
  Book book = small_book();
  book.chapters[1].section = "Essais";
  complete(book);
  for (const std::string& document :
       {navigation_document(book), ncx_document(book), contents_page(book)}) {
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
  BOOST_TEST(contains(contents_page(book), "<div class=\"contents-section\">Essais</div>"));
  BOOST_TEST(contains(ncx_document(book), book.identifier()));
}

BOOST_AUTO_TEST_CASE(text_alone_is_sufficient_where_every_picture_is_described) {
  Book book = small_book();
  complete(book);
  BOOST_TEST(accessibility_of(book).modes.size() == 1);
  book.chapters[0].shows_images = true;
  AccessibilityMetadata metadata = accessibility_of(book);
  BOOST_TEST((metadata.sufficient_modes == std::vector<std::string>{"textual,visual", "textual"}));
  BOOST_TEST(metadata.features.back() == "alternativeText");
  BOOST_TEST(metadata.hazards.size() == 3);
  book.chapters[0].lacks_descriptions = true;
  metadata = accessibility_of(book);
  BOOST_TEST((metadata.sufficient_modes == std::vector<std::string>{"textual,visual"}));
  BOOST_TEST(metadata.features.back() == "readingOrder");
  BOOST_TEST(contains(metadata.summary, "Some images have no text alternative."));
}

BOOST_AUTO_TEST_CASE(nobody_knows_how_an_animation_flashes) {
  Book book = small_book();
  book.chapters[0].shows_images = book.chapters[0].moves = true;
  complete(book);
  BOOST_TEST((accessibility_of(book).hazards == std::vector<std::string>{"unknown"}));
}

BOOST_AUTO_TEST_CASE(nothing_claims_to_conform) {
  Book book = small_book();
  complete(book);
  BOOST_TEST(!contains(package_document(book), "conformsTo"));
}

BOOST_AUTO_TEST_CASE(the_title_page_tells_between_which_dates_articles_appeared) {
  Book book = small_book();
  book.chapters[0].published = "2024-10-15";
  book.chapters[2].published = "2024-09-01T08:00:00Z";
  complete(book);
  BOOST_TEST(contains(title_page(book), ">September 1, 2024 – October 15, 2024</div>"));
}

BOOST_AUTO_TEST_SUITE_END()
