// Faults of well-known feed templates: each must be found, and not in the same feed without it.
#include <boost/test/unit_test.hpp>

#include "export/preflight/preflight.h"

using namespace offprint;

namespace {

constexpr std::string_view namespaces =
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
    " xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"";

std::string rss(std::string_view item, std::string_view declared = namespaces) {
  return "<rss version=\"2.0\"" + std::string(declared) +
         "><channel><title>Harbor</title><link>https://sea.example/</link>"
         "<description>Notes</description>"
         "<atom:link rel=\"self\" "
         "href=\"https://sea.example/feed.xml\"/>\n<item><title>Ropes</title>" +
         std::string(item) + "</item></channel></rss>";
}

constexpr std::string_view guid = "<guid isPermaLink=\"false\">1</guid>";

// Whole messages, one a line.
std::string found(const std::string& feed) {
  std::string all;
  for (const Diagnostic& diagnostic : preflight(feed, "f", {}, {}))
    all += (all.empty() ? "" : "\n") + to_text(diagnostic);
  return all;
}

bool finds(const std::string& feed, std::string_view message) {
  const std::string all = found(feed);
  BOOST_TEST_INFO(all);
  return all.find(message) != all.npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(template_faults)

BOOST_AUTO_TEST_CASE(content_without_its_prefix_declared) {
  const std::string item = std::string(guid) + "<content:encoded>a</content:encoded>";
  BOOST_TEST(found(rss(item)) == "");
  BOOST_TEST(found(rss(item, " xmlns:atom=\"http://www.w3.org/2005/Atom\"")) ==
             "f:2:61: error: nothing declares the prefix of content:encoded: every prefix is "
             "declared (Namespaces in XML 1.0, section 5); declare it on the outermost element "
             "[feed-rule-broken]");
}

BOOST_AUTO_TEST_CASE(a_title_put_into_json_without_escaping) {
  const auto feed = [](std::string_view title) {
    return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbor\",\n"
           "\"home_page_url\": \"https://sea.example/\", \"feed_url\": \"https://sea.example/f\",\n"
           "\"items\": [{\"id\": \"1\", \"content_text\": \"a\", \"title\": \"" +
           std::string(title) + "\"}]}";
  };
  BOOST_TEST(found(feed("The \\\"Ferry\\\"")) == "");
  BOOST_TEST(finds(feed("The \"Ferry\""), "f:3:"));
  BOOST_TEST(finds(feed("The \"Ferry\""), "the feed can be parsed"));
}

BOOST_AUTO_TEST_CASE(an_author_that_is_a_bare_name) {
  BOOST_TEST(found(rss(std::string(guid) + "<author>maud@sea.example (Maud)</author>")) == "");
  BOOST_TEST(
      finds(rss(std::string(guid) + "<author>Maud Tregellis</author>"),
            "the author is `Maud Tregellis`: author, managingEditor and webMaster are e-mail "
            "addresses (RSS 2.0, author); write names as dc:creator [feed-rule-broken]"));
}

BOOST_AUTO_TEST_CASE(a_thumbnail_with_its_address_as_text) {
  BOOST_TEST(
      found(rss(std::string(guid) + "<media:thumbnail url=\"https://sea.example/a.jpg\"/>")) == "");
  BOOST_TEST(
      finds(rss(std::string(guid) + "<media:thumbnail>https://sea.example/a.jpg</media:thumbnail>"),
            "the address is text, `https://sea.example/a.jpg`"));
}

BOOST_AUTO_TEST_CASE(every_alternative_text_overwritten_by_the_title) {
  const auto item = [](std::string_view alt) {
    return rss(std::string(guid) +
               "<content:encoded><![CDATA[<img src=\"https://sea.example/1.jpg\" alt=\"Ropes\">"
               "<img src=\"https://sea.example/2.jpg\" alt=\"" +
               std::string(alt) + "\">]]></content:encoded>");
  };
  BOOST_TEST(found(item("A coil")) == "");
  BOOST_TEST(finds(item("Ropes"), "all 2 pictures have the title as alternative text"));
  BOOST_TEST(finds(item("Ropes"), "[feed-advice]"));
}

BOOST_AUTO_TEST_CASE(pictures_over_http) {
  const auto item = [](std::string_view scheme) {
    return rss(std::string(guid) + "<content:encoded><![CDATA[<img alt=\"\" src=\"" +
               std::string(scheme) + "://sea.example/1.jpg\">]]></content:encoded>");
  };
  BOOST_TEST(found(item("https")) == "");
  BOOST_TEST(finds(item("http"), "the picture `http://sea.example/1.jpg` comes over http"));
}

BOOST_AUTO_TEST_CASE(a_guid_that_is_a_permalink_that_can_change) {
  const std::string link = "<link>https://sea.example/ropes</link>";
  BOOST_TEST(found(rss(link + std::string(guid))) == "");
  BOOST_TEST(finds(rss(link + "<guid>https://sea.example/ropes</guid>"),
                   "the guid `https://sea.example/ropes` is the link"));
  BOOST_TEST(finds(rss("<guid>ropes</guid>"), "the guid `ropes` is no address"));
}

BOOST_AUTO_TEST_CASE(control_characters_inside_cdata) {
  BOOST_TEST(found(rss(std::string(guid) + "<description><![CDATA[a\tb]]></description>")) == "");
  BOOST_TEST(finds(rss(std::string(guid) + "<description><![CDATA[a\x0b]]></description>"),
                   "there is the control character U+000B"));
  BOOST_TEST(finds(rss(std::string(guid) + "<description>a&#x8;</description>"),
                   "there is the control character U+0008"));
}

BOOST_AUTO_TEST_SUITE_END()
