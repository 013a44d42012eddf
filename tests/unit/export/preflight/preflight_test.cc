#include "export/preflight/preflight.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::shared_ptr<const PartnerProfile> partner(const std::string& name) {
  std::string problem;
  auto profile = load_partner_profile(MemoryFileSystem(), "", name, problem);
  BOOST_REQUIRE_MESSAGE(profile, problem);
  return profile;
}

bool finds(const Diagnostics& all, Code code, std::string_view message) {
  for (const Diagnostic& diagnostic : all)
    if (diagnostic.code == code && to_text(diagnostic).find(message) != std::string::npos)
      return true;
  for (const Diagnostic& diagnostic : all) BOOST_TEST_MESSAGE(to_text(diagnostic));
  return false;
}

constexpr std::string_view rss =
    "<rss version=\"2.0\"><channel><title>Harbor</title>"
    "<link>https://sea.example/</link><description>Notes about a harbor and its "
    "boats</description><language>en</language>\n"
    "<item><title>Ropes</title><guid>https://sea.example/1</guid>"
    "<link>https://sea.example/1</link><pubDate>Tue, 12 Mar 2024 08:30:00 +0000</pubDate></item>\n"
    "<item><title>Nets &lt;i&gt;and&lt;/i&gt; their "
    "makers</title><guid>https://sea.example/1</guid>"
    "<pubDate>Sun, 12 Mar 2023 08:30:00 +0000</pubDate></item></channel></rss>";

}  // namespace

BOOST_AUTO_TEST_SUITE(preflight_of_feeds)

BOOST_AUTO_TEST_CASE(what_is_no_feed_is_told) {
  BOOST_TEST(finds(preflight("<html><p>a</p></html>", "f", {}, {}), Code::feed_unknown, "f:1:1"));
  BOOST_TEST(finds(preflight("", "f", {}, {}), Code::feed_rule_broken, "f:1:1"));
  BOOST_TEST(finds(preflight("<rss><channel>", "f", {}, {}), Code::feed_rule_broken, "parsed"));
}

BOOST_AUTO_TEST_CASE(rules_of_a_partner_are_quoted_with_page_and_date) {
  const auto all = preflight(rss, "f", {partner("msn")}, {});
  BOOST_TEST(
      finds(all, Code::partner_rule_broken,
            "f:2:7: error: the title `Ropes` has 5 characters: MSN wants titles of more than "
            "20 and at most 150 characters (MSN's feed specification, 2026-11-21); give the "
            "article another title [partner-rule-broken]"));
  BOOST_TEST(finds(all, Code::partner_rule_broken, "holds markup"));
  BOOST_TEST(finds(all, Code::partner_rule_broken, "is there in line 2, too"));
  BOOST_TEST(finds(all, Code::partner_rule_broken, "366 days older than the newest"));
  BOOST_TEST(finds(all, Code::partner_advice, "does not publish items without a picture"));
}

BOOST_AUTO_TEST_CASE(ages_are_counted_from_the_moment_that_is_given) {
  const auto moment = parse_date("2024-03-01").date;
  const auto all = preflight(rss, "f", {partner("msn")}, moment);
  BOOST_TEST(finds(all, Code::partner_rule_broken, "is still to come"));
  for (const Diagnostic& diagnostic : all)
    BOOST_TEST(diagnostic.message.find("older than") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(channels_are_checked) {
  BOOST_TEST(finds(preflight(rss, "f", {partner("smartnews")}, {}), Code::partner_rule_broken,
                   "has 34 characters"));
  BOOST_TEST(finds(preflight(rss, "f", {partner("apple-news")}, {}), Code::partner_rule_broken,
                   "the language is `en`: Apple News wants a language with its region"));
  BOOST_TEST(
      finds(preflight(rss, "f", {partner("flipboard")}, {}), Code::partner_remark, "30 items"));
}

BOOST_AUTO_TEST_CASE(atom_and_json_are_checked_by_what_means_the_same) {
  const std::string atom =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbor</title><entry><id>urn:1</id>"
      "<title>Ropes</title><link href=\"https://sea.example/1\"/><published>2024-03-12T08:30:00Z"
      "</published><content type=\"html\">&lt;p "
      "style='a'&gt;Ropes&lt;/p&gt;</content></entry></feed>";
  const std::string json =
      "{\"title\": \"Harbor\", \"items\": [{\"id\": \"1\", \"title\": \"Ropes\", \"url\": "
      "\"https://sea.example/1\", \"date_published\": \"2024-03-12T08:30:00Z\", \"content_html\": "
      "\"<p style='a'>Ropes</p>\"}]}";
  for (const std::string& feed : {atom, json}) {
    const auto all = preflight(feed, "f", {partner("msn")}, {});
    BOOST_TEST(finds(all, Code::partner_rule_broken, "the title `Ropes` has 5 characters"));
    BOOST_TEST(finds(all, Code::partner_rule_broken, "one inline style"));
    for (const Diagnostic& diagnostic : all)
      BOOST_TEST(diagnostic.message.find("another form") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(dates_have_the_right_form_and_weekday) {
  const auto feed = [](std::string_view date) {
    return "<rss version=\"2.0\"><channel><item><title>a</title><pubDate>" + std::string(date) +
           "</pubDate></item></channel></rss>";
  };
  const auto check = [&](std::string_view date) { return preflight(feed(date), "f", {}, {}); };
  BOOST_TEST(finds(check("Mon, 12 Mar 2024 08:30:00 GMT"), Code::feed_rule_broken,
                   "is on another weekday: it is Tue, 12 Mar 2024 08:30:00 +0000"));
  BOOST_TEST(finds(check("2024-03-12"), Code::feed_rule_broken, "has another form"));
  BOOST_TEST(finds(check("12 Mar 24 08:30 GMT"), Code::feed_rule_broken, "has another form"));
  BOOST_TEST(finds(check("31 Jun 2024 08:30 GMT"), Code::feed_rule_broken, "is on no calendar"));
  for (const Diagnostic& diagnostic : check("Tue, 12 Mar 2024 08:30:00 -0500"))
    BOOST_TEST(diagnostic.message.find("pubDate") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_feed_is_too_hostile) {
  std::string deep = "<rss version=\"2.0\"><channel><item><description>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  preflight(deep, "f", {}, {});
  std::string html = "<rss version=\"2.0\"><channel><item><content:encoded>";
  for (int i = 0; i < 5000; ++i) html += "&lt;div&gt;";
  preflight(html + "</content:encoded></item></channel></rss>", "f", {partner("msn")}, {});
  preflight("{\"items\": {\"items\": []}}", "f", {partner("msn")}, {});
  preflight("[1, 2]", "f", {}, {});
}

BOOST_AUTO_TEST_SUITE_END()
