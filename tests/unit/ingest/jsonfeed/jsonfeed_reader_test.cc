#include "ingest/jsonfeed/jsonfeed_reader.h"

#include <boost/test/unit_test.hpp>

#include "base/file_system.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

std::string print(const Value& value) {
  if (value.kind == Value::Kind::null) return "~";
  if (value.kind == Value::Kind::scalar) return value.scalar;
  std::string text;
  for (const Value& item : value.items) text += (text.empty() ? "" : ", ") + print(item);
  for (const Value::Member& member : value.members)
    text += (text.empty() ? "" : ", ") + member.key + ": " + print(member.value);
  return value.kind == Value::Kind::list ? "[" + text + "]" : "{" + text + "}";
}

std::string print(Position position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string printed_fields(const Draft& draft) {
  std::string text;
  for (const Field& field : draft.fields)
    text += print(field.position) + " " + std::string(name(field.name)) + " = " +
            print(field.value) + "\n";
  return text;
}

std::string html(const Draft& draft) {
  std::string text;
  append_markup(text, draft.body, {});
  return text;
}

std::string printed(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

std::string feed(const std::string& items, const std::string& more = "") {
  return "{\"version\": \"https://jsonfeed.org/version/1.1\", " + more + "\"items\": [" + items +
         "]}";
}

Draft first(const std::string& text) { return open_jsonfeed({"a/feed.json", text})->read(0); }

}  // namespace

BOOST_AUTO_TEST_SUITE(jsonfeed_reader)

BOOST_AUTO_TEST_CASE(every_member_becomes_a_field_with_its_place) {
  const auto reader = open_jsonfeed({"a/feed.json", R"({
  "version": "https://jsonfeed.org/version/1.1",
  "title": "The Daily Loaf",
  "home_page_url": "https://loaf.example/",
  "language": "en-GB",
  "authors": [{"name": "The Bakers"}],
  "items": [
    {
      "id": 7,
      "url": "/2024/salt",
      "title": "On Salt",
      "content_html": "<p>Sea <a href='../pan'>salt</a> and <img src='/s.png' alt='A pan'>.</p>",
      "content_text": "Not this.",
      "summary": "All of it.",
      "image": "s.jpg",
      "banner_image": "https://cdn.example/b.jpg",
      "date_published": "2024-03-12T09:30:00+01:00",
      "date_modified": "2024-03-13T09:30:00Z",
      "authors": [{"name": "Ada Wren", "url": "https://ada.example"}],
      "tags": ["salt", "sea"],
      "language": "en",
      "attachments": [{"url": "salt.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12345,
                       "title": "Read aloud"}]
    }
  ]
})"});
  BOOST_TEST_REQUIRE(reader->document_count() == 1U);
  const Draft draft = reader->read(0);
  BOOST_TEST(file_of_origin(draft.origin) == "a/feed.json");
  BOOST_TEST(part_of_origin(draft.origin).size() == 16U);
  BOOST_TEST(draft.format == "jsonfeed");
  BOOST_TEST(printed_fields(draft) ==
             "9:13 id = 7\n"
             "11:16 title = On Salt\n"
             "14:18 summary = All of it.\n"
             "10:14 url = https://loaf.example/2024/salt\n"
             "17:25 published = 2024-03-12T09:30:00+01:00\n"
             "18:24 modified = 2024-03-13T09:30:00Z\n"
             "20:15 tags = [salt, sea]\n"
             "21:19 language = en\n"
             "5:15 language = en-GB\n"
             "19:18 authors = [{name: Ada Wren, url: https://ada.example}]\n"
             "3:12 site = {name: The Daily Loaf, url: https://loaf.example/}\n"
             "22:22 enclosures = [{url: https://loaf.example/2024/salt.mp3, type: audio/mpeg, "
             "length: 12345, title: Read aloud}]\n"
             "15:16 image = {src: https://loaf.example/2024/s.jpg}\n"
             "16:23 image = {src: https://cdn.example/b.jpg}\n");
  BOOST_TEST(html(draft) ==
             "<p>Sea <a href=\"https://loaf.example/pan\">salt</a> and "
             "<img src=\"https://loaf.example/s.png\" alt=\"A pan\">.</p>\n");
  BOOST_TEST(print(draft.body[draft.body[Body::root()].first_child].position) == "12:23");
  BOOST_TEST(draft.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(version_1_0_names_one_author_and_text_keeps_its_lines) {
  const Draft draft =
      first(R"({"version": "https://jsonfeed.org/version/1", "author": {"name": "Ada Wren"},
 "items": [{"id": "x", "content_text": "Salt,\nand <water>.\n\n\nThe end.\n"}]})");
  BOOST_TEST(printed_fields(draft) == "2:19 id = x\n1:57 authors = {name: Ada Wren}\n");
  BOOST_TEST(html(draft) == "<p>Salt,<br>and &lt;water&gt;.</p>\n<p>The end.</p>\n");
}

BOOST_AUTO_TEST_CASE(what_offprint_wrote_is_read_back_first) {
  const Draft draft = first(feed(
      R"({"id": "x", "date_published": "2024-03-12T12:00:00Z",
 "authors": [{"name": "Ada van Wren"}],
 "_offprint": {"about": "…", "published": "2024-03-12", "slug": "salt",
 "subtitle": "", "dek": "A dek.",
 "sort_names": ["van Wren, Ada"], "advisories": ["grief"], "word_count": 7}})"));
  BOOST_TEST(printed_fields(draft) ==
             "3:43 published = 2024-03-12\n"
             "3:65 slug = salt\n"
             "4:25 dek = A dek.\n"
             "5:49 advisories = [grief]\n"
             "1:66 id = x\n"
             "1:89 published = 2024-03-12T12:00:00Z\n"
             "2:13 authors = [{name: Ada van Wren, sort_name: van Wren, Ada}]\n");
}

BOOST_AUTO_TEST_CASE(the_articles_own_address_comes_before_that_of_a_partners_feed) {
  const Draft draft = first(feed(
      R"({"id": "x", "url": "https://a.example/1?from=feed",
 "_offprint": {"url": "https://a.example/1", "expires": "2031-05-01"}})"));
  const std::string fields = printed_fields(draft);
  const std::size_t own = fields.find("url = https://a.example/1\n");
  BOOST_TEST(own != fields.npos, fields);
  BOOST_TEST(own < fields.find("url = https://a.example/1?from=feed\n"), fields);
  BOOST_TEST(fields.find("expires = 2031-05-01\n") != fields.npos, fields);
}

BOOST_AUTO_TEST_CASE(codes_of_tags_are_read_back) {
  const Draft draft = first(feed(
      R"({"id": "x", "tags": ["Salt", "Tides"], "_offprint": {"subjects": [
 {"tag": "Salt", "authority": "Thema", "term": "VFJ"}, {"tag": "Salt"}, 7]}})"));
  BOOST_TEST(printed_fields(draft).find("tags = [{name: Salt, codes: {Thema: [VFJ]}}, Tides]") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_lead_image_leaves_the_beginning_of_the_content) {
  const Draft draft = first(feed(R"({"id": "x", "image": "https://a.example/d.png", "content_html":
 "<div><p><img src=\"https://a.example/d.png\" alt=\"A door\"></p><p>Text.</p></div>"})"));
  BOOST_TEST(printed_fields(draft).find("{src: https://a.example/d.png, alt: A door}") !=
             std::string::npos);
  BOOST_TEST(html(draft).find("img") == std::string::npos);
  const Draft other = first(feed(R"({"id": "x", "image": "https://a.example/d.png", "content_html":
 "<p><img src=\"https://a.example/e.png\" alt=\"A door\"></p><p>Text.</p>"})"));
  BOOST_TEST(html(other).find("e.png") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_page_that_a_linkblog_writes_of_is_linked_once) {
  const std::string external = R"("external_url": "https://b.example/x")";
  BOOST_TEST(html(first(feed(R"({"id": "1", "content_text": "Read.", )" + external + "}"))) ==
             "<p>Read.</p>\n<p><a href=\"https://b.example/x\">https://b.example/x</a></p>\n");
  BOOST_TEST(
      html(first(feed(R"({"id": "1", "content_html": "<a href='https://b.example/x'>Read.</a>", )" +
                      external + "}"))) == "<p><a href=\"https://b.example/x\">Read.</a></p>\n");
  BOOST_TEST(html(first(feed("{\"id\": \"1\", \"external_url\": \"javascript:a\"}"))) == "");
}

BOOST_AUTO_TEST_CASE(active_content_is_reported_where_its_string_begins) {
  const Draft draft =
      first(feed("\n{\"id\": \"x\", \"content_html\": \"<p>a</p>\\n<script>b()</script>\"}"));
  BOOST_TEST(html(draft) == "<p>a</p>\n");
  BOOST_TEST(printed(draft.diagnostics).starts_with("a/feed.json:2:29: warning: "));
}

BOOST_AUTO_TEST_CASE(damage_is_one_located_error) {
  const auto problem = [](const std::string& text) {
    const auto reader = open_jsonfeed({"feed.json", text});
    BOOST_TEST(reader->document_count() == 1U);
    return printed(reader->read(0).diagnostics);
  };
  BOOST_TEST(problem("{\"items\": [{\"id\": 1},\n  }") ==
             "feed.json:2:3: error: the feed cannot be read: this is no JSON: syntax error "
             "[json-feed-damaged]\n");
  BOOST_TEST(problem("[]") ==
             "feed.json:1:1: error: the feed has no list of `items` [json-feed-damaged]\n");
  BOOST_TEST(problem(feed("[]")) ==
             "feed.json:1:59: error: this item of the feed is no object and cannot be read "
             "[json-feed-damaged]\n");
  std::string many = "1";
  for (int i = 0; i < 100'000; ++i) many += ",1";
  BOOST_TEST(
      problem(feed(many))
          .ends_with("100000 items and was not read; split it; `limits: feed_items` allows more "
                     "[document-too-large]\n"));
}

BOOST_AUTO_TEST_CASE(each_item_has_a_name_of_its_own_that_lasts) {
  const auto origins = [](const std::string& items) {
    const auto reader = open_jsonfeed({"f.json", feed(items)});
    std::vector<std::string> list;
    for (std::size_t i = 0; i < reader->document_count(); ++i)
      list.push_back(reader->read(i).origin);
    return list;
  };
  const auto both = origins(R"({"id": "a"}, {"id": "b"}, {"id": "a"})");
  BOOST_TEST(both[0] != both[1]);
  BOOST_TEST(both[2] == both[0] + "-2");
  BOOST_TEST(origins(R"({"id": "b"})")[0] == both[1]);
  BOOST_TEST(origins("").empty());
}

BOOST_AUTO_TEST_CASE(a_feed_is_recognized_by_its_version) {
  BOOST_TEST(recognizes_jsonfeed(" {\n\"version\": \"https://jsonfeed.org/version/1\""));
  BOOST_TEST(recognizes_jsonfeed("{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1.1\""));
  BOOST_TEST(!recognizes_jsonfeed("{\"name\": \"package\", \"version\": \"1.1\"}"));
  BOOST_TEST(!recognizes_jsonfeed("see https://jsonfeed.org/version/1"));
  BOOST_TEST(!recognizes_jsonfeed(""));
}

BOOST_AUTO_TEST_SUITE_END()
