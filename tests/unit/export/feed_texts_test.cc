// What a feed holds of an article, and faults of well-known templates of feeds.
#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "export/atom/atom_exporter.h"
#include "export/jsonfeed/jsonfeed_exporter.h"
#include "export/rss/rss_exporter.h"
#include "feed_fixture.h"
#include "syntax/json.h"

using namespace offprint;
using namespace offprint::test;

namespace {

ExportContext context_with(FeedTexts texts) {
  ExportContext context = full_context();
  context.output.feed.texts = texts;
  return context;
}

std::string rss(FeedTexts texts) {
  return export_feed(make_rss_exporter, context_with(texts), {full_record()});
}
std::string atom(FeedTexts texts) {
  return export_feed(make_atom_exporter, context_with(texts), {full_record()});
}
std::string json(FeedTexts texts) {
  return export_feed(make_jsonfeed_exporter, context_with(texts), {full_record()});
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_texts)

BOOST_AUTO_TEST_CASE(summaries_alone_have_no_content) {
  BOOST_TEST(!holds(rss(FeedTexts::summary), "<content:encoded>"));
  BOOST_TEST(holds(rss(FeedTexts::summary), "<description>Tides "));
  BOOST_TEST(!holds(atom(FeedTexts::summary), "<content "));
  BOOST_TEST(holds(atom(FeedTexts::summary), "<summary>Tides "));
  BOOST_TEST(!holds(json(FeedTexts::summary), "content_html"));
  // An item must have content.
  BOOST_TEST(holds(json(FeedTexts::summary), "\"content_text\": \"Tides < moons"));
  BOOST_TEST(holds(json(FeedTexts::summary), "\"summary\": \"Tides < moons"));
}

BOOST_AUTO_TEST_CASE(whole_texts_alone_have_no_summary) {
  BOOST_TEST(holds(rss(FeedTexts::full), "<content:encoded>"));
  BOOST_TEST(!holds(rss(FeedTexts::full), "<description>Tides "));
  BOOST_TEST(holds(atom(FeedTexts::full), "<content "));
  BOOST_TEST(!holds(atom(FeedTexts::full), "<summary>"));
  BOOST_TEST(holds(json(FeedTexts::full), "content_html"));
  BOOST_TEST(!holds(json(FeedTexts::full), "\"summary\""));
}

BOOST_AUTO_TEST_CASE(what_summaries_leave_out_is_not_reported) {
  Record record = small_record();
  append_image(record, "a.png", "A", {3, 1});
  const ExportFolder folder;
  ExportContext context = context_with(FeedTexts::summary);
  context.path = folder / "feed.xml";
  BOOST_TEST(make_rss_exporter(context)->render(record).diagnostics.empty());
}

// Namespaces: rss_test, every_prefix_that_is_used_is_declared.

BOOST_AUTO_TEST_CASE(a_title_does_not_end_its_string) {
  Record record = small_record();
  record.title = "\"Salt\", \\ and\nsea";
  const JsonResult result =
      parse_json(export_feed(make_jsonfeed_exporter, small_context(), {record}));
  BOOST_REQUIRE(!result.problem);
  BOOST_TEST(result.value.find("items")->items[0].find("title")->scalar == record.title);
}

BOOST_AUTO_TEST_CASE(author_of_rss_is_no_bare_name) {
  pugi::xml_document document;
  document.load_string(rss(FeedTexts::both).c_str());
  const pugi::xml_node item = document.child("rss").child("channel").child("item");
  BOOST_TEST(!item.child("author"));
  BOOST_TEST(item.child_value("dc:creator") == "Maud Tregellis");
}

BOOST_AUTO_TEST_CASE(a_thumbnail_is_an_attribute) {
  for (const std::string& text : {rss(FeedTexts::both), atom(FeedTexts::both)}) {
    pugi::xml_document document;
    document.load_string(text.c_str());
    const pugi::xml_node thumbnail = document.select_node("//*[name()='media:thumbnail']").node();
    BOOST_TEST(thumbnail.attribute("url").value() == "https://sea.example/dusk.jpg?w=8&h=6");
    BOOST_TEST(thumbnail.child_value() == "");
  }
}

BOOST_AUTO_TEST_CASE(alternative_text_is_not_the_title) {
  Record record = full_record();
  append_image(record, "dusk.jpg", "The mole");
  const std::string text = export_feed(make_rss_exporter, full_context(), {record});
  BOOST_TEST(holds(text, "alt=\"The mole\""));
  BOOST_TEST(holds(text, "<media:description>A \"ferry\" at dusk</media:description>"));
  BOOST_TEST(!holds(text, "alt=\"Salt"));
}

BOOST_AUTO_TEST_CASE(a_picture_without_tls_stays) {
  Record record = small_record();
  Image image;
  image.src = image.url = "http://sea.example/mole.jpg";
  record.images = {image};
  append_image(record, image.src, "The mole");
  for (const auto make : {make_rss_exporter, make_atom_exporter})
    BOOST_TEST(holds(export_feed(make, small_context(), {record}),
                     "<img src=\"http://sea.example/mole.jpg\" alt=\"The mole\">"));
}

BOOST_AUTO_TEST_CASE(an_id_stays_when_the_address_changes) {
  Record record = small_record();
  record.url = "https://other.example/renamed/";
  BOOST_TEST(holds(export_feed(make_rss_exporter, small_context(), {record}),
                   "<guid isPermaLink=\"false\">https://sea.example/ferry/</guid>"));
  BOOST_TEST(holds(export_feed(make_atom_exporter, small_context(), {record}),
                   "<id>https://sea.example/ferry/</id>"));
  BOOST_TEST(holds(export_feed(make_jsonfeed_exporter, small_context(), {record}),
                   "\"id\": \"https://sea.example/ferry/\""));
}

BOOST_AUTO_TEST_CASE(no_control_character_is_inside_cdata) {
  Record record = small_record();
  record.body.append_text(record.body.append(Body::root(), Element::paragraph), "a\x08\x1F]]>b");
  for (const auto make : {make_rss_exporter, make_atom_exporter}) {
    const std::string text = export_feed(make, small_context(), {record});
    BOOST_TEST(holds(text, "<![CDATA[<p>a]]&gt;b</p>\n]]>"));
    BOOST_TEST(text.find_first_of("\x08\x1F") == text.npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
