#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "export/atom/atom_exporter.h"
#include "export/atom/atom_item.h"
#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

std::string feed(const ExportContext& context, const std::vector<Record>& records,
                 OutputFile* written = nullptr) {
  return export_feed(make_atom_exporter, context, records, written);
}

pugi::xml_node feed_of(pugi::xml_document& document, const std::string& text) {
  const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size());
  BOOST_REQUIRE_MESSAGE(result, result.description());
  return document.child("feed");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(atom)

BOOST_AUTO_TEST_CASE(an_empty_feed_has_all_that_atom_demands) {
  BOOST_TEST(feed(small_context(), {}) == R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"
      xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en">
  <id>urn:uuid:1d6c8fc7-72bc-54c9-b1fb-8b29fc4af25f</id>
  <title type="text">Marginal Sea</title>
  <updated>1980-01-01T00:00:00Z</updated>
  <link rel="self" type="application/atom+xml" href="https://sea.example/feed.data"/>
  <link rel="alternate" type="text/html" href="https://sea.example/"/>
  <author><name>Marginal Sea</name></author>
  <generator>offprint</generator>
</feed>
)");
}

BOOST_AUTO_TEST_CASE(a_full_article_says_everything) {
  OutputFile written;
  Record record = full_record();
  record.contributors = {{"Jory Penhale", "", "", "", "pht"}};
  record.enclosures = {{"https://sea.example/a.mp3?x=1&y", "audio/mpeg", 12345, "Read aloud"},
                       {"https://sea.example/b", "", 0, ""}};
  const std::string text = feed(full_context(), {record}, &written);
  BOOST_TEST(text == R"(<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"
      xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en">
  <id>urn:uuid:1d6c8fc7-72bc-54c9-b1fb-8b29fc4af25f</id>
  <title type="text">Marginal Sea</title>
  <subtitle>Shores &#x26; instruments</subtitle>
  <updated>2024-09-09T12:00:00Z</updated>
  <link rel="self" type="application/atom+xml" href="https://sea.example/feed.data"/>
  <link rel="alternate" type="text/html" href="https://sea.example/"/>
  <author><name>The Editors</name><uri>https://sea.example/about</uri></author>
  <rights>© 2024 Sea Press</rights>
  <generator>offprint</generator>
  <logo>https://sea.example/images/our%20logo.png</logo>
  <entry xml:lang="en" xmlns:offprint="urn:offprint:record">
    <id>https://sea.example/ferry/</id>
    <title type="text">Salt &#x26; &#x3C; Tide &#x3E;</title>
    <link rel="alternate" type="text/html" href="https://sea.example/ferry/"/>
    <link rel="enclosure" type="audio/mpeg" href="https://sea.example/a.mp3?x=1&amp;y")"
                     R"( length="12345" title="Read aloud"/>
    <link rel="enclosure" href="https://sea.example/b"/>
    <published>2024-09-07T18:40:00+01:00</published>
    <updated>2024-09-09T12:00:00Z</updated>
    <author><name>Maud Tregellis</name><uri>https://sea.example/maud</uri></author>
    <author><name>Ido &#x26; Co</name></author>
    <contributor><name>Jory Penhale</name></contributor>
    <category term="Field notes" label="Field notes"/>
    <category term="R&amp;D" label="R&amp;D"/>
    <rights>© 2024 Tregellis</rights>
    <summary>Tides &#x3C; moons &#x26; "suns"</summary>
    <content type="html"><![CDATA[)" +
                         std::string(full_content[0]) + std::string(full_content[1]) +
                         R"(]]></content>
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
    <offprint:contributor role="pht">Jory Penhale</offprint:contributor>
  </entry>
</feed>
)");
  BOOST_TEST(written.media_type == "application/atom+xml");
}

BOOST_AUTO_TEST_CASE(what_atom_demands_and_nobody_knows_is_said_to_be_unknown) {
  Record record = small_record();
  record.id = "ferry 7";
  record.url = "";
  pugi::xml_document document;
  const pugi::xml_node entry = feed_of(document, feed(small_context(), {record})).child("entry");
  BOOST_TEST(entry.child_value("id") == atom_id("ferry 7"));
  BOOST_TEST(entry.child_value("offprint:id") == "ferry 7");
  BOOST_TEST(entry.child_value("updated") == "1980-01-01T00:00:00Z");
  BOOST_TEST(!entry.child("published"));
  BOOST_TEST(entry.child_value("offprint:unknown") == "author");
  BOOST_TEST(entry.child("offprint:unknown").next_sibling().child_value() == "updated");
  // Without an address there must be content.
  BOOST_TEST(entry.child("content"));
}

BOOST_AUTO_TEST_CASE(an_undated_article_is_reported) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.atom";
  const auto exporter = make_atom_exporter(context);
  const Rendition rendition = exporter->render(small_record());
  BOOST_REQUIRE(rendition.diagnostics.size() == 1);
  BOOST_TEST(to_text(rendition.diagnostics[0]) ==
             "articles/ferry.md: info: Atom demands a date, and the article has none: its entry is "
             "of 1980-01-01; say when it was published [feed-date-unknown]");
  BOOST_TEST(exporter->render(full_record()).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(an_id_is_an_iri_and_depends_on_nothing_but_the_id) {
  BOOST_TEST(atom_id("https://sea.example/ferry/") == "https://sea.example/ferry/");
  BOOST_TEST(atom_id("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a") ==
             "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a");
  BOOST_TEST(atom_id("tag:sea.example,2024:fähre") == "tag:sea.example,2024:fähre");
  for (const std::string id :
       {"42", "a b:c", "https://sea.example/a b", "x:<y>", "https://sea.e[x.example/"}) {
    BOOST_TEST(atom_id(id).starts_with("urn:uuid:"), id);
    BOOST_TEST(atom_id(id) == atom_id(id));
  }
  BOOST_TEST(atom_id("42") != atom_id("43"));
}

BOOST_AUTO_TEST_CASE(what_was_never_modified_was_updated_when_it_was_published) {
  Record record = small_record();
  record.published = date("2024-09-07T18:40:00+01:00");
  std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find("<updated>2024-09-07T18:40:00+01:00</updated>") != text.npos);
  BOOST_TEST(text.find("offprint:modified") == text.npos);
  // An article that states both says so.
  record.modified = record.published;
  text = feed(small_context(), {record});
  BOOST_TEST(text.find("<offprint:modified>2024-09-07T18:40:00+01:00<") != text.npos);
}

BOOST_AUTO_TEST_CASE(a_tag_of_a_known_scheme_is_its_term_and_its_label) {
  Record record = small_record();
  record.tags = {{"Salt & sea", "salt", {}, {{"MEDTOP", "20000649"}, {"BISAC", "HIS054000"}}}};
  const std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find(R"(
    <category term="20000649" scheme="http://cv.iptc.org/newscodes/mediatopic/")"
                       R"( label="Salt &amp; sea"/>
)") != text.npos);
  BOOST_TEST(text.find(R"(<offprint:subject authority="BISAC" term="HIS054000">)") != text.npos);
}

BOOST_AUTO_TEST_CASE(it_is_xml_whatever_the_text) {
  Record record = full_record();
  record.title = "</title><script> & ]]> \x0B";
  record.authors = {{"\x01<b>", "", ""}};
  record.advisories = {{"</media:rating>", "x", "", ""}};
  record.id = "a&b<c";
  record.images[0].url = "https://sea.example/?\"'<>&";
  ExportContext context = full_context();
  context.publication.title = "</feed>";
  context.publication.site = "https://sea.example/\"><x>";
  pugi::xml_document document;
  const pugi::xml_node root = feed_of(document, feed(context, {record, small_record()}));
  BOOST_TEST(root.child_value("title") == "<\u2060/feed>");
  BOOST_TEST(root.child("entry").child_value("title") == "<\u2060/title><\u2060script> & ]]> ");
  BOOST_TEST(root.child("entry").child_value("offprint:id") == "a&b<c");
  BOOST_TEST(root.child("entry").child("author").child_value("name") == "<\u2060b>");
  BOOST_TEST(root.child("entry").next_sibling("entry").child_value("title") == "The Ferry");
}

BOOST_AUTO_TEST_CASE(id_of_the_feed_stays_whatever_it_holds_and_is_its_own) {
  pugi::xml_document a, b, c;
  ExportContext context = full_context();
  const std::string id = feed_of(a, feed(context, {})).child_value("id");
  context.publication.title = context.output.title = "Another Sea";
  BOOST_TEST(feed_of(b, feed(context, {full_record()})).child_value("id") == id);
  context.output.address = "tags/salt.atom";
  BOOST_TEST(feed_of(c, feed(context, {})).child_value("id") != id);
}

BOOST_AUTO_TEST_CASE(a_feed_that_is_not_committed_leaves_nothing) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.atom";
  {
    const auto exporter = make_atom_exporter(context);
    BOOST_TEST(exporter->in_order());
    exporter->append({0}, exporter->render(full_record()));
    Diagnostics diagnostics;
    exporter->finish(diagnostics);
    BOOST_TEST(!std::filesystem::exists(context.path));
  }
  BOOST_TEST(folder.is_empty());
}

BOOST_AUTO_TEST_CASE(an_entry_says_when_it_expires_and_which_address_is_its_own) {
  Record record = small_record();
  record.expires = date("2031-05-01");
  record.link = record.url + "?from=feed";
  const std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find(">2031-05-01</prism:expirationDate>") != text.npos);
  BOOST_TEST(text.find("<link rel=\"alternate\" type=\"text/html\" href=\"" + record.link +
                       "\"/>\n    <link rel=\"canonical\" type=\"text/html\" href=\"" + record.url +
                       "\"/>") != text.npos);
}

BOOST_AUTO_TEST_CASE(a_feed_says_how_often_it_changes) {
  ExportContext context = small_context();
  context.output.feed.update_period = "hourly";
  const std::string text = feed(context, {});
  BOOST_TEST(text.find("xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"") != text.npos);
  BOOST_TEST(text.find("  <sy:updatePeriod>hourly</sy:updatePeriod>\n"
                       "  <sy:updateFrequency>1</sy:updateFrequency>\n") != text.npos,
             text);
}

BOOST_AUTO_TEST_SUITE_END()
