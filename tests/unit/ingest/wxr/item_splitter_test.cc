#include "ingest/wxr/item_splitter.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/wxr/export_text.h"

using namespace offprint;

namespace {

// Every item: where it is, its id, its text.
std::string slices(const std::string& text, std::size_t chunk = 1 << 20) {
  const auto source = bytes_in_memory(text);
  const WxrIndex index = split_wxr(*source, chunk);
  std::string out;
  for (const WxrSlice& slice : index.items)
    out += std::to_string(slice.line) + ":" + std::to_string(slice.column) + " " +
           std::to_string(slice.id) + (slice.is_cut ? " cut " : " ") +
           source->read(slice.offset, slice.length) + "\n";
  for (const auto& skipped : index.skipped)
    out += skipped.type + " " + std::to_string(skipped.count) + " " +
           std::to_string(skipped.first.line) + ":" + std::to_string(skipped.first.column) + "\n";
  return out + std::to_string(index.comments) + " comments, " +
         std::to_string(index.authors.size()) + " authors, " + (index.has_end ? "whole" : "cut");
}

const std::string mixed = export_of(
    "\t<item>\n<!-- <item> --><wp:post_id>7</wp:post_id><content:encoded><![CDATA[ÄÖ </item> "
    "<item> ]]]]><![CDATA[> x]]></content:encoded>\n</item>\n"
    "<item><wp:post_id><![CDATA[ 8 ]]></wp:post_id><wp:post_type>nav_menu_item</wp:post_type>"
    "</item> é<item ><wp:post_id>9</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id>"
    "</wp:comment></item>\r\n<item/>\n");

}  // namespace

BOOST_AUTO_TEST_SUITE(item_splitter)

BOOST_AUTO_TEST_CASE(items_are_found_whatever_stands_in_their_sections_and_comments) {
  BOOST_TEST(slices(export_of("<item>a</item>\n <item><content:encoded><![CDATA[<item>]]>"
                              "</content:encoded><wp:post_id>3</wp:post_id></item>")) ==
             "10:1 0 <item>a</item>\n"
             "11:2 3 <item><content:encoded><![CDATA[<item>]]></content:encoded>"
             "<wp:post_id>3</wp:post_id></item>\n"
             "0 comments, 1 authors, whole");
}

BOOST_AUTO_TEST_CASE(chunks_may_end_anywhere) {
  const std::string whole = slices(mixed);
  for (std::size_t chunk = 1; chunk < 600; chunk += 1 + chunk / 40)
    BOOST_TEST(slices(mixed, chunk) == whole);
}

BOOST_AUTO_TEST_CASE(a_file_may_end_anywhere) {
  for (std::size_t length = 0; length < mixed.size(); ++length)
    BOOST_TEST(!slices(mixed.substr(0, length), 64).empty());
}

BOOST_AUTO_TEST_CASE(an_item_without_its_end_is_cut_where_the_next_begins) {
  BOOST_TEST(slices(export_of("<item>a\n<item>b</item>\n<item>c")) ==
             "10:1 0 cut <item>a\n\n11:1 0 <item>b</item>\n"
             "12:1 0 cut <item>c\n0 comments, 1 authors, whole");
}

BOOST_AUTO_TEST_CASE(a_section_that_is_not_closed_costs_its_item_alone) {
  const std::string text = export_of(
      "<item><title><![CDATA[A]]></title><d><![CDATA[lost</d></item>\n"
      "<item><title><![CDATA[B]]></title></item>\n"
      "<item><d><![CDATA[lost</d></item>\n<item>C</item>\n<item><d><![CDATA[too</d></item>\n");
  for (const std::size_t chunk : {3UL, 50UL, 4096UL})
    BOOST_TEST(slices(text, chunk) ==
               "10:1 0 <item><title><![CDATA[A]]></title><d><![CDATA[lost</d></item>\n"
               "11:1 0 <item><title><![CDATA[B]]></title></item>\n"
               "12:1 0 <item><d><![CDATA[lost</d></item>\n"
               "13:1 0 <item>C</item>\n"
               "14:1 0 cut <item><d><![CDATA[too</d></item>\n</channel>\n</rss>\n\n"
               "0 comments, 1 authors, cut");
}

BOOST_AUTO_TEST_CASE(a_text_about_feeds_may_hold_items_and_sections) {
  const std::string item =
      "<item><d><![CDATA[<pre></item>\n<item><![CDATA[x]]]]><![CDATA[></pre>"
      "]]></d></item>";
  BOOST_TEST(slices(export_of(item)) == "10:1 0 " + item + "\n0 comments, 1 authors, whole");
}

BOOST_AUTO_TEST_CASE(time_is_linear_in_hostile_files) {
  for (const std::string piece : {"<item><![CDATA[x</item>\n", "<!-- ", "<item>", "<![CDATA[",
                                  "</item><item><![CDATA[", "<wp:author>"}) {
    std::string text = "<rss><channel>";
    while (text.size() < 2'000'000) text += piece;
    BOOST_TEST(!slices(text).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
