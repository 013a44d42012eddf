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

BOOST_AUTO_TEST_CASE(what_atom_demanded_and_nobody_knew_is_not_read) {
  const std::string text =
      "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Saltern Press</name></author>"
      "<entry xmlns:offprint='urn:offprint:record' xml:lang='de'><id>urn:uuid:1</id>"
      "<title>Pans</title><updated>1980-01-01T00:00:00Z</updated><offprint:id>pans 7</offprint:id>"
      "UNKNOWN</entry></feed>";
  const auto with = [&](std::string_view unknown) {
    std::string feed = text;
    return open_text(feed.replace(feed.find("UNKNOWN"), 7, unknown))->read(0);
  };
  const Draft unknown = with(
      "<offprint:unknown>author</offprint:unknown><offprint:unknown>updated</offprint:unknown>"
      "<p:expirationDate xmlns:p='http://prismstandard.org/namespaces/basic/2.0/'>2031-05-01"
      "</p:expirationDate>");
  BOOST_TEST(field_of(unknown, FieldName::expires).find("2031-05-01") != std::string::npos);
  BOOST_TEST(field_of(unknown, FieldName::id).find("pans 7") != std::string::npos);
  BOOST_TEST(!unknown.find(FieldName::authors));
  BOOST_TEST(!unknown.find(FieldName::published));
  BOOST_TEST(!unknown.find(FieldName::modified));
  // Without content, the entry's language is its own.
  BOOST_TEST(field_of(unknown, FieldName::language).find("de") != std::string::npos);
  const Draft known = with("");
  BOOST_TEST(known.find(FieldName::authors));
  BOOST_TEST(known.find(FieldName::published));
}

BOOST_AUTO_TEST_CASE(updated_of_atom_that_repeats_published_says_nothing) {
  const auto modified_at = [](std::string_view updated) {
    return open_text(
               "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Pans</title>"
               "<published>2024-05-03T08:00:00Z</published><updated>" +
               std::string(updated) + "</updated></entry></feed>")
               ->read(0)
               .find(FieldName::modified) != nullptr;
  };
  BOOST_TEST(!modified_at("2024-05-03T08:00:00Z"));
  BOOST_TEST(modified_at("2024-05-04T08:00:00Z"));
}

BOOST_AUTO_TEST_CASE(length_and_number_of_an_episode_are_of_its_enclosure) {
  const auto enclosures_of = [](std::string_view item) {
    return field_of(open_text(std::string(item))->read(0), FieldName::enclosures);
  };
  BOOST_TEST(
      enclosures_of("<rss version='2.0'><channel><item>"
                    "<enclosure url='https://tide.example/a.mp3' type='audio/mpeg'/>"
                    "<itunes:duration>30:34</itunes:duration><itunes:season>1</itunes:season>"
                    "<itunes:episode>2</itunes:episode></item></channel></rss>")
          .find("duration: 30:34, season: 1, episode: 2") != std::string::npos);
  BOOST_TEST(enclosures_of("<feed xmlns='http://www.w3.org/2005/Atom'><entry "
                           "xmlns:offprint='urn:offprint:record'><link rel='enclosure' "
                           "href='https://tide.example/a.mp3' offprint:duration='1834'/>"
                           "</entry></feed>")
                 .find("duration: 1834") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_a_picture_shows_is_no_summary) {
  const Draft draft =
      open_text(
          "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item>"
          "<title>Pans</title><media:content url='https://tide.example/d.png' medium='image'>"
          "<media:description>A door</media:description></media:content></item></channel></rss>")
          ->read(0);
  BOOST_TEST(!draft.find(FieldName::summary));
  BOOST_TEST(field_of(draft, FieldName::image_alt).find("A door") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
