#include <boost/test/unit_test.hpp>

#include "export/epub/navigation.h"
#include "export/epub/package.h"
#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

std::string shape(const std::vector<BookPart>& parts) {
  std::string all;
  for (const BookPart& part : parts)
    all += part.title + "#" + std::to_string(part.number) + "[" + std::to_string(part.begin) + "," +
           std::to_string(part.end) + ")";
  return all;
}

std::vector<Record> records(std::uint32_t count) {
  std::vector<Record> all;
  for (std::uint32_t i = 0; i < count; ++i)
    all.push_back(make_record(i, "id-" + std::to_string(i), "Title " + std::to_string(i)));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_parts)

BOOST_AUTO_TEST_CASE(parts_of_a_volume_are_found_by_the_positions_of_its_chapters) {
  const std::vector<Part> parts = {{"", 0}, {"One", 1}, {"Two", 4}, {"", 6}, {"Three", 7}};
  BOOST_TEST(shape(parts_of({0, 1, 2, 3, 4, 5, 6, 7}, parts)) ==
             "#0[0,1)One#1[1,4)Two#2[4,6)#0[6,7)Three#3[7,8)");
  // A volume that begins within a part repeats it, under its number.
  BOOST_TEST(shape(parts_of({3, 4, 5}, parts)) == "One#1[0,1)Two#2[1,3)");
  BOOST_TEST(shape(parts_of({5, 7}, parts)) == "Two#2[0,1)Three#3[1,2)");
  BOOST_TEST(parts_of({0, 1}, {}).empty());
  BOOST_TEST(shape(parts_of({0, 1}, {{"Late", 1}})) == "#0[0,1)Late#1[1,2)");
}

BOOST_AUTO_TEST_CASE(parts_nest_the_contents_and_have_title_pages) {
  BookMaker maker;
  maker.context.parts = {{"", 0}, {"Salt & Tar", 1}};
  const auto archive = read_archive(maker.make(records(3)).at(0).path);
  const std::string nav = entry(archive, "EPUB/nav.xhtml");
  BOOST_TEST(contains(nav, "<li><a href=\"text/part-1.xhtml\">Salt &amp; Tar</a>\n<ol>\n<li><a"));
  BOOST_TEST(nav.find("Title 0") < nav.find("Salt &amp; Tar"));
  const std::string ncx = entry(archive, "EPUB/toc.ncx");
  BOOST_TEST(contains(ncx, "name=\"dtb:depth\" content=\"2\""));
  BOOST_TEST(contains(ncx, "<navPoint id=\"part-1\" playOrder=\"2\">"));
  const std::string part = entry(archive, "EPUB/text/part-1.xhtml");
  BOOST_TEST(contains(part, "epub:type=\"part\" role=\"doc-part\""));
  BOOST_TEST(contains(part, "<div class=\"part-number\">Part 1</div>"));
  BOOST_TEST(contains(part, "<a href=\"../text/" + chapter_name("id-1") + ".xhtml\">Title 1</a>"));
  const std::string package = entry(archive, "EPUB/package.opf");
  BOOST_TEST(contains(package, "<itemref idref=\"" + chapter_name("id-0") +
                                   "\"/>\n    <itemref idref=\"part-1\"/>"));
  BOOST_TEST(contains(entry(archive, "EPUB/contents.xhtml"),
                      "<h2><a href=\"text/part-1.xhtml\">Salt &amp; Tar</a></h2>"));
}

BOOST_AUTO_TEST_CASE(volumes_that_begin_within_a_part_repeat_it) {
  BookMaker maker;
  maker.context.parts = {{"One", 0}, {"Two", 3}};
  maker.context.output.volume_size = 2;
  const auto outputs = maker.make(records(4));
  const auto second = read_archive(outputs.at(1).path);
  BOOST_TEST(contains(entry(second, "EPUB/text/part-1.xhtml"), ">One</h1>"));
  BOOST_TEST(contains(entry(second, "EPUB/text/part-2.xhtml"), "Part 2"));
}

BOOST_AUTO_TEST_CASE(the_body_begins_with_the_first_parts_page) {
  BookMaker maker;
  maker.context.parts = {{"One", 0}};
  const auto archive = read_archive(maker.make(records(2)).at(0).path);
  BOOST_TEST(contains(entry(archive, "EPUB/nav.xhtml"),
                      "<a epub:type=\"bodymatter\" href=\"text/part-1.xhtml\">"));
}

BOOST_AUTO_TEST_CASE(many_articles_are_not_listed_twice) {
  BookMaker maker;
  maker.context.parts = {{"One", 0}};
  const auto archive = read_archive(maker.make(records(41)).at(0).path);
  BOOST_TEST(!contains(entry(archive, "EPUB/text/part-1.xhtml"), "part-list"));
}

BOOST_AUTO_TEST_SUITE_END()
