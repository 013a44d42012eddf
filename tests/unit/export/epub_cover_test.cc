#include "export/epub/cover.h"

#include <boost/test/unit_test.hpp>

#include "export/epub/cover_colors.h"
#include "export/epub/cover_text.h"
#include "export/epub/navigation.h"
#include "export/epub/package.h"
#include "export/epub_fixture.h"
#include "export/picture_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

constexpr std::string_view cover_program = OFFPRINT_COVER_PROGRAM;

Book one_article_book(const std::string& title, const std::string& language = "en") {
  ChapterFacts facts;
  facts.name = chapter_name("one");
  facts.title = title;
  facts.language = language;
  facts.published = "2026-03-03";
  facts.authors = {{"Merrin Oakes", "", ""}};
  Book book;
  book.publication.title = "Slack Water";
  book.title = title;
  book.chapters = {facts};
  complete(book);
  return book;
}

struct CoverFixture {
  MemoryFileSystem files;
  ExportContext context;
  Diagnostics diagnostics;

  CoverFixture() {
    context.files = &files;
    context.root = "root";
    context.path = "out/book.epub";
  }
  Cover make(const Book& book, std::string_view program = cover_program) {
    return CoverMaker(context, {std::string(program), OFFPRINT_IMAGE_PROGRAM, ""}, "frame")
        .make(book, diagnostics);
  }
};

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes.at(i));
  return number;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_cover)

BOOST_AUTO_TEST_CASE(a_designed_cover_is_a_png_of_four_megapixels_at_most) {
  CoverFixture fixture;
  for (const std::string design : {"band", "frame", "type"}) {
    fixture.context.output.book.cover.design = design;
    const Cover cover = fixture.make(one_article_book("What a lifeboat crew carries home"));
    BOOST_REQUIRE(bool(cover));
    BOOST_TEST(cover.name == "images/cover.png");
    BOOST_TEST(cover.media_type == "image/png");
    BOOST_TEST(cover.description == "What a lifeboat crew carries home. Merrin Oakes");
    BOOST_TEST(cover.bytes->substr(1, 3) == "PNG");
    BOOST_TEST(number_at(*cover.bytes, 16) == 1560U);
    BOOST_TEST(number_at(*cover.bytes, 20) == 2496U);
    BOOST_TEST(cover.bytes->size() < 200'000U);
  }
  BOOST_TEST(fixture.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(the_same_book_has_the_same_cover_in_any_locale) {
  CoverFixture fixture;
  const Book book = one_article_book("塩の道と海辺の町の記憶", "ja");
  const Cover first = fixture.make(book);
  ::setenv("LC_ALL", "zh_TW.UTF-8", 1);
  ::setenv("PANGO_LANGUAGE", "zh-tw", 1);
  const Cover second = fixture.make(book);
  ::unsetenv("LC_ALL");
  ::unsetenv("PANGO_LANGUAGE");
  BOOST_REQUIRE(bool(first));
  BOOST_TEST((*first.bytes == *second.bytes));
}

BOOST_AUTO_TEST_CASE(titles_and_volumes_make_other_covers) {
  CoverFixture fixture;
  Book book = one_article_book("Salt");
  book.volumes = 3;
  const Cover first = fixture.make(book);
  book.volume = 2;
  const Cover second = fixture.make(book);
  BOOST_TEST((*first.bytes != *second.bytes));
  BOOST_TEST(second.description == "Salt (Volume 2). Merrin Oakes");
}

BOOST_AUTO_TEST_CASE(every_script_can_be_set) {
  CoverFixture fixture;
  const std::pair<const char*, const char*> titles[] = {
      {"ar", "الملح والبحر"}, {"he", "מלח, רוח וסירות"}, {"ja", "海辺の町"},
      {"zh-Hant", "鹽與海"},  {"ko", "소금과 바다"},     {"hi", "नमक और समुद्र"},
      {"th", "เกลือกับทะเล"},   {"ru", "Соль и море"},     {"el", "Το αλάτι"},
      {"ka", "მარილი"},       {"hy", "Աղ և ծով"},        {"ta", "உப்பும் கடலும்"}};
  for (const auto& [language, title] : titles)
    BOOST_TEST(bool(fixture.make(one_article_book(title, language))), language);
  BOOST_TEST(fixture.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_no_font_has_is_left_out_and_reported) {
  CoverFixture fixture;
  BOOST_TEST(bool(fixture.make(one_article_book("Salt \U000103A0\U000103A1"))));
  BOOST_REQUIRE(fixture.diagnostics.size() == 1U);
  BOOST_TEST((fixture.diagnostics[0].code == Code::cover_glyphs_missing));
  BOOST_TEST(fixture.diagnostics[0].message ==
             "out/book.epub: the cover leaves out what no font has: U+103A0, U+103A1");
}

BOOST_AUTO_TEST_CASE(a_book_without_the_program_has_no_cover_and_says_so_once) {
  CoverFixture fixture;
  for (fixture.context.volume = 0; fixture.context.volume < 2; ++fixture.context.volume) {
    CoverMaker maker(fixture.context, {}, "frame");
    BOOST_TEST(!maker.make(one_article_book("Salt"), fixture.diagnostics));
  }
  BOOST_REQUIRE(fixture.diagnostics.size() == 1U);
  BOOST_TEST((fixture.diagnostics[0].code == Code::cover_missing));
  fixture.diagnostics.clear();
  fixture.context.output.book.cover.none = true;
  BOOST_TEST(!fixture.make(one_article_book("Salt"), ""));
  BOOST_TEST(fixture.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_program_that_fails_costs_the_cover_only) {
  CoverFixture fixture;
  BOOST_TEST(!fixture.make(one_article_book("Salt"), "/bin/false"));
  BOOST_TEST(!fixture.make(one_article_book("Salt"), "/bin/true"));
  BOOST_TEST(!fixture.make(one_article_book("Salt"), "/nowhere/offprint-cover"));
  for (const Diagnostic& diagnostic : fixture.diagnostics)
    BOOST_TEST((diagnostic.code == Code::cover_missing));
  BOOST_TEST(fixture.diagnostics.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_picture_that_is_none_is_replaced_by_a_design) {
  CoverFixture fixture;
  fixture.files.files["root/cover.jpg"] = "no picture";
  for (const std::string path : {"cover.jpg", "missing.jpg", "../outside.jpg", "/etc/passwd"}) {
    fixture.diagnostics.clear();
    fixture.context.output.book.cover.image = path;
    BOOST_TEST(fixture.make(one_article_book("Salt")).name == "images/cover.png");
    BOOST_REQUIRE(fixture.diagnostics.size() == 1U);
    BOOST_TEST((fixture.diagnostics[0].code == Code::cover_image_unusable));
  }
}

BOOST_AUTO_TEST_CASE(a_picture_is_converted_for_the_first_volume_alone) {
  CoverFixture fixture;
  const TemporaryFolder folder;
  fixture.files.files["root/cover.bmp"] = testing::drawn_bitmap(1000, 1600, false);
  fixture.context.output.book.cover.image = "cover.bmp";
  Book book = one_article_book("Salt");
  const Cover first =
      CoverMaker(fixture.context, {"", OFFPRINT_IMAGE_PROGRAM, folder.path()}, "frame")
          .make(book, fixture.diagnostics);
  book.volume = 2;
  const Cover second = CoverMaker(fixture.context, {"", "/nowhere", folder.path()}, "frame")
                           .make(book, fixture.diagnostics);
  BOOST_REQUIRE(bool(first));
  BOOST_REQUIRE(bool(second));
  BOOST_TEST((*first.bytes == *second.bytes));
  BOOST_TEST(fixture.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_picture_of_a_poor_shape_is_taken_and_reported) {
  CoverFixture fixture;
  const Cover large = fixture.make(one_article_book("Salt"));
  fixture.files.files["root/cover.png"] = *large.bytes;
  fixture.context.output.book.cover.image = "cover.png";
  const Cover fitted = fixture.make(one_article_book("Salt"));
  BOOST_TEST(fitted.name == "images/cover.jpg");
  BOOST_TEST(fixture.diagnostics.empty());
  const std::string pixel =
      "P6 2 2 255 "  // no format of pictures that books take
      "abcdefghijkl";
  fixture.files.files["root/cover.png"] = pixel;
  fixture.make(one_article_book("Salt"));
  BOOST_REQUIRE(fixture.diagnostics.size() == 1U);
  BOOST_TEST((fixture.diagnostics[0].code == Code::cover_image_unusable));
}

BOOST_AUTO_TEST_CASE(a_cover_says_title_names_dates_and_publication) {
  Book book = one_article_book("Salt");
  BookSpec spec;
  CoverDescription cover = describe_cover(book, spec);
  BOOST_TEST(cover.title == "Salt");
  BOOST_TEST(cover.authors == "Merrin\u00A0Oakes");
  BOOST_TEST(cover.publication == "Slack Water");
  BOOST_TEST(cover.issue == "March 3, 2026");
  BOOST_TEST(cover.volume == "");
  book.chapters.push_back(book.chapters[0]);
  book.chapters[1].published = "2019-01-05";
  book.chapters[1].authors = {{"Ansel Quay", "", ""}};
  book.volumes = 2;
  spec.series = "Harbor Library";
  spec.series_position = "4";
  spec.edition = "Second edition";
  cover = describe_cover(book, spec);
  BOOST_TEST(cover.authors == "Merrin\u00A0Oakes and Ansel\u00A0Quay");
  BOOST_TEST(cover.issue == "Harbor Library 4 · Second edition · 2019–2026");
  BOOST_TEST(cover.volume == "Volume 1");
  for (const std::string name : {"Tove Lind", "Jorun Salz"}) {
    book.chapters.push_back(book.chapters[0]);
    book.chapters.back().authors = {{name, "", ""}};
  }
  BOOST_TEST(describe_cover(book, spec).authors == "");
}

BOOST_AUTO_TEST_CASE(a_description_is_text_of_one_line_a_field) {
  CoverDescription cover;
  cover.design = "band";
  cover.title = "Salt\nground 000000";
  cover.subtitle = std::string(cover_text_limit + 1, 'x');
  cover.ground = 0x14304F;
  BOOST_TEST(to_text(cover) ==
             "design band\ntitle Salt ground 000000\nground 14304f\ntype 000000\naccent 000000\n");
}

BOOST_AUTO_TEST_CASE(every_pair_of_the_palette_can_be_read) {
  for (const CoverColors& colors : all_cover_colors())
    BOOST_TEST(contrast_ratio(colors.ground, colors.type) >= least_cover_contrast);
  BOOST_TEST(contrast_ratio(0x000000, 0xFFFFFF) == 21.0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(colors_are_of_the_publication_and_stay) {
  BOOST_TEST((colors_for("band", "Slack Water") == colors_for("frame", "Slack Water")));
  BOOST_TEST((colors_for("band", "Slack Water") != colors_for("band", "Marginal Sea")));
  BOOST_TEST(colors_for("type", "Slack Water").ground == colors_for("band", "Slack Water").type);
}

BOOST_AUTO_TEST_CASE(configured_type_that_cannot_be_read_becomes_black_or_white) {
  const auto chosen = [](const std::vector<std::string>& colors) {
    return choose_colors(colors, "band", "Slack Water");
  };
  BOOST_TEST(chosen({"#101820", "#ffffff", "#ff0000"}).problem == "");
  BOOST_TEST(chosen({"#101820", "#ffffff", "#ff0000"}).colors.accent == 0xFF0000U);
  BOOST_TEST(chosen({"#101820", "#405060"}).colors.type == 0xFFFFFFU);
  BOOST_TEST(chosen({"#f0e8d8", "#c0b8a8"}).colors.type == 0x000000U);
  BOOST_TEST(chosen({"#f0e8d8", "#c0b8a8"}).problem != "");
  // A ground alone gets type of the publication's palette, where that can be read.
  const CoverColors own = colors_for("band", "Slack Water");
  BOOST_TEST(chosen({"#fffff8"}).colors.type == own.ground);
  BOOST_TEST(chosen({"#fffff8"}).problem == "");
  BOOST_TEST(chosen({"#777777"}).problem != "");
}

BOOST_AUTO_TEST_CASE(colors_that_cannot_be_read_are_reported_with_their_contrast) {
  CoverFixture fixture;
  fixture.context.output.book.cover.colors = {"#101820", "#405060"};
  BOOST_TEST(bool(fixture.make(one_article_book("Salt"))));
  BOOST_REQUIRE(fixture.diagnostics.size() == 1U);
  BOOST_TEST((fixture.diagnostics[0].code == Code::cover_contrast_low));
  BOOST_TEST(contains(fixture.diagnostics[0].message, "#405060 on #101820 has a contrast of 2."));
}

BOOST_AUTO_TEST_CASE(the_cover_is_first_in_the_spine_and_known_to_old_readers) {
  Book book = one_article_book("Salt & Bread");
  book.cover = {"images/cover.png", "image/png", "Salt & Bread. Merrin Oakes", nullptr};
  const std::string package = package_document(book);
  BOOST_TEST(contains(package,
                      "<item id=\"cover-image\" href=\"images/cover.png\" "
                      "media-type=\"image/png\" properties=\"cover-image\"/>"));
  BOOST_TEST(contains(package, "<meta name=\"cover\" content=\"cover-image\"/>"));
  BOOST_TEST(package.find("idref=\"cover\"") < package.find("idref=\"title-page\""));
  BOOST_TEST(contains(package, "visual"));
  BOOST_TEST(contains(navigation_document(book),
                      "<a epub:type=\"cover\" href=\"text/cover.xhtml\">Cover</a>"));
  BOOST_TEST(contains(cover_page(book), "alt=\"Salt &amp; Bread. Merrin Oakes\""));
  book.cover = {};
  BOOST_TEST(!contains(package_document(book) + navigation_document(book), "cover"));
}

BOOST_AUTO_TEST_SUITE_END()
