#include "export/epub/text_page.h"

#include <boost/test/unit_test.hpp>

#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

struct Reading {
  BookMaker maker;
  Diagnostics diagnostics;

  Reading() {
    maker.context.files = &maker.files;
    maker.files.files["root/pages/sea.png"] = std::string("\x89PNG\r\n\x1a\n", 8) + "sea";
    maker.files.files["secret.md"] = "Nobody's business.";
  }
  std::optional<TextPage> read(const std::string& text) {
    maker.files.files["root/pages/foreword.md"] = text;
    return read("pages/foreword.md", "foreword");
  }
  std::optional<TextPage> read(const std::string& file, std::string_view purpose) {
    PictureStore pictures({"root", &maker.files, "", ""}, {});
    return read_text_page(maker.context, pictures, file, purpose, diagnostics);
  }
  std::vector<Code> codes() const {
    std::vector<Code> all;
    for (const Diagnostic& diagnostic : diagnostics) all.push_back(diagnostic.code);
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_text_page)

BOOST_AUTO_TEST_CASE(a_heading_at_the_beginning_is_the_title) {
  Reading reading;
  const auto page = reading.read("# Before *we* go\n\nSlowly.\n\n## And then\n");
  BOOST_REQUIRE(page);
  BOOST_TEST(page->title == "Before we go");
  BOOST_TEST(page->markup == "<p>Slowly.</p>\n<h2>And then</h2>\n");
  BOOST_TEST(reading.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(front_matter_may_state_the_title_and_is_not_printed) {
  Reading reading;
  const auto page = reading.read("---\ntitle: Stated\n---\n[a](b.md)\n");
  BOOST_REQUIRE(page);
  BOOST_TEST(page->title == "Stated");
  BOOST_TEST(page->markup == "<p>a</p>\n");
  BOOST_REQUIRE(reading.diagnostics.size() == 1U);
  BOOST_TEST((reading.diagnostics[0].code == Code::link_relative));
  BOOST_TEST(reading.diagnostics[0].position.line == 4U);
}

BOOST_AUTO_TEST_CASE(pictures_beside_the_file_come_along_and_others_are_reported) {
  Reading reading;
  const auto page =
      reading.read("![The sea](sea.png)\n\n![Gone](gone.png)\n\n![Out](../../x.png)\n");
  BOOST_REQUIRE(page);
  BOOST_REQUIRE(page->images.size() == 1U);
  BOOST_TEST(page->images[0].file == "pages/sea.png");
  BOOST_TEST(
      contains(page->markup, "<img src=\"../" + page->images[0].name + "\" alt=\"The sea\""));
  BOOST_TEST(contains(page->markup, "Gone"));
  BOOST_TEST(page->shown_images == 1U);
  BOOST_TEST(
      (reading.codes() == std::vector<Code>{Code::image_not_found, Code::image_outside_roots}));
}

BOOST_AUTO_TEST_CASE(files_that_are_missing_outside_or_empty_make_no_page) {
  Reading reading;
  for (const std::string file : {"none.md", "../secret.md", "/secret.md", "pages"})
    BOOST_TEST(!reading.read(file, "dedication"));
  BOOST_TEST(!reading.read(" \n"));
  BOOST_TEST(reading.diagnostics.size() == 5U);
  for (const Diagnostic& diagnostic : reading.diagnostics)
    BOOST_TEST((diagnostic.code == Code::book_page_unreadable));
}

BOOST_AUTO_TEST_CASE(a_foreword_stands_in_the_first_volume) {
  Reading reading;
  reading.maker.files.files["root/f.md"] = "![Sea](pages/sea.png)";
  reading.maker.context.output.book.pages.foreword = "f.md";
  reading.maker.context.output.volume_size = 1;
  const auto outputs =
      reading.maker.make({make_record(0, "one", "One"), make_record(1, "two", "Two")});
  const auto first = read_archive(outputs.at(0).path);
  BOOST_TEST(contains(entry(first, "EPUB/text/foreword.xhtml"), "role=\"doc-foreword\""));
  BOOST_TEST(contains(entry(first, "EPUB/package.opf"), "media-type=\"image/png\""));
  BOOST_TEST(entry(read_archive(outputs.at(1).path), "EPUB/text/foreword.xhtml").empty());
}

BOOST_AUTO_TEST_CASE(its_pictures_on_the_web_are_known_before_it_is_rendered) {
  Reading reading;
  reading.maker.files.files["root/pages/foreword.md"] =
      "# Before\n\n![s](sea.png) ![b](https://SALT.example/boat.gif)\n";
  BOOST_TEST(text_page_addresses(reading.maker.context, "pages/foreword.md") ==
                 std::vector<std::string>{"https://salt.example/boat.gif"},
             boost::test_tools::per_element());
  BOOST_TEST(text_page_addresses(reading.maker.context, "../secret.md").empty());
}

BOOST_AUTO_TEST_SUITE_END()
