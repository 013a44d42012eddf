#include "export/epub/epub_exporter.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/error.h"
#include "export/epub/chapter_facts.h"
#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Record> three_records() {
  return {make_record(0, "one", "One"), make_record(1, "two", "Two"),
          make_record(2, "three", "Three")};
}

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
  return codes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_exporter)

BOOST_AUTO_TEST_CASE(mimetype_comes_first_stored_and_without_extra_field) {
  BookMaker maker;
  const auto outputs = maker.make(three_records());
  const std::string bytes = read_file(outputs.at(0).path);
  BOOST_TEST(bytes.substr(0, 4) == "PK\3\4");
  BOOST_TEST(bytes.substr(8, 2) == std::string(2, '\0'));   // stored
  BOOST_TEST(bytes.substr(28, 2) == std::string(2, '\0'));  // no extra field
  BOOST_TEST(bytes.substr(30, 28) == "mimetypeapplication/epub+zip");
  BOOST_TEST(bytes.size() == outputs.at(0).size);
  BOOST_TEST(outputs.at(0).articles == 3U);
  BOOST_TEST(outputs.at(0).media_type == "application/epub+zip");
}

BOOST_AUTO_TEST_CASE(entries_are_chapters_in_reading_order_after_the_books_own_files) {
  BookMaker maker;
  const auto outputs = maker.make(three_records());
  const auto archive = read_archive(outputs.at(0).path);
  std::vector<std::string> names;
  for (const ArchiveEntry& entry : archive) names.push_back(entry.name);
  const std::vector<std::string> expected = {
      "mimetype",           "META-INF/container.xml", "EPUB/package.opf",       "EPUB/nav.xhtml",
      "EPUB/toc.ncx",       "EPUB/styles/base.css",   "EPUB/styles/extras.css", "EPUB/title.xhtml",
      "EPUB/contents.xhtml"};
  BOOST_REQUIRE(names.size() == expected.size() + 4);
  BOOST_TEST(names.back() == "EPUB/colophon.xhtml");
  BOOST_TEST(std::equal(expected.begin(), expected.end(), names.begin()));
  BOOST_TEST(contains(archive[9].bytes, "Text of one."));
  BOOST_TEST(contains(archive[10].bytes, "Text of two."));
  BOOST_TEST(contains(archive[11].bytes, "Text of three."));
}

BOOST_AUTO_TEST_CASE(the_order_of_append_and_the_umask_leave_no_trace) {
  BookMaker first;
  BookMaker second;
  const auto a = first.make(three_records());
  const mode_t before = ::umask(0077);
  const auto b = second.make(three_records(), {2, 0, 1});
  ::umask(before);
  BOOST_TEST(read_file(a.at(0).path) == read_file(b.at(0).path));
  struct stat info {};
  BOOST_REQUIRE(::stat(b.at(0).path.c_str(), &info) == 0);
  BOOST_TEST((info.st_mode & 0777) == 0644U);
}

BOOST_AUTO_TEST_CASE(nothing_else_stays_in_the_output_folder) {
  BookMaker maker;
  maker.make(three_records());
  const std::filesystem::directory_iterator files(maker.folder.path() + "/out");
  BOOST_TEST(std::distance(begin(files), end(files)) == 1);
}

BOOST_AUTO_TEST_CASE(a_book_without_articles_is_still_a_book) {
  BookMaker maker;
  const auto archive = read_archive(maker.make({}).at(0).path);
  BOOST_TEST(contains(entry(archive, "EPUB/nav.xhtml"), "<a href=\"title.xhtml\">"));
}

BOOST_AUTO_TEST_CASE(volumes_begin_where_the_context_says) {
  BookMaker maker;
  maker.context.volumes = {0, 1};
  const auto outputs = maker.make(three_records(), {2, 0, 1});
  BOOST_REQUIRE(outputs.size() == 2);
  BOOST_TEST(outputs[0].articles == 1U);
  BOOST_TEST(outputs[1].articles == 2U);
  const auto second = read_archive(outputs[1].path);
  BOOST_TEST(!entry(second, "EPUB/text/" + chapter_name("three") + ".xhtml").empty());
  BOOST_TEST(entry(second, "EPUB/text/" + chapter_name("one") + ".xhtml").empty());
}

BOOST_AUTO_TEST_CASE(a_volume_with_too_many_megabytes_is_reported) {
  BookMaker maker;
  maker.context.output.book.most_megabytes = 1;
  maker.make(three_records());
  BOOST_TEST(maker.output_diagnostics.size() == 1U);  // no article has a date
  std::vector<Record> records = three_records();
  std::string noise;
  for (std::uint32_t i = 0, x = 1; i < 1'100'000; ++i, x = x * 1664525 + 1013904223)
    noise += static_cast<char>(x >> 24);
  maker.files.files["root/x.png"] = noise;
  records[0].images.push_back(file_image("x.png", "x.png", "image/png", noise));
  add_image(records[0], "x.png", "x");
  maker.output_diagnostics.clear();
  maker.make(records);
  const Diagnostics& found = maker.output_diagnostics;
  BOOST_TEST(std::any_of(found.begin(), found.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::volume_too_large;
  }));
}

BOOST_AUTO_TEST_CASE(many_articles_roll_over_into_volumes) {
  BookMaker maker;
  maker.context.output.volume_size = 2;
  std::vector<Record> records = three_records();
  const NodeIndex inside = add_link(records[0], "two.md", "inside");
  records[0].links.push_back({inside, 1, "two", "https://marginal-sea.example/two/", ""});
  const NodeIndex across = add_link(records[0], "three.md", "across");
  records[0].links.push_back({across, 2, "three", "https://marginal-sea.example/three/", "end"});
  const NodeIndex nowhere = add_link(records[1], "three.md", "unlinked");
  records[1].links.push_back({nowhere, 2, "three", "", ""});

  const auto outputs = maker.make(records);
  BOOST_REQUIRE(outputs.size() == 2);
  BOOST_TEST(outputs[0].path.ends_with("/out/book-1.epub"));
  BOOST_TEST(outputs[1].path.ends_with("/out/book-2.epub"));
  BOOST_TEST(outputs[1].articles == 1U);
  const auto first = read_archive(outputs[0].path);
  const auto second = read_archive(outputs[1].path);
  const std::string one = entry(first, "EPUB/text/" + chapter_name("one") + ".xhtml");
  BOOST_TEST(contains(one, "<a href=\"" + chapter_name("two") + ".xhtml\">inside</a>"));
  BOOST_TEST(contains(one, "<a href=\"https://marginal-sea.example/three/#end\">across</a>"));
  BOOST_TEST(
      contains(entry(first, "EPUB/text/" + chapter_name("two") + ".xhtml"), "<p>unlinked</p>"));
  const std::string package = entry(second, "EPUB/package.opf");
  BOOST_TEST(contains(package, "<dc:title>Marginal Sea (Volume 2)</dc:title>"));
  BOOST_TEST(contains(package, "property=\"group-position\">2</meta>"));
  const auto id = [](const std::string& text) { return text.substr(text.find("urn:uuid:"), 45); };
  BOOST_TEST(id(package) != id(entry(first, "EPUB/package.opf")));
}

BOOST_AUTO_TEST_CASE(equal_pictures_are_packed_once_and_stored) {
  BookMaker maker;
  maker.files.files["root/a.png"] = maker.files.files["root/b.png"] = "picture bytes";
  std::vector<Record> records = three_records();
  for (const std::size_t i : {0U, 1U}) {
    const std::string src = i == 0 ? "a.png" : "b.png";
    add_image(records[i], src, "A picture");
    records[i].images.push_back(file_image(src, src, "image/png", "picture bytes"));
  }
  const auto archive = read_archive(maker.make(records).at(0).path);
  const auto is_picture = [](const ArchiveEntry& e) { return e.name.starts_with("EPUB/images/"); };
  BOOST_TEST(std::count_if(archive.begin(), archive.end(), is_picture) == 1);
  BOOST_TEST(archive.back().bytes == "picture bytes");
  BOOST_TEST(archive.back().stored);
  BOOST_TEST(contains(entry(archive, "EPUB/package.opf"), "media-type=\"image/png\""));
}

BOOST_AUTO_TEST_CASE(the_logo_is_on_the_title_page) {
  BookMaker maker;
  maker.context.publication.logo = "images/logo.png";
  maker.files.files["root/images/logo.png"] = "\x89PNG\r\n\x1A\n...";
  const auto archive = read_archive(maker.make(three_records()).at(0).path);
  BOOST_TEST(
      contains(entry(archive, "EPUB/title.xhtml"), "<img src=\"" + archive.back().name.substr(5)));
}

BOOST_AUTO_TEST_CASE(a_logo_outside_the_project_is_not_read) {
  BookMaker maker;
  maker.context.publication.logo = "../logo.png";
  maker.files.files["logo.png"] = "\x89PNG\r\n\x1A\n...";
  const auto archive = read_archive(maker.make(three_records()).at(0).path);
  BOOST_TEST(!contains(entry(archive, "EPUB/title.xhtml"), "<img"));
  BOOST_TEST((codes(maker.output_diagnostics).front() == Code::logo_outside_roots));
}

BOOST_AUTO_TEST_CASE(a_long_article_is_reported) {
  BookMaker maker;
  std::vector<Record> records = three_records();
  add_paragraph(records[0], std::string(300 * 1024, 'x'));
  maker.make(records);
  BOOST_TEST((codes(maker.article_diagnostics) == std::vector<Code>{Code::chapter_large}));
}

BOOST_AUTO_TEST_CASE(a_long_article_with_headings_is_divided_and_links_find_its_pages) {
  BookMaker maker;
  std::vector<Record> records = three_records();
  for (const char* id : {"first", "second"}) {
    const NodeIndex heading = records[0].body.append(Body::root(), Element::heading_2);
    records[0].body.append_text(heading, id);
    records[0].body.set_attribute(heading, Attribute::id, id);
    add_paragraph(records[0], std::string(150 * 1024, 'x'));
  }
  const NodeIndex link = add_link(records[1], "one.md#second", "there");
  records[1].links = {{link, 0, "one", "https://marginal-sea.example/one", "second"}};
  const auto archive = read_archive(maker.make(records).at(0).path);
  const std::string name = chapter_name("one");
  BOOST_TEST(maker.article_diagnostics.empty());
  BOOST_TEST(contains(entry(archive, "EPUB/text/" + name + "-2.xhtml"), "<h2 id=\"second\">"));
  BOOST_TEST(contains(entry(archive, "EPUB/text/" + chapter_name("two") + ".xhtml"),
                      "<a href=\"" + name + "-2.xhtml#second\">there</a>"));
  const std::string package = entry(archive, "EPUB/package.opf");
  BOOST_TEST(contains(
      package, "<itemref idref=\"" + name + "\"/>\n    <itemref idref=\"" + name + "-2\"/>\n"));
}

BOOST_AUTO_TEST_CASE(kindle_findings_are_reported_where_they_are_asked_for) {
  BookMaker maker;
  std::vector<Record> records = three_records();
  const NodeIndex table = records[0].body.append(Body::root(), Element::table);
  for (int i = 0; i < 101; ++i) records[0].body.append(table, Element::table_row);
  maker.make(records);
  BOOST_TEST(maker.article_diagnostics.empty());
  maker.context.kindle_safe = true;
  maker.make(records);
  BOOST_TEST((codes(maker.article_diagnostics) == std::vector{Code::kindle_table_large}));
}

BOOST_AUTO_TEST_CASE(pages_of_a_vertical_book_turn_from_right_to_left) {
  BookMaker maker;
  maker.context.output.book.vertical = true;
  maker.context.publication.language = "ja";
  std::vector<Record> records = three_records();
  for (Record& record : records) record.language = "ja";
  auto archive = read_archive(maker.make(records).at(0).path);
  BOOST_TEST(contains(entry(archive, "EPUB/package.opf"), " page-progression-direction=\"rtl\""));
  BOOST_TEST(contains(entry(archive, "EPUB/styles/base.css"), "writing-mode: vertical-rl"));
  maker.context.publication.language = "en";
  maker.output_diagnostics.clear();
  archive = read_archive(maker.make(records).at(0).path);
  BOOST_TEST(!contains(entry(archive, "EPUB/package.opf"), "page-progression-direction"));
  BOOST_TEST((codes(maker.output_diagnostics) ==
              std::vector{Code::vertical_unsuited, Code::modified_date_unknown}));
}

BOOST_AUTO_TEST_CASE(a_theme_without_fonts_embeds_none_and_says_so) {
  BookMaker maker;
  maker.context.output.book.theme = "plain";
  maker.context.output.book.fonts = true;
  const auto archive = read_archive(maker.make(three_records()).at(0).path);
  BOOST_TEST(!contains(entry(archive, "EPUB/styles/base.css"), "@font-face"));
  BOOST_TEST(!contains(entry(archive, "EPUB/package.opf"), "ibooks"));
  BOOST_TEST((codes(maker.output_diagnostics) ==
              std::vector{Code::modified_date_unknown, Code::theme_font_missing}));
}

BOOST_AUTO_TEST_CASE(a_book_of_undated_articles_says_1980_and_reports_it) {
  BookMaker maker;
  const auto archive = read_archive(maker.make(three_records()).at(0).path);
  BOOST_TEST((codes(maker.output_diagnostics) == std::vector<Code>{Code::modified_date_unknown}));
  BOOST_TEST(contains(entry(archive, "EPUB/package.opf"), ">1980-01-01T00:00:00Z</meta>"));
}

BOOST_AUTO_TEST_CASE(the_source_date_stands_in_for_unknown_dates) {
  BookMaker maker;
  maker.context.source_date = from_epoch_seconds(86400);
  const auto archive = read_archive(maker.make(three_records()).at(0).path);
  BOOST_TEST(maker.output_diagnostics.empty());
  BOOST_TEST(contains(entry(archive, "EPUB/package.opf"), ">1970-01-02T00:00:00Z</meta>"));
}

BOOST_AUTO_TEST_CASE(a_book_that_is_not_committed_leaves_the_old_one) {
  BookMaker maker;
  const std::string path = maker.make(three_records()).at(0).path;
  const std::string before = read_file(path);
  {
    const auto exporter = make_epub_exporter(maker.context);
    Diagnostics diagnostics;
    exporter->finish(diagnostics);
  }
  BOOST_TEST(read_file(path) == before);
  const std::filesystem::directory_iterator files(maker.folder.path() + "/out");
  BOOST_TEST(std::distance(begin(files), end(files)) == 1);
}

BOOST_AUTO_TEST_CASE(a_picture_that_vanishes_stops_the_book) {
  BookMaker maker;
  std::vector<Record> records = three_records();
  add_image(records[0], "a.png", "A picture");
  records[0].images.push_back(file_image("a.png", "a.png", "image/png", "bytes"));
  BOOST_CHECK_THROW(maker.make(records), Error);
}

BOOST_AUTO_TEST_SUITE_END()
