#include "export/podcast.h"

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "export/atom/atom_exporter.h"
#include "export/jsonfeed/jsonfeed_exporter.h"
#include "export/rss/rss_exporter.h"
#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Record episode() {
  Record record = small_record();
  record.summary = "The ferry at dusk";
  record.authors = {{"Maud Tregellis", "", ""}, {"Jory Penhale", "", ""}};
  record.enclosures = {{"https://sea.example/notes.pdf", "application/pdf", 7, ""},
                       {"https://sea.example/ferry.mp3", "audio/mpeg", 12345, "", 1834, 2, 5}};
  record.lead_image = "dusk.jpg";
  Image image;
  image.src = "dusk.jpg";
  image.url = "https://sea.example/dusk.jpg";
  record.images = {image};
  return record;
}

ExportContext podcast_context() {
  ExportContext context = small_context();
  context.publication.publisher = "Sea Press";
  context.publication.logo = "logo.png";
  PodcastSpec& podcast = context.output.feed.podcast;
  podcast.is_podcast = true;
  podcast.category = "Science";
  podcast.subcategory = "Nature";
  podcast.is_explicit = false;
  podcast.is_locked = true;
  podcast.type = "episodic";
  podcast.medium = "podcast";
  podcast.owner_name = "The desk";
  podcast.owner_email = "desk@sea.example";
  return context;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(podcast)

BOOST_AUTO_TEST_CASE(a_podcast_says_what_directories_want) {
  const std::string text = export_feed(make_rss_exporter, podcast_context(), {episode()});
  BOOST_TEST(holds(text, R"(
     xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
     xmlns:podcast="https://podcastindex.org/namespace/1.0">
  <channel>
)"));
  BOOST_TEST(holds(text, R"(
    <itunes:author>Sea Press</itunes:author>
    <itunes:type>episodic</itunes:type>
    <itunes:image href="https://sea.example/logo.png"/>
    <itunes:category text="Science">
      <itunes:category text="Nature"/>
    </itunes:category>
    <itunes:explicit>false</itunes:explicit>
    <itunes:owner>
      <itunes:name>The desk</itunes:name>
      <itunes:email>desk@sea.example</itunes:email>
    </itunes:owner>
    <podcast:guid>)"));
  BOOST_TEST(holds(text, R"(
    <podcast:locked owner="desk@sea.example">yes</podcast:locked>
    <podcast:medium>podcast</podcast:medium>
    <item>
)"));
  BOOST_TEST(holds(text, R"(
      <itunes:duration>1834</itunes:duration>
      <itunes:season>2</itunes:season>
      <itunes:episode>5</itunes:episode>
      <itunes:author>Maud Tregellis, Jory Penhale</itunes:author>
      <itunes:summary>The ferry at dusk</itunes:summary>
      <itunes:image href="https://sea.example/dusk.jpg"/>
)"));
  pugi::xml_document document;
  BOOST_TEST(document.load_string(text.c_str()));
}

// As Python's uuid.uuid5 has it.
BOOST_AUTO_TEST_CASE(guid_is_made_of_the_address_without_scheme_and_slashes_at_its_end) {
  const std::string_view guid =
      "    <podcast:guid>ca9dd1f5-d15d-51fc-a664-5d488c9af587</podcast:guid>\n";
  for (const std::string_view address :
       {"https://sea.example/feed.xml", "http://sea.example/feed.xml//"})
    BOOST_TEST(podcast_channel({}, {}, address, 4) == guid);
}

BOOST_AUTO_TEST_CASE(what_nobody_said_is_reported_and_not_invented) {
  ExportContext context = small_context();
  context.output.feed.podcast.is_podcast = true;
  const std::string text = export_feed(make_rss_exporter, context, {episode()});
  for (const std::string_view name :
       {"itunes:category", "itunes:explicit", "itunes:owner", "itunes:type", "podcast:locked"})
    BOOST_TEST(!holds(text, name), name);
  Diagnostics diagnostics;
  report_podcast(context.publication, context.output, diagnostics);
  BOOST_REQUIRE(diagnostics.size() == 3);
  BOOST_TEST(to_text(diagnostics[0]) ==
             "warning: out/feed.data: directories of podcasts want a category; set "
             "`feed.podcast.category` [podcast-incomplete]");
  BOOST_TEST(diagnostics[1].hint == "set `feed.podcast.image`");
  BOOST_TEST(diagnostics[2].hint == "set `feed.podcast.explicit`");
  diagnostics.clear();
  report_podcast(podcast_context().publication, podcast_context().output, diagnostics);
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(other_feeds_say_of_an_episode_what_is_known) {
  const std::string text = export_feed(make_rss_exporter, small_context(), {episode()});
  BOOST_TEST(
      holds(text, "    <item xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\n"));
  BOOST_TEST(holds(text, "<itunes:duration>1834</itunes:duration>"));
  BOOST_TEST(!holds(text, "itunes:author"));
  BOOST_TEST(!holds(text, "xmlns:podcast"));
  BOOST_TEST(!holds(export_feed(make_rss_exporter, small_context(), {small_record()}), "itunes"));
}

BOOST_AUTO_TEST_CASE(transcripts_are_those_of_the_player_in_the_article) {
  Record record = episode();
  const NodeIndex player = record.body.append(Body::root(), Element::embed);
  record.body.set_attribute(player, Attribute::href, "../ferry.mp3");
  const auto track = [&](std::string_view kind, std::string_view src, std::string_view language) {
    const NodeIndex file = record.body.append(player, Element::media_file);
    record.body.set_attribute(file, Attribute::kind, kind);
    record.body.set_attribute(file, Attribute::src, src);
    record.body.set_attribute(file, Attribute::lang, language);
  };
  track("captions", "https://sea.example/ferry.vtt", "en");
  track("subtitles", "/ferry.de.srt", "de");
  track("chapters", "/chapters.vtt", "en");
  const NodeIndex said = record.body.append(player, Element::link);
  record.body.set_attribute(said, Attribute::href, "https://sea.example/said");
  const PodcastItem item = podcast_item(record, {}, 0);
  BOOST_TEST(item.uses_podcast);
  BOOST_TEST(holds(item.elements,
                   "<podcast:transcript url=\"https://sea.example/ferry.vtt\" type=\"text/vtt\" "
                   "language=\"en\" rel=\"captions\"/>\n"
                   "<podcast:transcript url=\"https://sea.example/ferry.de.srt\" "
                   "type=\"application/x-subrip\" language=\"de\"/>\n"
                   "<podcast:transcript url=\"https://sea.example/said\" type=\"text/html\"/>\n"));
  record.enclosures[1].url = "https://sea.example/other.mp3";
  BOOST_TEST(!podcast_item(record, {}, 0).uses_podcast);
}

BOOST_AUTO_TEST_CASE(atom_and_json_say_how_long_it_is) {
  BOOST_TEST(holds(export_feed(make_atom_exporter, small_context(), {episode()}),
                   R"(href="https://sea.example/ferry.mp3" length="12345")"
                   R"( offprint:duration="1834" offprint:season="2" offprint:episode="5"/>)"));
  BOOST_TEST(holds(export_feed(make_jsonfeed_exporter, small_context(), {episode()}),
                   R"(          "size_in_bytes": 12345,
          "duration_in_seconds": 1834,
          "_offprint": {
            "season": 2,
            "episode": 5
          }
)"));
}

BOOST_AUTO_TEST_SUITE_END()
