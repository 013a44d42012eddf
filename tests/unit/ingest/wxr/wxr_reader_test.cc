#include "ingest/wxr/wxr_reader.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/wxr/export_text.h"
#include "ingest/wxr/item_dates.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

std::string text_of(const Value& value) {
  if (value.kind == Value::Kind::scalar) return value.scalar;
  std::string text;
  for (const Value& item : value.items) text += (text.empty() ? "" : " | ") + text_of(item);
  for (const auto& member : value.members)
    text += (text.empty() ? "" : ", ") + member.key + "=" + text_of(member.value);
  return text;
}

// A field a line: "title (WordPress `title`) 10:14: Tar".
std::string fields(const Draft& draft) {
  std::string text;
  for (const Field& field : draft.fields)
    if (field.name != FieldName::site && field.name != FieldName::language)
      text += std::string(name(field.name)) + " (" + field.rule + ") " +
              std::to_string(field.position.line) + ":" + std::to_string(field.position.column) +
              ": " + text_of(field.value) + "\n";
  return text;
}

std::string field(const Draft& draft, FieldName name) {
  const Field* found = draft.find(name);
  return found ? text_of(found->value) : "";
}

std::string item_with(const std::string& elements) {
  return "<item><wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type>\n" + elements +
         "\n</item>";
}

Draft read_with(const std::string& elements) {
  return open_export(export_of(item_with(elements)))->read(1);
}

std::string meta(const std::string& key, const std::string& value) {
  return "<wp:postmeta><wp:meta_key>" + key + "</wp:meta_key><wp:meta_value><![CDATA[" + value +
         "]]></wp:meta_value></wp:postmeta>\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wxr_reader)

BOOST_AUTO_TEST_CASE(a_post_has_the_fields_of_its_item_each_with_its_place) {
  const Draft draft = read_with(
      "<title>Tar &amp;amp; <![CDATA[<em>Oakum</em>]]></title>\n"
      "<link>https://slip.example/log/tar/</link><dc:creator>ann</dc:creator>\n"
      "<guid isPermaLink=\"false\">https://slip.example/log/?p=7</guid>\n"
      "<excerpt:encoded><![CDATA[<p>In short.</p>]]></excerpt:encoded>\n"
      "<wp:post_date>2024-03-12 09:30:00</wp:post_date>\n"
      "<wp:post_date_gmt>2024-03-12 14:30:00</wp:post_date_gmt>\n"
      "<wp:post_name>tar-%c3%a4</wp:post_name><wp:status>publish</wp:status>\n"
      "<category domain=\"category\" nicename=\"uncategorized\">Uncategorized</category>\n"
      "<category domain=\"category\" nicename=\"craft\">Craft</category>\n"
      "<category domain=\"post_tag\" nicename=\"wood\">Wood, old</category>\n"
      "<category domain=\"place\" nicename=\"yard\">The Yard</category>\n"
      "<category domain=\"post_format\" nicename=\"post-format-aside\">Aside</category>\n" +
      meta("_thumbnail_id", "12") + meta("_yoast_wpseo_title", "%%title%% %%sep%%") +
      meta("_yoast_wpseo_metadesc", "For search") +
      meta("enclosure", "https://slip.example/a.mp3\n123\naudio/mpeg\na:1:{}") +
      "<content:encoded><![CDATA[Hot.]]></content:encoded>");
  BOOST_TEST(draft.origin == "e.xml//00000007");
  BOOST_TEST(draft.format == "wxr");
  BOOST_TEST(draft.scope == "site:slip.example/log");
  BOOST_TEST(outline(draft.body) == "p(\"Hot.\")");
  BOOST_TEST(messages(draft) == "");
  BOOST_TEST(fields(draft) ==
             "title (WordPress `title`) 11:8: Tar & Oakum\n"
             "authors (WordPress `dc:creator`) 12:55: id=ann\n"
             "section (WordPress `category`) 19:46: Craft\n"
             "tags (WordPress `category`) 20:45: Wood, old | The Yard\n"
             "published (WordPress `wp:post_date`) 15:15: 2024-03-12T09:30:00-05:00\n"
             "slug (WordPress `wp:post_name`) 17:15: tar-ä\n"
             "url (WordPress `link`) 12:7: https://slip.example/log/tar/\n"
             "id (WordPress `guid`) 13:27: https://slip.example/log/?p=7\n"
             "summary (WordPress `excerpt:encoded`) 14:27: In short.\n"
             "summary (WordPress `_yoast_wpseo_metadesc`) 25:86: For search\n"
             "status (WordPress `wp:status`) 17:51: publish\n"
             "image (WordPress `_thumbnail_id`) 23:78: attachment:12\n"
             "enclosures (WordPress `enclosure`) 26:74: url=https://slip.example/a.mp3, "
             "length=123, type=audio/mpeg\n");
}

BOOST_AUTO_TEST_CASE(the_channel_declares_its_authors_and_counts_what_is_no_article) {
  const auto reader = open_export(export_of(
      "<wp:author><wp:author_login>bo</wp:author_login><wp:author_first_name>Bo"
      "</wp:author_first_name><wp:author_last_name>Li</wp:author_last_name></wp:author>\n" +
      item_of("1", "x", "", "revision") + item_of("2", "x", "", "revision") +
      item_of("3", "", "", "book") +
      item_of("4", "x", "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>")));
  const Draft channel = reader->read(0);
  BOOST_TEST(reader->document_count() == 2);
  BOOST_TEST(channel.origin == "e.xml//channel");
  BOOST_TEST(!channel.is_article);
  BOOST_TEST(channel.people.size() == 2);
  BOOST_TEST(channel.people[0].scope + " " + channel.people[0].id + " " +
                 channel.people[0].person.name ==
             "site:slip.example/log ann Ann Roe");
  BOOST_TEST(channel.people[1].person.name == "Bo Li");
  BOOST_TEST(messages(channel) ==
             "e.xml:11:1: info: 2 items of the type `revision` are no articles "
             "[wxr-item-skipped]\n"
             "e.xml:15:1: info: 1 item of the type `book` is no article [wxr-item-skipped]\n"
             "e.xml:17:84: info: 1 comment by readers was left out [wxr-comments-skipped]\n");
  BOOST_TEST(reader->read(1).is_article);
}

BOOST_AUTO_TEST_CASE(attachments_declare_themselves) {
  const Draft draft =
      open_export(export_of("<item><wp:post_id>12</wp:post_id><wp:post_type>attachment"
                            "</wp:post_type><wp:post_parent>7</wp:post_parent><wp:menu_order>3"
                            "</wp:menu_order><excerpt:encoded><![CDATA[The <b>keel</b>]]>"
                            "</excerpt:encoded><wp:attachment_url>/up/keel.jpg"
                            "</wp:attachment_url>" +
                            meta("_wp_attachment_image_alt", "A keel") + "</item>"))
          ->read(1);
  BOOST_TEST(!draft.is_article);
  BOOST_TEST_REQUIRE(draft.attachments.size() == 1);
  const Attachment& found = draft.attachments.front();
  BOOST_TEST(found.scope == "site:slip.example/log");
  BOOST_TEST(found.id + " of " + found.parent + " " + std::to_string(found.order) == "12 of 7 3");
  BOOST_TEST(found.url + " " + found.alt + " " + found.caption ==
             "https://slip.example/up/keel.jpg A keel The keel");
}

BOOST_AUTO_TEST_CASE(drafts_have_no_address_and_what_has_a_password_is_private) {
  const Draft draft = read_with(
      "<link>https://slip.example/log/?p=7</link><wp:status>draft</wp:status>"
      "<wp:post_date>2024-03-12 09:30:00</wp:post_date>"
      "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"
      "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>");
  BOOST_TEST(field(draft, FieldName::url) == "");
  BOOST_TEST(field(draft, FieldName::status) == "draft");
  BOOST_TEST(field(draft, FieldName::published) == "2024-03-12T09:30:00");
  const Draft locked = read_with(
      "<link>https://slip.example/log/?p=7</link><wp:status>publish</wp:status>"
      "<wp:post_password>x</wp:post_password>");
  BOOST_TEST(field(locked, FieldName::url) == "https://slip.example/log/?p=7");
  BOOST_TEST(field(locked, FieldName::status) == "private");
}

BOOST_AUTO_TEST_CASE(several_authors_are_known_by_their_terms) {
  const Draft draft = read_with(
      "<dc:creator>ann</dc:creator>"
      "<category domain=\"author\" nicename=\"cap-ann\">ann</category>"
      "<category domain=\"author\" nicename=\"bo-li\">Bo Li</category>"
      "<category domain=\"author\" nicename=\"bo-li\">Bo Li</category>");
  BOOST_TEST(field(draft, FieldName::authors) == "id=ann | id=bo-li, name=Bo Li");
}

BOOST_AUTO_TEST_CASE(a_damaged_item_costs_that_item_only) {
  const auto reader = open_export(
      export_of("<item><wp:post_id>1</wp:post_id><title>a</item>\n<item><title>b</title>\n" +
                item_of("3", "fine") + item_of("3", "again")));
  BOOST_TEST(reader->document_count() == 5);
  BOOST_TEST(reader->read(1).origin == "e.xml//00000001");
  BOOST_TEST(messages(reader->read(1)).starts_with("e.xml:10:"));
  BOOST_TEST(messages(reader->read(1)).ends_with("[wxr-item-malformed]\n"));
  BOOST_TEST(reader->read(2).origin == "e.xml//item-00000002");
  BOOST_TEST(messages(reader->read(2)) ==
             "e.xml:11:1: error: an item that begins here is not closed; export it again "
             "[wxr-item-malformed]\n");
  BOOST_TEST(reader->read(3).origin == "e.xml//00000003");
  BOOST_TEST(reader->read(4).origin == "e.xml//00000003-2");
  BOOST_TEST(outline(reader->read(4).body) == "p(\"again\")");
}

BOOST_AUTO_TEST_CASE(an_export_that_ends_early_says_so) {
  const std::string whole = export_of(item_of("1", "a") + item_of("2", "b"));
  const auto reader = open_export(whole.substr(0, whole.find("b]]>")));
  BOOST_TEST(messages(reader->read(0)) ==
             "e.xml:13:27: warning: the export ends without the end of its channel; export it "
             "again [wxr-cut-short]\n");
  BOOST_TEST(messages(reader->read(2)).find("[wxr-item-malformed]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_oldest_exports_and_other_charsets_are_read) {
  const auto reader = open_export(
      "<?xml version='1.0' encoding='iso-8859-1'?>\n<rss xmlns:content=\"http://purl.org/rss/1.0/"
      "modules/content/\" xmlns:w=\"http://wordpress.org/export/1.0/\"><channel><title>B\xE9"
      "</title><link>http://b.example</link><item><title>\xC9t\xE9</title><w:post_id>5</w:post_id>"
      "<w:post_type>post</w:post_type><category><![CDATA[Mer]]></category>"
      "<category domain=\"category\" nicename=\"mer\"><![CDATA[Mer]]></category>"
      "<category domain=\"tag\"><![CDATA[Sel]]></category>"
      "<category domain=\"tag\" nicename=\"sel\"><![CDATA[Sel]]></category>"
      "<content:encoded>&lt;p&gt;O\xF9&lt;/p&gt;</content:encoded></item></channel></rss>");
  const Draft draft = reader->read(1);
  BOOST_TEST(field(draft, FieldName::title) == "Été");
  BOOST_TEST(field(draft, FieldName::section) == "Mer");
  BOOST_TEST(field(draft, FieldName::tags) == "Sel");
  BOOST_TEST(field(draft, FieldName::site) == "name=Bé, url=http://b.example");
  BOOST_TEST(outline(draft.body) == "p(\"Où\")");
  BOOST_TEST(messages(draft) == "");
}

BOOST_AUTO_TEST_CASE(a_files_beginning_tells_what_it_is) {
  BOOST_TEST(recognizes_wxr(export_of("").substr(0, 300)));
  BOOST_TEST(!recognizes_wxr("<rss><channel><title>Salt</title>"));
}

BOOST_AUTO_TEST_CASE(offsets_are_the_difference_of_the_clocks) {
  BOOST_TEST(wordpress_date("2024-01-01 05:45:00", "2024-01-01 00:00:00") ==
             "2024-01-01T05:45:00+05:45");
  BOOST_TEST(wordpress_date("2024-01-01 00:00:00", "2024-01-01 00:07:00") == "2024-01-01T00:00:00");
  BOOST_TEST(wordpress_date("", "2024-01-01 00:00:00") == "2024-01-01T00:00:00Z");
  BOOST_TEST(wordpress_date("0000-00-00 00:00:00", "0000-00-00 00:00:00") == "");
}

BOOST_AUTO_TEST_SUITE_END()
