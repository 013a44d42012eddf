#include "pipeline/feed_configuration.h"

#include <boost/test/unit_test.hpp>

#include "syntax/yaml.h"

using namespace offprint;

namespace {

FeedSpec read(std::string_view output, Diagnostics& diagnostics) {
  return read_feed_spec(parse_yaml(output).value, "offprint.yaml", diagnostics);
}

FeedSpec read(std::string_view output) {
  Diagnostics diagnostics;
  const FeedSpec spec = read(output, diagnostics);
  BOOST_TEST(diagnostics.empty());
  return spec;
}

std::string problem(std::string_view output) {
  Diagnostics diagnostics;
  read(output, diagnostics);
  BOOST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST((diagnostics[0].code == Code::configuration_invalid));
  BOOST_TEST(diagnostics[0].position.line == 1U);
  return diagnostics[0].message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_configuration)

BOOST_AUTO_TEST_CASE(every_key_is_read) {
  const FeedSpec spec = read(
      "{kind: rss, path: f.xml, feed: {limit: 7, days: 30, bytes: 5000000000, archives: true, "
      "page_size: 20, hubs: [https://hub.example/, https://hub.example/], gzip: true, "
      "updates: {period: weekly, times: 3}}}");
  BOOST_TEST(spec.limit.value() == 7U);
  BOOST_TEST(spec.days.value() == 30U);
  BOOST_TEST(spec.bytes.value() == 5'000'000'000U);
  BOOST_TEST(spec.archives);
  BOOST_TEST(spec.page_size == 20U);
  BOOST_TEST(spec.gzip);
  BOOST_TEST(spec.update_period == "weekly");
  BOOST_TEST(spec.update_frequency == 3U);
  BOOST_TEST((spec.hubs == std::vector<std::string>{"https://hub.example/"}));
}

BOOST_AUTO_TEST_CASE(beside_archives_a_feed_has_a_limit) {
  BOOST_TEST(read("{kind: rss, feed: {archives: true}}").limit.value() == articles_beside_archives);
  BOOST_TEST(!read("{kind: rss, feed: {archives: true, days: 30}}").limit);
  BOOST_TEST(!is_limited(read("{kind: rss, feed: {gzip: true}}")));
}

BOOST_AUTO_TEST_CASE(what_the_schema_cannot_tell_is_reported) {
  BOOST_TEST(problem("{kind: epub, feed: {limit: 2}}").find("kind `epub`") != std::string::npos);
  BOOST_TEST(problem("{kind: rss, feed: {hubs: hub.example}}").find("`hub.example`") !=
             std::string::npos);
  BOOST_TEST(problem("{kind: rss, feed: {hubs: 'https://merrin:tide@hub.example/'}}")
                 .find("without a user name") != std::string::npos);
  BOOST_TEST(
      problem("{kind: jsonfeed, feed: {updates: {period: daily}}}").starts_with("JSON Feed"));
  BOOST_TEST(problem("{kind: rss, order: title, feed: {limit: 2}}").starts_with("`order`"));
  BOOST_TEST(
      problem("{kind: rss, path: 'x/{tag}.xml', feed: {archives: true}}").find("{tag}/feed.xml") !=
      std::string::npos);
  read("{kind: rss, path: '{tag}/feed.xml', order: newest, feed: {archives: true}}");
  read("{kind: rss, path: '{tag}.xml', order: title, feed: {gzip: true}}");
}

BOOST_AUTO_TEST_SUITE_END()
