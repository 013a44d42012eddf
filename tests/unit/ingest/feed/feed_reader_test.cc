#include "ingest/feed/feed_reader.h"

#include <boost/test/unit_test.hpp>

#include "ingest/feed/read_feed.h"

using namespace offprint;
using namespace offprint::feed_test;

namespace {

const std::string rss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>The Daily Loaf</title>
<link>https://loaf.example/</link>
<language>en-gb</language>
<copyright>Loaf Press</copyright>
<item>
  <title>Salt &amp;amp; water</title>
  <link>https://loaf.example/salt</link>
  <guid isPermaLink="false">loaf-7</guid>
  <dc:creator>Jane Roe</dc:creator>
  <pubDate>Tue, 12 Mar 2024 09:30:00 +0100</pubDate>
  <category>Bread</category>
  <category>Bread</category>
  <category>Sea</category>
  <description>What &lt;b&gt;salt&lt;/b&gt; does.</description>
  <content:encoded><![CDATA[<p>Salt.</p>
<p><img src="/i.png" alt="A pan"></p>]]></content:encoded>
  <enclosure url="https://loaf.example/a.mp3" type="audio/mpeg" length="7"/>
</item>
<item><title>Second</title></item>
</channel>
</rss>)";

const std::string atom = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"
      xml:base="https://loaf.example/n/">
<title type="html">The &lt;i&gt;Loaf&lt;/i&gt;</title>
<link href="."/>
<author><name>Ann Poe</name><uri>ann</uri></author>
<rights>Loaf Press</rights>
<entry>
  <title>Salz</title>
  <id>tag:loaf.example,2024:1</id>
  <link href="salz"/>
  <link rel="enclosure" href="a.mp3" type="audio/mpeg" title="Read aloud"/>
  <published>2024-03-12T09:30:00+01:00</published>
  <updated>2024-03-13T09:30:00+01:00</updated>
  <category term="brot" label="Brot"/>
  <summary>Was Salz tut</summary>
  <content type="xhtml" xml:base="b/"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>Salz <a href="c">hier</a></p></div></content>
</entry>
</feed>)";

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_reader)

BOOST_AUTO_TEST_CASE(an_rss_item_becomes_a_draft_with_its_channels_facts) {
  const auto reader = open_text(rss);
  BOOST_TEST(reader->document_count() == 2);
  const Draft draft = reader->read(0);
  BOOST_TEST(fields_of(draft) ==
             "10:3 title = Salt & water (RSS `title`)\n"
             "12:3 id = loaf-7 (RSS `guid`)\n"
             "11:3 url = https://loaf.example/salt (RSS `link`)\n"
             "14:3 published = Tue, 12 Mar 2024 09:30:00 +0100 (RSS `pubDate`)\n"
             "13:3 authors = [Jane Roe] (RSS `dc:creator`)\n"
             "15:3 tags = [Bread, Sea] (RSS `category`)\n"
             "18:3 summary = What salt does. (RSS `description`)\n"
             "21:3 enclosures = [{url: https://loaf.example/a.mp3, type: audio/mpeg, length: 7}] "
             "(RSS `enclosure`)\n"
             "4:1 site = {name: The Daily Loaf, url: https://loaf.example/} (RSS `channel`)\n"
             "8:1 rights = Loaf Press (RSS `copyright`)\n"
             "7:1 language = en-gb (RSS `language`)\n");
  BOOST_TEST(html_of(draft) ==
             "<p>Salt.</p>\n<p><img src=\"https://loaf.example/i.png\" alt=\"A pan\"></p>");
  BOOST_TEST(messages_of(draft) == "");
}

BOOST_AUTO_TEST_CASE(positions_in_cdata_are_exact) {
  const Draft draft = open_text(rss)->read(0);
  std::string places;
  for (NodeIndex node = Body::root(); node != no_node;
       node = draft.body.next_in_order(node, Body::root()))
    if (node != Body::root()) places += print(draft.body[node].position) + " ";
  BOOST_TEST(places == "19:29 19:32 20:1 20:4 ");
}

BOOST_AUTO_TEST_CASE(an_atom_entry_becomes_a_draft_with_its_feeds_facts) {
  const Draft draft = open_text(atom)->read(0);
  BOOST_TEST(fields_of(draft) ==
             "8:3 title = Salz (Atom `title`)\n"
             "9:3 id = tag:loaf.example,2024:1 (Atom `id`)\n"
             "10:3 url = https://loaf.example/n/salz (Atom `link`)\n"
             "12:3 published = 2024-03-12T09:30:00+01:00 (Atom `published`)\n"
             "13:3 modified = 2024-03-13T09:30:00+01:00 (Atom `updated`)\n"
             "14:3 tags = [Brot] (Atom `category`)\n"
             "1:1 language = de (Atom `xml:lang`)\n"
             "15:3 summary = Was Salz tut (Atom `summary`)\n"
             "11:3 enclosures = [{url: https://loaf.example/n/a.mp3, type: audio/mpeg, title: Read "
             "aloud}] (Atom `link`)\n"
             "1:1 site = {name: The Loaf, url: https://loaf.example/n/} (Atom `feed`)\n"
             "5:1 authors = [{name: Ann Poe, url: https://loaf.example/n/ann}] (Atom `author` of "
             "the feed)\n"
             "6:1 rights = Loaf Press (Atom `rights`)\n");
  BOOST_TEST(html_of(draft) == "<p>Salz <a href=\"https://loaf.example/n/b/c\">hier</a></p>");
  BOOST_TEST(print(draft.body[draft.body[Body::root()].first_child].position) == "17:5");
}

BOOST_AUTO_TEST_CASE(rss_1_has_its_items_beside_the_channel) {
  const auto reader = open_text(
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/'><channel><title>Loaf</title></channel>"
      "<item r:about='urn:1'><title>One</title></item><item><title>Two</title></item></r:RDF>");
  BOOST_TEST(reader->document_count() == 2);
  BOOST_TEST(field_of(reader->read(0), FieldName::id) == "urn:1");
  BOOST_TEST(field_of(reader->read(1), FieldName::title) == "Two");
  BOOST_TEST(field_of(reader->read(1), FieldName::site) == "{name: Loaf}");
}

BOOST_AUTO_TEST_CASE(names_of_documents_stay_when_the_feed_rolls) {
  const auto feed = [](const std::string& items) {
    return open_text("<rss><channel>" + items + "</channel></rss>");
  };
  const std::string first = "<item><guid>a</guid></item>", second = "<item><guid>b</guid></item>";
  const std::string name = feed(first + second)->read(1).origin;
  BOOST_TEST(name == feed(second)->read(0).origin);
  BOOST_TEST(file_of_origin(name) == "a/feed.xml");
  BOOST_TEST(part_of_origin(name).size() == 16);
  BOOST_TEST(feed(first + first)->read(1).origin == feed(first)->read(0).origin + "-2");
}

BOOST_AUTO_TEST_CASE(a_mistake_costs_the_rest_of_its_item) {
  const auto reader = open_text(
      "<rss><channel><title>Loaf</title>\n<item><title>One</title></item>\n"
      "<item><title>Two</titel><link>https://loaf.example/2</link></item>\n"
      "<item><title>Three</title></item>\n<item><title>Four & <p></title></item>\n"
      "<item><description><b>Five</description></item></channel></rss>");
  BOOST_TEST(reader->document_count() == 5);
  std::string titles, messages;
  for (std::size_t i = 0; i < 5; ++i) {
    const Draft draft = reader->read(i);
    titles += field_of(draft, FieldName::title) + ", ";
    messages += messages_of(draft);
    BOOST_TEST(field_of(draft, FieldName::site) == "{name: Loaf}");
  }
  BOOST_TEST(titles == "One, Two, Three, Four &, , ");
  BOOST_TEST(html_of(reader->read(4)) == "<p><b>Five</b></p>");
  BOOST_TEST(messages ==
             "a/feed.xml:3:19: warning: this end tag belongs to no element that is open here; "
             "what follows was not read up to the next item [feed-syntax]\n"
             "a/feed.xml:5:26: warning: this end tag belongs to no element that is open here; "
             "what follows was not read up to the next item [feed-syntax]\n"
             "a/feed.xml:6:29: warning: this end tag belongs to no element that is open here; "
             "what follows in the feed was not read [feed-syntax]\n");
}

BOOST_AUTO_TEST_CASE(a_mistake_before_all_items_costs_none) {
  const auto reader = open_text(
      "<feed xmlns='http://www.w3.org/2005/Atom'>\n<title>Loaf</titel>\n"
      "<entry><title>One</title></entry></feed>");
  BOOST_TEST(reader->document_count() == 1);
  BOOST_TEST(field_of(reader->read(0), FieldName::title) == "One");
  BOOST_TEST(messages_of(reader->read(0)) ==
             "a/feed.xml:2:14: warning: this end tag belongs to no element that is open here; "
             "what follows was not read up to the next item [feed-syntax]\n");
}

BOOST_AUTO_TEST_CASE(a_feed_without_items_is_no_article) {
  for (const auto& [text, message] :
       {std::pair{"<rss><channel/></rss>", "1:1: warning: the feed has no items [feed-empty]\n"},
        std::pair{"<a/>", "1:1: warning: this is no RSS or Atom feed [feed-empty]\n"},
        std::pair{"<rss><channel>",
                  "1:15: warning: the text ends before all its elements are closed; what follows "
                  "in the feed was not read [feed-syntax]\n"}}) {
    const auto reader = open_text(text);
    BOOST_TEST(reader->document_count() == 1);
    BOOST_TEST(!reader->read(0).is_article);
    BOOST_TEST(messages_of(reader->read(0)) == std::string("a/feed.xml:") + message);
  }
}

BOOST_AUTO_TEST_CASE(what_is_nested_too_deep_is_not_read) {
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<a>";
  for (int i = 0; i < 2000; ++i) deep += "</a>";
  const Draft draft = open_text("<rss><channel><item><description>" + deep +
                                "</description></item></channel></rss>")
                          ->read(0);
  BOOST_TEST(!draft.is_article);
  BOOST_TEST(messages_of(draft) ==
             "a/feed.xml: error: the feed has more than 2000 tags open in one place and was not "
             "read; split it; `limits: open_tags` allows more [html-too-complex]\n");
}

BOOST_AUTO_TEST_CASE(declared_encodings_are_obeyed) {
  const Draft draft = open_text(
                          "<?xml version='1.0' encoding='koi8-r'?><rss><channel><item><title>"
                          "\xF3\xCF\xCC\xD8</title></item></channel></rss>")
                          ->read(0);
  BOOST_TEST(field_of(draft, FieldName::title) == "Соль");
  BOOST_TEST(messages_of(draft) == "");
}

BOOST_AUTO_TEST_CASE(feeds_are_recognized_by_their_outermost_element) {
  for (const std::string text :
       {"<rss version='2.0'>", "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a > b --><rss>",
        "<!DOCTYPE rss [<!ENTITY a 'b>'>]><rss >", "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<atom:feed>", "<entry xmlns='http://www.w3.org/2005/Atom'>",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"})
    BOOST_TEST(recognizes_feed(text), text);
  for (const std::string text :
       {"", "<", "<rss", "rss", "<html><rss>", "<!-- <rss> ", "<entry xmlns='urn:x'>",
        "<rdf:RDF xmlns='http://xmlns.com/foaf/0.1/'>",
        "<rss version='2.0' xmlns:wp='http://wordpress.org/export/1.2/'>"})
    BOOST_TEST(!recognizes_feed(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
