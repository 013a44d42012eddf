#include "export/opml/opml.h"

#include <boost/test/unit_test.hpp>

#include "listing_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

std::string opml(const ListingContext& context) {
  Diagnostics diagnostics;
  const std::vector<ListingFile> files = make_opml(context, diagnostics);
  BOOST_TEST(files.size() == 1U);
  BOOST_TEST(files.at(0).media_type == "text/x-opml");
  BOOST_TEST(files.at(0).suffix == "");
  return files.at(0).bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opml_list)

BOOST_AUTO_TEST_CASE(feeds_of_a_family_have_an_outline_of_their_own) {
  ListingContext context = listing_context("opml", "feeds.opml");
  context.files = {listed_feed("feed.xml", "application/rss+xml", "Marginal Sea"),
                   listed_book("sea.epub", "Marginal Sea"),
                   listed_feed("feed.json", "application/feed+json", "Marginal Sea"),
                   listed_feed("tags/salt.xml", "application/atom+xml", "Salt & \"Pans\"")};
  context.files[3].facets = {"tag"};
  context.files[3].language = "und";
  context.files[3].latest = date("2024-05-02T06:30:00+02:00");
  BOOST_TEST(opml(context) ==
             R"xml(<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Marginal Sea</title>
    <dateModified>Thu, 02 May 2024 06:30:00 +0200</dateModified>
    <ownerName>Sea Press</ownerName>
    <ownerId>https://sea.example/</ownerId>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
    <outline type="rss" version="RSS" text="Marginal Sea (RSS)" )xml"
             R"xml(title="Marginal Sea (RSS)" description="Shores &amp; instruments" )xml"
             R"xml(language="en" xmlUrl="https://sea.example/feed.xml" )xml"
             R"xml(htmlUrl="https://sea.example/"/>
    <outline type="rss" text="Marginal Sea (JSON Feed)" )xml"
             R"xml(title="Marginal Sea (JSON Feed)" description="Shores &amp; instruments" )xml"
             R"xml(language="en" xmlUrl="https://sea.example/feed.json" )xml"
             R"xml(htmlUrl="https://sea.example/"/>
    <outline text="Tags" title="Tags">
      <outline type="rss" text="Salt &amp; &quot;Pans&quot;" )xml"
             R"xml(title="Salt &amp; &quot;Pans&quot;" description="Shores &amp; instruments" )xml"
             R"xml(xmlUrl="https://sea.example/tags/salt.xml" htmlUrl="https://sea.example/"/>
    </outline>
  </body>
</opml>
)xml");
}

BOOST_AUTO_TEST_CASE(a_list_of_no_feeds_has_an_outline_and_no_date) {
  const std::string text = opml(listing_context("opml", "feeds.opml"));
  BOOST_TEST(text.find("<outline text=\"Feeds\"/>") != std::string::npos, text);
  BOOST_TEST(text.find("dateModified") == std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
