#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "export/feed_xml.h"
#include "export/rss/rss_exporter.h"
#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

constexpr std::string_view opening = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
     xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/">
)";

std::string feed(const ExportContext& context, const std::vector<Record>& records,
                 OutputFile* written = nullptr) {
  return export_feed(make_rss_exporter, context, records, written);
}

std::string plain(std::string_view text) {
  std::string out;
  append_plain_text(out, text);
  return out;
}

std::string cdata(std::string_view text) {
  std::string out;
  append_cdata(out, text);
  return out;
}

pugi::xml_node channel_of(pugi::xml_document& document, const std::string& text) {
  const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size());
  BOOST_REQUIRE_MESSAGE(result, result.description());
  return document.child("rss").child("channel");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rss)

BOOST_AUTO_TEST_CASE(plain_text_is_escaped_for_readers_that_unescape_twice) {
  BOOST_TEST(plain("a < b & c > d \"e\"") == "a &#x3C; b &#x26; c &#x3E; d \"e\"");
  BOOST_TEST(plain("]]>") == "]]&#x3E;");
  BOOST_TEST(plain("bell\x07 and \xEF\xBF\xBF end") == "bell and  end");
  BOOST_TEST(plain("") == "");
}

BOOST_AUTO_TEST_CASE(no_tag_begins_in_plain_text_and_ids_stay_to_the_letter) {
  BOOST_TEST(plain("A <b> of Vec<T>") == "A &#x3C;\u2060b&#x3E; of Vec&#x3C;\u2060T&#x3E;");
  std::string id;
  append_exact_text(id, "<b>");
  BOOST_TEST(id == "&#x3C;b&#x3E;");
}

BOOST_AUTO_TEST_CASE(cdata_is_divided_at_its_end_mark_and_holds_no_controls) {
  BOOST_TEST(cdata("<p>a</p>") == "<![CDATA[<p>a</p>]]>");
  BOOST_TEST(cdata("a]]>b]]>") == "<![CDATA[a]]]]><![CDATA[>b]]]]><![CDATA[>]]>");
  BOOST_TEST(cdata("a\x08") == "<![CDATA[a]]>");
  pugi::xml_document document;
  const std::string text = "<x>" + cdata("1]]>2]]]>3") + "</x>";
  BOOST_REQUIRE(document.load_buffer(text.data(), text.size()));
  std::string joined;
  for (const pugi::xml_node part : document.child("x")) joined += part.value();
  BOOST_TEST(joined == "1]]>2]]]>3");
}

BOOST_AUTO_TEST_CASE(an_empty_feed_is_whole) {
  BOOST_TEST(feed(small_context(), {}) == std::string(opening) + R"(  <channel>
    <title>Marginal Sea</title>
    <link>https://sea.example/</link>
    <description>Marginal Sea</description>
    <language>en</language>
    <generator>offprint</generator>
    <docs>https://www.rssboard.org/rss-specification</docs>
    <atom:link href="https://sea.example/feed.data" rel="self" type="application/rss+xml"/>
  </channel>
</rss>
)");
}

BOOST_AUTO_TEST_CASE(nothing_empty_is_written) {
  ExportContext context = small_context();
  context.publication.language = "und";
  context.output.title = "Essays";
  context.source_date = date("2024-01-01T00:00:00Z");
  BOOST_TEST(feed(context, {small_record()}) == std::string(opening) + R"(  <channel>
    <title>Essays</title>
    <link>https://sea.example/</link>
    <description>Essays</description>
    <lastBuildDate>Mon, 01 Jan 2024 00:00:00 +0000</lastBuildDate>
    <generator>offprint</generator>
    <docs>https://www.rssboard.org/rss-specification</docs>
    <atom:link href="https://sea.example/feed.data" rel="self" type="application/rss+xml"/>
    <item>
      <title>The Ferry</title>
      <link>https://sea.example/ferry/</link>
      <guid isPermaLink="false">https://sea.example/ferry/</guid>
      <dc:language>en</dc:language>
    </item>
  </channel>
</rss>
)");
}

BOOST_AUTO_TEST_CASE(a_full_article_says_everything) {
  OutputFile written;
  const std::string text = feed(full_context(), {full_record()}, &written);
  BOOST_TEST(text == std::string(opening) + R"(  <channel>
    <title>Marginal Sea</title>
    <link>https://sea.example/</link>
    <description>Shores &#x26; instruments</description>
    <language>en</language>
    <copyright>© 2024 Sea Press</copyright>
    <dc:publisher>Sea Press</dc:publisher>
    <lastBuildDate>Mon, 09 Sep 2024 12:00:00 +0000</lastBuildDate>
    <generator>offprint</generator>
    <docs>https://www.rssboard.org/rss-specification</docs>
    <atom:link href="https://sea.example/feed.data" rel="self" type="application/rss+xml"/>
    <image>
      <url>https://sea.example/images/our%20logo.png</url>
      <title>Marginal Sea</title>
      <link>https://sea.example/</link>
    </image>
    <item xmlns:offprint="urn:offprint:record">
      <title>Salt &#x26; &#x3C; Tide &#x3E;</title>
      <link>https://sea.example/ferry/</link>
      <guid isPermaLink="false">https://sea.example/ferry/</guid>
      <pubDate>Sat, 07 Sep 2024 18:40:00 +0100</pubDate>
      <atom:updated>2024-09-09T12:00:00Z</atom:updated>
      <dc:creator>Maud Tregellis</dc:creator>
      <dc:creator>Ido &#x26; Co</dc:creator>
      <category>Field notes</category>
      <category>R&#x26;D</category>
      <dc:language>en</dc:language>
      <dc:rights>© 2024 Tregellis</dc:rights>
      <description>Tides &#x3C; moons &#x26; "suns"</description>
      <content:encoded><![CDATA[)" +
                         std::string(full_content[0]) + std::string(full_content[1]) +
                         R"(]]></content:encoded>
      <media:content url="https://sea.example/dusk.jpg?w=8&amp;h=6" type="image/jpeg")"
                         R"( medium="image" width="800" height="600">
        <media:description>A "ferry" at dusk</media:description>
      </media:content>
      <media:thumbnail url="https://sea.example/dusk.jpg?w=8&amp;h=6" width="800" height="600"/>
      <media:rating scheme="urn:offprint:advisory">loss</media:rating>
      <offprint:subtitle>A second line</offprint:subtitle>
      <offprint:dek>What it is about</offprint:dek>
      <offprint:section>Essays</offprint:section>
      <offprint:series>Averil</offprint:series>
      <offprint:modified>2024-09-09</offprint:modified>
      <offprint:author sort="Tregellis, Maud" url="https://sea.example/maud">)"
                         R"(Maud Tregellis</offprint:author>
      <offprint:author sort="Ido &amp; Co">Ido &#x26; Co</offprint:author>
    </item>
  </channel>
</rss>
)");
  BOOST_TEST(written.size == text.size());
  BOOST_TEST(written.articles == 1u);
  BOOST_TEST(written.media_type == "application/rss+xml");
}

BOOST_AUTO_TEST_CASE(it_is_xml_whatever_the_text) {
  Record record = full_record();
  record.title = "</title><script> & ]]> \x0B";
  record.authors = {{"\x01<b>", "", ""}};
  record.advisories = {{"</media:rating>", "x", "", ""}};
  record.id = "a&b<c";
  record.images[0].url = "https://sea.example/?\"'<>&";
  ExportContext context = full_context();
  context.publication.title = "</channel>";
  context.publication.site = "https://sea.example/\"><x>";
  pugi::xml_document document;
  const pugi::xml_node channel = channel_of(document, feed(context, {record, small_record()}));
  BOOST_TEST(channel.child_value("title") == "<\u2060/channel>");
  BOOST_TEST(channel.child("item").child_value("title") == "<\u2060/title><\u2060script> & ]]> ");
  BOOST_TEST(channel.child("item").child_value("guid") == "a&b<c");
  BOOST_TEST(channel.child("item").child_value("dc:creator") == "<\u2060b>");
  BOOST_TEST(channel.child("item").child_value("media:rating") == "</media:rating>");
  BOOST_TEST(channel.child("item").next_sibling("item").child_value("title") == "The Ferry");
}

BOOST_AUTO_TEST_CASE(what_goes_with_an_article_is_enclosed_or_media) {
  Record record = small_record();
  record.enclosures = {{"https://sea.example/p.pdf", "application/pdf", 0, "The paper"},
                       {"https://sea.example/a.mp3?x=1&y", "audio/mpeg", 12345, ""}};
  const std::string two = feed(small_context(), {record});
  BOOST_TEST(two.find(R"(
      <enclosure url="https://sea.example/a.mp3?x=1&amp;y" length="12345" type="audio/mpeg"/>
      <media:content url="https://sea.example/p.pdf" type="application/pdf">
        <media:title>The paper</media:title>
      </media:content>
      <media:content url="https://sea.example/a.mp3?x=1&amp;y" type="audio/mpeg" fileSize="12345"/>
    </item>)") != std::string::npos);
  record.enclosures = {{"https://sea.example/b", "", 0, ""}};
  BOOST_TEST(feed(small_context(), {record}).find(R"(
      <enclosure url="https://sea.example/b" length="0" type="application/octet-stream"/>
    </item>)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_article_of_another_site_says_so) {
  Record record = small_record();
  record.slug = "the-ferry";
  record.site = {"Sea & Review", "https://review.example"};
  record.direction = Direction::rtl;
  record.published = date("2024-09-07");
  const std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find(R"(
      <offprint:slug>the-ferry</offprint:slug>
      <offprint:published>2024-09-07</offprint:published>
      <offprint:direction>rtl</offprint:direction>
      <offprint:site url="https://review.example">Sea &#x26; Review</offprint:site>
    </item>)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_tag_of_a_known_scheme_is_one_category_and_tells_its_codes) {
  Record record = small_record();
  record.tags = {{"Salt & sea", "salt", {}, {{"MEDTOP", "20000649"}, {"BISAC", "HIS054000"}}},
                 {"Tides", "tides", {}}};
  const std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find(R"(
      <category domain="http://cv.iptc.org/newscodes/mediatopic/">Salt &#x26; sea</category>
      <category>Tides</category>
)") != std::string::npos);
  BOOST_TEST(text.find(R"(
      <offprint:subject authority="MEDTOP" term="20000649">Salt &#x26; sea</offprint:subject>
      <offprint:subject authority="BISAC" term="HIS054000">Salt &#x26; sea</offprint:subject>
    </item>)") != std::string::npos);
}

// Faults of well-known feed templates.

BOOST_AUTO_TEST_CASE(every_prefix_that_is_used_is_declared) {
  pugi::xml_document document;
  const std::string text = feed(full_context(), {full_record()});
  channel_of(document, text);
  const pugi::xml_node root = document.child("rss");
  struct Walker : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      const std::string_view name = node.name();
      if (const std::size_t colon = name.find(':'); colon != name.npos)
        prefixes.push_back(std::string(name.substr(0, colon)));
      return true;
    }
    std::vector<std::string> prefixes;
  } walker;
  document.traverse(walker);
  BOOST_TEST(walker.prefixes.size() == 19u);
  const pugi::xml_node item = root.child("channel").child("item");
  for (const std::string& prefix : walker.prefixes) {
    const std::string declaration = "xmlns:" + prefix;
    BOOST_TEST((root.attribute(declaration.c_str()) || item.attribute(declaration.c_str())),
               prefix);
  }
}

BOOST_AUTO_TEST_CASE(names_are_no_email_addresses_and_pictures_are_attributes) {
  pugi::xml_document document;
  const pugi::xml_node item =
      channel_of(document, feed(full_context(), {full_record()})).child("item");
  BOOST_TEST(!item.child("author"));
  BOOST_TEST(item.child_value("media:thumbnail") == "");
  BOOST_TEST(item.child("media:thumbnail").attribute("url").value() ==
             "https://sea.example/dusk.jpg?w=8&h=6");
}

BOOST_AUTO_TEST_CASE(guid_stays_when_the_address_changes) {
  Record record = small_record();
  record.url = "https://sea.example/renamed/";
  pugi::xml_document document;
  const pugi::xml_node item = channel_of(document, feed(small_context(), {record})).child("item");
  BOOST_TEST(item.child_value("guid") == "https://sea.example/ferry/");
  BOOST_TEST(item.child("guid").attribute("isPermaLink").value() == "false");
  BOOST_TEST(item.child_value("link") == "https://sea.example/renamed/");
}

BOOST_AUTO_TEST_CASE(an_advisory_is_no_adult_rating) {
  const std::string text = feed(full_context(), {full_record()});
  BOOST_TEST(text.find("urn:simple") == text.npos);
  BOOST_TEST(text.find("adult") == text.npos);
}

BOOST_AUTO_TEST_CASE(a_feed_that_is_not_committed_leaves_nothing) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.xml";
  {
    const auto exporter = make_rss_exporter(context);
    BOOST_TEST(exporter->in_order());
    exporter->append({0}, exporter->render(full_record()));
    Diagnostics diagnostics;
    exporter->finish(diagnostics);
    BOOST_TEST(!std::filesystem::exists(context.path));
  }
  BOOST_TEST(folder.is_empty());
}

BOOST_AUTO_TEST_CASE(an_article_says_when_it_expires) {
  Record record = small_record();
  BOOST_TEST(feed(small_context(), {record}).find("expirationDate") == std::string::npos);
  record.expires = date("2031-05-01");
  BOOST_TEST(feed(small_context(), {record})
                 .find("      <prism:expirationDate "
                       "xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\">2031-05-01"
                       "</prism:expirationDate>\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_feed_says_how_often_it_changes) {
  ExportContext context = small_context();
  BOOST_TEST(feed(context, {}).find("<ttl>") == std::string::npos);
  context.output.feed.update_period = "daily";
  context.output.feed.update_frequency = 2;
  const std::string text = feed(context, {});
  BOOST_TEST(text.find("xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"") != text.npos);
  BOOST_TEST(text.find("    <ttl>720</ttl>\n"
                       "    <sy:updatePeriod>daily</sy:updatePeriod>\n"
                       "    <sy:updateFrequency>2</sy:updateFrequency>\n") != text.npos,
             text);
  pugi::xml_document document;
  BOOST_TEST(document.load_string(text.c_str()));
}

BOOST_AUTO_TEST_SUITE_END()
