#include <boost/test/unit_test.hpp>

#include "export/jsonfeed/jsonfeed_exporter.h"
#include "feed_fixture.h"
#include "syntax/json.h"

using namespace offprint;
using namespace offprint::test;

namespace {

std::string feed(const ExportContext& context, const std::vector<Record>& records,
                 OutputFile* written = nullptr) {
  return export_feed(make_jsonfeed_exporter, context, records, written);
}

constexpr std::string_view full_feed_begin = R"({
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Marginal Sea",
  "home_page_url": "https://sea.example/",
  "feed_url": "https://sea.example/feed.data",
  "description": "Shores & instruments",
  "icon": "https://sea.example/images/our%20logo.png",
  "authors": [
    {
      "name": "The Editors",
      "url": "https://sea.example/about"
    }
  ],
  "language": "en",
  "items": [
    {
      "id": "https://sea.example/ferry/",
      "url": "https://sea.example/ferry/",
      "title": "Salt & < Tide >",
      "content_html": )";
constexpr std::string_view full_feed_end = R"(,
      "summary": "Tides < moons & \"suns\"",
      "image": "https://sea.example/dusk.jpg?w=8&h=6",
      "date_published": "2024-09-07T18:40:00+01:00",
      "date_modified": "2024-09-09T12:00:00Z",
      "authors": [
        {
          "name": "Maud Tregellis",
          "url": "https://sea.example/maud"
        },
        {
          "name": "Ido & Co"
        }
      ],
      "tags": [
        "Field notes",
        "R&D"
      ],
      "language": "en",
      "_offprint": {
        "about": "What the article says about itself beyond the members of JSON Feed.",
        "dek": "What it is about",
        "subtitle": "A second line",
        "section": "Essays",
        "series": "Averil",
        "rights": "© 2024 Tregellis",
        "modified": "2024-09-09",
        "sort_names": [
          "Tregellis, Maud",
          "Ido & Co"
        ],
        "advisories": [
          "loss"
        ],
        "image": {
          "alt": "A \"ferry\" at dusk",
          "mime_type": "image/jpeg",
          "width": 800,
          "height": 600
        },
        "word_count": 2
      }
    }
  ]
}
)";

void check_keys(const Value& value, bool in_extension = false) {
  for (const Value::Member& member : value.members) {
    BOOST_TEST(member.key.find('.') == std::string::npos);
    if (member.key.starts_with('_')) BOOST_TEST(!in_extension);
    check_keys(member.value, in_extension || member.key == "_offprint");
  }
  for (const Value& item : value.items) check_keys(item, in_extension);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(jsonfeed)

BOOST_AUTO_TEST_CASE(an_empty_feed_is_whole) {
  BOOST_TEST(feed(small_context(), {}) == R"({
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Marginal Sea",
  "home_page_url": "https://sea.example/",
  "feed_url": "https://sea.example/feed.data",
  "language": "en",
  "items": []
}
)");
}

BOOST_AUTO_TEST_CASE(nothing_empty_is_written_but_content) {
  Record second = small_record();
  second.id = "tag:2";
  second.url = "";
  second.language = "und";
  ExportContext context = small_context();
  context.output.title = "Only \"Essays\"";
  BOOST_TEST(feed(context, {small_record(), second}) == R"({
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Only \"Essays\"",
  "home_page_url": "https://sea.example/",
  "feed_url": "https://sea.example/feed.data",
  "language": "en",
  "items": [
    {
      "id": "https://sea.example/ferry/",
      "url": "https://sea.example/ferry/",
      "title": "The Ferry",
      "content_html": "",
      "language": "en"
    },
    {
      "id": "tag:2",
      "title": "The Ferry",
      "content_html": "",
      "_offprint": {
        "about": "What the article says about itself beyond the members of JSON Feed.",
        "slug": "ferry"
      }
    }
  ]
}
)");
}

BOOST_AUTO_TEST_CASE(a_full_article_says_everything) {
  OutputFile written;
  const std::string text = feed(full_context(), {full_record()}, &written);
  std::string expected(full_feed_begin);
  append_json_string(expected, std::string(full_content[0]) + std::string(full_content[1]));
  expected += full_feed_end;
  BOOST_TEST(text == expected);
  BOOST_TEST(written.size == text.size());
  BOOST_TEST(written.articles == 1u);
  BOOST_TEST(written.media_type == "application/feed+json");
  BOOST_TEST(written.path.ends_with("/feed"));
}

BOOST_AUTO_TEST_CASE(it_is_json_whatever_the_text) {
  Record record = full_record();
  record.title = "\"Quotes\", \\slashes\\, \ttabs\n, \x01 controls and \u2028";
  record.dek = "}],\"items\":[";
  const JsonResult result = parse_json(feed(full_context(), {record, record}));
  BOOST_REQUIRE(!result.problem);
  const Value* items = result.value.find("items");
  BOOST_REQUIRE(items);
  BOOST_REQUIRE(items->items.size() == 2);
  BOOST_TEST(items->items[1].find("title")->scalar == record.title);
  BOOST_TEST(items->items[1].find("_offprint")->find("dek")->scalar == record.dek);
  check_keys(result.value);
}

BOOST_AUTO_TEST_CASE(no_tag_begins_in_a_text_that_is_shown) {
  Record record = full_record();
  record.title = record.summary = record.dek = record.authors[0].name = "<img src=x>";
  const JsonResult result = parse_json(feed(full_context(), {record}));
  BOOST_REQUIRE(!result.problem);
  const Value& item = result.value.find("items")->items[0];
  const std::string shown = "<\u2060img src=x>";
  BOOST_TEST(item.find("title")->scalar == shown);
  BOOST_TEST(item.find("summary")->scalar == shown);
  BOOST_TEST(item.find("authors")->items[0].find("name")->scalar == shown);
  BOOST_TEST(item.find("_offprint")->find("dek")->scalar == shown);
}

BOOST_AUTO_TEST_CASE(a_feed_that_is_not_committed_leaves_nothing) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.json";
  {
    const auto exporter = make_jsonfeed_exporter(context);
    BOOST_TEST(exporter->in_order());
    exporter->append({0}, exporter->render(full_record()));
    Diagnostics diagnostics;
    exporter->finish(diagnostics);
    BOOST_TEST(diagnostics.empty());
    BOOST_TEST(!std::filesystem::exists(context.path));
  }
  BOOST_TEST(folder.is_empty());
}

BOOST_AUTO_TEST_CASE(images_that_readers_cannot_get_are_reported) {
  Record record = small_record();
  append_image(record, "a.png", "A", {3, 1});
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.json";
  const Rendition rendition = make_jsonfeed_exporter(context)->render(record);
  BOOST_REQUIRE(rendition.diagnostics.size() == 1);
  BOOST_CHECK(rendition.diagnostics[0].code == Code::image_url_unknown);
}

BOOST_AUTO_TEST_CASE(what_goes_with_an_article_is_attached) {
  Record record = small_record();
  record.enclosures = {{"https://sea.example/a.mp3", "audio/mpeg", 12345, "Read \"aloud\""},
                       {"https://sea.example/b", "", 0, ""}};
  BOOST_TEST(feed(small_context(), {record}).find(R"(      "attachments": [
        {
          "url": "https://sea.example/a.mp3",
          "mime_type": "audio/mpeg",
          "title": "Read \"aloud\"",
          "size_in_bytes": 12345
        },
        {
          "url": "https://sea.example/b",
          "mime_type": "application/octet-stream"
        }
      ]
    }
)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_article_of_another_site_says_so) {
  Record record = small_record();
  record.site = {"Sea Review", "https://review.example"};
  record.direction = Direction::rtl;
  record.published = date("2024-09-07T18:40:00");
  BOOST_TEST(feed(small_context(), {record}).find(R"(
        "published": "2024-09-07T18:40:00",
        "direction": "rtl",
        "site": {
          "name": "Sea Review",
          "url": "https://review.example"
        }
      })") != std::string::npos);
  record.site = {"Marginal Sea", "https://sea.example"};
  BOOST_TEST(feed(small_context(), {record}).find("\"site\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(tags_are_labels_and_the_extension_tells_their_codes) {
  Record record = small_record();
  record.tags = {{"Salt", "salt", {}, {{"MEDTOP", "20000649"}}}, {"Tides", "tides", {}}};
  const std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find(R"(
      "tags": [
        "Salt",
        "Tides"
      ],)") != std::string::npos);
  BOOST_TEST(text.find(R"(
        "subjects": [
          {
            "tag": "Salt",
            "authority": "MEDTOP",
            "term": "20000649"
          }
        ]
      })") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_extension_says_when_an_article_expires_and_which_address_is_its_own) {
  Record record = small_record();
  record.expires = date("2031-05-01");
  record.link = record.url + "?from=feed";
  const std::string text = feed(small_context(), {record});
  BOOST_TEST(text.find("\"url\": \"" + record.link + "\"") != text.npos);
  BOOST_TEST(text.find("\"_offprint\": {") < text.find("\"url\": \"" + record.url + "\""));
  BOOST_TEST(text.find("\"expires\": \"2031-05-01\"") != text.npos);
}

BOOST_AUTO_TEST_SUITE_END()
