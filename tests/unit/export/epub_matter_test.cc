#include "export/epub/matter_pages.h"

#include <boost/test/unit_test.hpp>

#include "export/epub/matter_page.h"
#include "export/epub/paged_list.h"
#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

ChapterFacts chapter(const std::string& title, const std::vector<Person>& authors,
                     const std::vector<std::string>& tags) {
  ChapterFacts facts;
  facts.name = chapter_name(title);
  facts.title = title;
  facts.language = "en";
  facts.authors = authors;
  for (const std::string& tag : tags) facts.subjects.push_back({tag, {}});
  return facts;
}

Book two_articles() {
  Book book;
  book.title = book.publication.title = "Marginal Sea";
  book.publication.language = "en";
  book.chapters = {chapter("Salt", {{"Ilse Varn", "Varn, Ilse", ""}}, {"Pans", "Work"}),
                   chapter("Tar", {{"Tom Aske", "Aske, Tom", ""}}, {"Boats", "Work"})};
  return book;
}

Book finished(Book book, Diagnostics* diagnostics = nullptr) {
  Diagnostics ignored;
  complete(book);
  add_matter(book, "book.epub", diagnostics ? *diagnostics : ignored);
  return book;
}

std::string ids(const std::vector<MatterPage>& pages) {
  std::string all;
  for (const MatterPage& page : pages) all += (all.empty() ? "" : " ") + page.id;
  return all;
}

std::string page(const Book& book, const std::string& id) {
  const MatterPage* found = book.find_page(id);
  BOOST_REQUIRE(found);
  return found->content;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_matter)

BOOST_AUTO_TEST_CASE(each_page_is_shown_once_and_its_content_may_be_taken) {
  Book book = two_articles();
  book.foreword = TextPage{"First", "<p><math xmlns=\"x\"/></p>", {}};
  complete(book);
  Diagnostics diagnostics;
  std::string shown;
  add_matter(book, "book.epub", diagnostics, [&](MatterPage& page) {
    BOOST_TEST(page.content.starts_with("<?xml"));
    (shown += page.id) += page.has_formulas ? "* " : " ";
    page.content.clear();
  });
  BOOST_TEST(ids(book.front) == "title-page contents foreword");
  BOOST_TEST(ids(book.back) == "contributors index colophon");
  BOOST_TEST(shown == "contributors index colophon title-page foreword* contents ");
  BOOST_TEST(page(book, "foreword").empty());
}

BOOST_AUTO_TEST_CASE(books_of_several_articles_have_the_pages_that_have_something_to_say) {
  const Book book = finished(two_articles());
  BOOST_TEST(ids(book.front) == "title-page contents");
  BOOST_TEST(ids(book.back) == "contributors index colophon");
}

BOOST_AUTO_TEST_CASE(an_article_alone_has_no_pages_around_it) {
  Book book = two_articles();
  book.chapters.pop_back();
  book.publication.rights = "© Lowmere";
  BOOST_TEST(finished(book).front.empty());
  BOOST_TEST(finished(book).back.empty());
  book.spec.isbn = "9783161484100";
  BOOST_TEST(ids(finished(book).back) == "copyright");
}

BOOST_AUTO_TEST_CASE(a_book_without_articles_has_a_title_page_whatever_is_asked_for) {
  Book book = two_articles();
  book.chapters.clear();
  book.spec.pages.title = false;
  BOOST_TEST(ids(finished(book).front) == "title-page");
}

BOOST_AUTO_TEST_CASE(every_page_can_be_asked_for_and_left_out) {
  Book book = two_articles();
  book.chapters[0].url = "https://sea.example/salt";
  book.chapters[0].source_name = "Sea";
  book.chapters[0].advisories = {{"storms", "Storms", "", ""}};
  book.dedication = TextPage{"", "<p>For A.</p>\n", {}, 0, 0, false};
  book.foreword = TextPage{"Before", "<p>Slowly.</p>\n", {}, 0, 0, false};
  PagesSpec& pages = book.spec.pages;
  pages.half_title = pages.copyright = true;
  const Book full = finished(book);
  BOOST_TEST(ids(full.front) == "half-title title-page dedication contents advisories foreword");
  BOOST_TEST(ids(full.back) == "contributors sources index colophon copyright");
  pages.half_title = pages.title = pages.copyright = pages.advisories = pages.contents =
      pages.contributors = pages.tags = pages.sources = pages.colophon = false;
  const Book bare = finished(book);
  BOOST_TEST(ids(bare.front) == "dedication foreword");
  BOOST_TEST(bare.back.empty());
}

BOOST_AUTO_TEST_CASE(a_page_that_was_asked_for_and_is_empty_is_reported) {
  Book book = two_articles();
  book.spec.pages.advisories = true;
  Diagnostics diagnostics;
  BOOST_TEST(ids(finished(book, &diagnostics).front) == "title-page contents");
  BOOST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST((diagnostics[0].code == Code::book_page_empty));
}

BOOST_AUTO_TEST_CASE(the_title_page_leaves_rights_to_the_copyright_page) {
  Book book = two_articles();
  book.publication.rights = "© Lowmere";
  book.publication.publisher = "Lowmere Press";
  book.spec.subtitle = "Walks";
  book.spec.series = "Coasts";
  book.spec.series_position = "3";
  const Book with = finished(book);
  BOOST_TEST(contains(page(with, "copyright"), "© Lowmere"));
  BOOST_TEST(!contains(page(with, "title-page"), "© Lowmere"));
  BOOST_TEST(contains(page(with, "title-page"), "class=\"book-subtitle\">Walks</p>"));
  BOOST_TEST(contains(page(with, "title-page"), ">Coasts · 3</div>"));
  book.spec.pages.copyright = false;
  BOOST_TEST(contains(page(finished(book), "title-page"), "© Lowmere"));
}

BOOST_AUTO_TEST_CASE(the_copyright_page_names_the_edition) {
  Book book = two_articles();
  book.spec.isbn = "9783161484100";
  book.spec.doi = "10.5555/a<b";
  book.spec.license = "javascript:alert(1)";
  book.spec.date = parse_date("2024-12-01").date;
  const std::string copyright = page(finished(book), "copyright");
  BOOST_TEST(contains(copyright, "<dt>ISBN</dt><dd><bdi>9783161484100</bdi></dd>"));
  BOOST_TEST(contains(copyright, "<a href=\"https://doi.org/10.5555/a%3Cb\"><bdi>10.5555/a&lt;b"));
  BOOST_TEST(contains(copyright, "<dd><bdi>javascript:alert(1)</bdi></dd>"));
  BOOST_TEST(contains(copyright, "<dd><bdi>December 1, 2024</bdi></dd>"));
  BOOST_TEST(contains(copyright, "<bdi>urn:uuid:"));
}

BOOST_AUTO_TEST_CASE(advisories_stand_once_with_their_help_and_articles) {
  Book book = two_articles();
  book.chapters[0].language = "de";
  book.chapters[0].advisories = {{"storms", "Stürme", "Rufen Sie an.", "https://help.example/"}};
  book.chapters[1].advisories = {{"storms", "Storms", "Call.", "https://help.example/"}};
  const std::string advisories = page(finished(book), "advisories");
  BOOST_TEST(count(advisories, "<h2") == 1U);
  BOOST_TEST(contains(advisories, "<h2>Storms</h2>"));
  BOOST_TEST(contains(advisories, "Rufen Sie an. <a"));
  BOOST_TEST(contains(advisories, "Call. <a"));
  BOOST_TEST(count(advisories, "<li><a href=\"text/a-") == 2U);
}

BOOST_AUTO_TEST_CASE(everyone_stands_once_by_family_name_with_what_they_did) {
  Book book = two_articles();
  book.chapters[1].contributors = {{"Ilse Varn", "Varn, Ilse", "", "", "pht"},
                                   {"Ilse Varn", "Varn, Ilse", "", "", "trl"}};
  const std::string contributors = page(finished(book), "contributors");
  BOOST_TEST(count(contributors, "<h2>") == 2U);
  BOOST_TEST(contributors.find("Tom Aske") < contributors.find("Ilse Varn"));
  BOOST_TEST(contains(contributors, "<span class=\"entry-role\">Photos, Translation</span>"));
  BOOST_TEST(count(contributors, "entry-role") == 1U);
}

BOOST_AUTO_TEST_CASE(the_index_has_letters_and_the_articles_of_each_tag) {
  const std::string index = page(finished(two_articles()), "index");
  BOOST_TEST(count(index, "<h2>") == 3U);
  BOOST_TEST(index.find("<h2>B</h2>") < index.find("<h2>P</h2>"));
  BOOST_TEST(contains(index, "<div class=\"index-term\">Work</div>"));
  BOOST_TEST(count(index, ">Salt</a>") == 2U);
  BOOST_TEST(contains(index, "<section role=\"doc-index\""));
}

BOOST_AUTO_TEST_CASE(sources_tell_address_date_and_rights_of_their_own) {
  Book book = two_articles();
  book.publication.rights = "© Lowmere";
  book.chapters[0].url = "https://sea.example/salt";
  book.chapters[0].source_name = "Sea";
  book.chapters[0].published = "2024-03-02";
  book.chapters[1].rights = "© Tom Aske";
  const std::string sources = page(finished(book), "sources");
  BOOST_TEST(contains(sources, "<a href=\"https://sea.example/salt\"><bdi>Sea</bdi></a> · <time"));
  BOOST_TEST(contains(sources, "<div class=\"entry-rights\">© Tom Aske</div>"));
  BOOST_TEST(!contains(sources, "© Lowmere"));
}

BOOST_AUTO_TEST_CASE(the_colophon_is_the_same_for_every_build) {
  Book book = two_articles();
  book.font_families = {"EB Garamond", "Noto Sans"};
  const std::string colophon = page(finished(book), "colophon");
  BOOST_TEST(contains(colophon, "<dt>Made with</dt><dd><bdi>offprint</bdi></dd>"));
  BOOST_TEST(contains(colophon, "<bdi>EB Garamond and Noto Sans</bdi>"));
  BOOST_TEST(contains(colophon, "role=\"doc-colophon\""));
  BOOST_TEST(colophon == page(finished(book), "colophon"));
}

BOOST_AUTO_TEST_CASE(contents_list_what_stands_after_them) {
  Book book = two_articles();
  book.foreword = TextPage{"", "<p>Slowly.</p>\n", {}, 0, 0, false};
  const std::string contents = page(finished(book), "contents");
  BOOST_TEST(contents.find(">Foreword</a>") < contents.find(">Salt</a>"));
  BOOST_TEST(contents.find(">Tar</a>") < contents.find(">Contributors</a>"));
  BOOST_TEST(!contains(contents, "title.xhtml"));
  BOOST_TEST(contains(contents, "epub:type=\"toc\" role=\"doc-toc\""));
}

BOOST_AUTO_TEST_CASE(words_in_a_language_without_words_of_ours_say_that_they_are_english) {
  Book book = two_articles();
  book.publication.language = "fi";
  const std::string index = page(finished(book), "index");
  BOOST_TEST(contains(index,
                      "<h1 class=\"page-title\"><span xml:lang=\"en\" lang=\"en\" "
                      "dir=\"ltr\">Index</span></h1>"));
}

BOOST_AUTO_TEST_CASE(long_lists_go_on_on_further_pages) {
  Book book = two_articles();
  complete(book);
  PagedList list(book, index_kind, "Index", "", 130);
  for (const std::string letter : {"A", "B", "C"}) {
    list.set_letter(letter);
    list.open("<section><h2>" + letter + "</h2><ul>", "</ul></section>");
    for (int i = 0; i < 2; ++i) list.add("<li>" + std::string(40, letter[0]) + "</li>");
    list.close();
  }
  const std::vector<MatterPage> pages = list.finish();
  BOOST_REQUIRE(pages.size() == 3U);
  BOOST_TEST(ids(pages) == "index index-2 index-3");
  BOOST_TEST(pages[1].path == "index-2.xhtml");
  BOOST_TEST(pages[1].title == "Index: B");
  for (const MatterPage& one : pages) {
    BOOST_TEST(count(one.content, "<ul>") == count(one.content, "</ul>"));
    BOOST_TEST(count(one.content, "<h1") == 1U);
  }
  PagedList plain(book, contents_kind, "Contents", "", 30);
  plain.open("<ol>", "</ol>");
  plain.open("<b>", "</b>");  // leaves no trace
  plain.close();
  plain.add("<li>one, and long enough</li>");
  plain.add("<li>two, and long enough</li>");
  const std::vector<MatterPage> two = plain.finish();
  BOOST_REQUIRE(two.size() == 2U);
  BOOST_TEST(two[0].title == "Contents");
  BOOST_TEST(two[1].title == "Contents (2)");
  BOOST_TEST(!contains(two[0].content, "<b>"));
  BOOST_TEST(contains(two[1].content, "<ol><li>two, and long enough</li></ol>"));
}

BOOST_AUTO_TEST_SUITE_END()
