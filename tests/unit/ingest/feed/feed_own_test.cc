#include "ingest/feed/feed_own.h"

#include <boost/test/unit_test.hpp>

#include "ingest/feed/read_feed.h"

using namespace offprint;
using namespace offprint::feed_test;

namespace {

const std::string ours = R"(<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Loaf</title><link>https://loaf.example/</link><copyright>Loaf Press</copyright>
<item xmlns:offprint="urn:offprint:record">
<pubDate>Tue, 12 Mar 2024 12:00:00 +0000</pubDate>
<dc:creator>Ada van Wren</dc:creator>
<media:rating scheme="urn:offprint:advisory">grief</media:rating>
<media:rating scheme="urn:simple">adult</media:rating>
<media:content url="https://loaf.example/d.png" medium="image"/>
<content:encoded><![CDATA[<div dir="rtl"><p><img src="https://loaf.example/d.png" alt="A door"></p>
<ul><li>☑ Salt</li></ul></div>]]></content:encoded>
<offprint:published>2024-03-12</offprint:published>
<offprint:dek>A dek.</offprint:dek>
<offprint:author sort="van Wren, Ada" url="https://ada.example/">Ada van Wren</offprint:author>
<offprint:site url="https://sea.example">Sea Review</offprint:site>
<offprint:future>x</offprint:future>
</item></channel></rss>)";

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_own)

BOOST_AUTO_TEST_CASE(what_offprint_wrote_is_read_back_first) {
  const Draft draft = open_text(ours)->read(0);
  BOOST_TEST(fields_of(draft) ==
             "13:1 published = 2024-03-12 (RSS `offprint:published`)\n"
             "14:1 dek = A dek. (RSS `offprint:dek`)\n"
             "16:1 site = {name: Sea Review, url: https://sea.example} (RSS `offprint:site`)\n"
             "15:1 authors = [{name: Ada van Wren, url: https://ada.example/, sort_name: van Wren, "
             "Ada}] (RSS `offprint:author`)\n"
             "8:1 advisories = [grief] (RSS `media:rating`)\n"
             "6:1 published = Tue, 12 Mar 2024 12:00:00 +0000 (RSS `pubDate`)\n"
             "7:1 authors = [Ada van Wren] (RSS `dc:creator`)\n"
             "10:1 image = https://loaf.example/d.png (RSS `media:content`)\n"
             "10:1 image_alt = A door (alternative text of the image in the content)\n"
             "11:27 direction = rtl (direction of the content)\n");
  BOOST_TEST(html_of(draft) == "<ul><li>☑ Salt</li>\n</ul>");
}

BOOST_AUTO_TEST_CASE(codes_of_tags_are_read_back) {
  const auto reader = open_text(
      "<rss version='2.0'><channel><item xmlns:offprint='urn:offprint:record'>"
      "<category domain='x'>Salt, sea</category><category>Tides</category>"
      "<offprint:subject authority='MEDTOP' term='20000649'>Salt, sea</offprint:subject>"
      "<offprint:subject authority='MEDTOP' term='20000650'>Salt, sea</offprint:subject>"
      "<offprint:subject authority='MEDTOP' term='1'>Sand</offprint:subject>"
      "</item></channel></rss>");
  BOOST_TEST(field_of(reader->read(0), FieldName::tags) ==
             "[{name: Salt, sea, codes: {MEDTOP: [20000649, 20000650]}}, Tides]");
}

BOOST_AUTO_TEST_CASE(an_item_from_elsewhere_does_not_inherit_the_rights_of_the_feed) {
  const auto reader = open_text(
      "<rss version='2.0'><channel><copyright>Loaf Press</copyright><item><title>a</title></item>"
      "<item><source url='https://sea.example/feed'>Sea</source></item></channel></rss>");
  BOOST_TEST(field_of(reader->read(0), FieldName::rights) == "Loaf Press");
  BOOST_TEST(field_of(reader->read(1), FieldName::rights) == "");
}

BOOST_AUTO_TEST_SUITE_END()
