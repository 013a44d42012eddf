#include "export/feed_content.h"

#include <boost/test/unit_test.hpp>

#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

std::string html(const Record& record) { return feed_content(record).html; }

Image image(std::string src, std::string url) {
  Image image;
  image.src = std::move(src);
  image.url = std::move(url);
  return image;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_content_)

BOOST_AUTO_TEST_CASE(an_article_without_content_has_no_html) {
  Record record = small_record();
  BOOST_TEST(html(record) == "");
  record.direction = Direction::rtl;
  BOOST_TEST(html(record) == "");
}

BOOST_AUTO_TEST_CASE(lead_image_comes_first_with_its_own_alternative_text) {
  BOOST_TEST(
      html(full_record()) ==
      "<p><img src=\"https://sea.example/dusk.jpg?w=8&amp;h=6\" alt=\"A &quot;ferry&quot; at "
      "dusk\" width=\"800\" height=\"600\"></p>\n"
      "<p>Salt &amp; water ]]&gt; sky.</p>\n");
}

BOOST_AUTO_TEST_CASE(formulas_are_text_since_readers_strip_mathml) {
  Record record = small_record();
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph);
  const NodeIndex formula = record.body.append(paragraph, Element::formula);
  record.body.set_attribute(formula, Attribute::markup, "<mi>x</mi>");
  record.body.set_attribute(formula, Attribute::alt, "x < y");
  BOOST_TEST(html(record) == "<p>x &lt; y</p>\n");
  record.body.set_attribute(formula, Attribute::tex, "x \\lt y");
  BOOST_TEST(html(record) == "<p><code>x \\lt y</code></p>\n");
  BOOST_TEST(feed_content(record).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(lead_image_that_the_body_shows_is_not_repeated) {
  Record record = small_record();
  record.lead_image = "a.png";
  record.images = {image("a.png", "https://sea.example/a.png")};
  append_image(record, "a.png", "A");
  BOOST_TEST(html(record) == "<p><img src=\"https://sea.example/a.png\" alt=\"A\"></p>\n");
}

BOOST_AUTO_TEST_CASE(lead_image_without_address_is_reported) {
  Record record = small_record();
  record.lead_image = "a.png";
  record.images = {image("a.png", "")};
  const FeedContent content = feed_content(record);
  BOOST_TEST(content.html == "");
  BOOST_REQUIRE(content.diagnostics.size() == 1);
  BOOST_TEST(
      to_text(content.diagnostics[0]) ==
      "articles/ferry.md: warning: feeds leave out the image `a.png`: its address on the web "
      "is not known; keep the image in a file, or name it by its absolute address "
      "[image-url-unknown]");
  BOOST_TEST(!feed_lead_image(record));
}

BOOST_AUTO_TEST_CASE(image_without_address_gives_way_to_its_alternative_text) {
  Record record = small_record();
  append_image(record, "../a.png", "Low water", {7, 3});
  append_image(record, "https://pictures.example/b.png", "Remote");
  append_image(record, "data:image/png;base64,AAAA", "Inline");
  const FeedContent content = feed_content(record);
  BOOST_TEST(content.html ==
             "<p><span>Low water</span></p>\n"
             "<p><img src=\"https://pictures.example/b.png\" alt=\"Remote\"></p>\n"
             "<p><span>Inline</span></p>\n");
  BOOST_REQUIRE(content.diagnostics.size() == 2);
  BOOST_CHECK(content.diagnostics[0].code == Code::image_url_unknown);
  BOOST_CHECK((content.diagnostics[0].position == Position{7, 3}));
}

BOOST_AUTO_TEST_CASE(what_plays_keeps_its_picture_where_it_was) {
  Record record = small_record();
  record.images = {image("p.png", "https://sea.example/p.png")};
  const NodeIndex embed = record.body.append(Body::root(), Element::embed, {7, 1});
  record.body.set_attribute(embed, Attribute::href, "https://sea.example/a.mp4");
  record.body.set_attribute(embed, Attribute::title, "The ebb");
  record.body.set_attribute(embed, Attribute::kind, "video");
  BOOST_TEST(html(record) == "<p><a href=\"https://sea.example/a.mp4\">The ebb</a></p>\n");
  record.body.set_attribute(record.body.append(embed, Element::image), Attribute::src, "p.png");
  BOOST_TEST(html(record) ==
             "<p><a href=\"https://sea.example/a.mp4\">"
             "<img src=\"https://sea.example/p.png\" alt=\"\"><br>The ebb</a></p>\n");
  record.images[0].url.clear();
  const FeedContent content = feed_content(record);
  BOOST_TEST(content.html == "<p><a href=\"https://sea.example/a.mp4\">The ebb</a></p>\n");
  BOOST_REQUIRE(content.diagnostics.size() == 1);
  BOOST_CHECK(content.diagnostics[0].code == Code::image_url_unknown);
}

BOOST_AUTO_TEST_CASE(what_plays_keeps_its_transcript) {
  Record record = small_record();
  const NodeIndex embed = record.body.append(Body::root(), Element::embed, {7, 1});
  record.body.set_attribute(embed, Attribute::href, "https://sea.example/a.mp3");
  const NodeIndex link = record.body.append(embed, Element::link);
  record.body.set_attribute(link, Attribute::href, "https://sea.example/said");
  BOOST_TEST(html(record) ==
             "<p><a href=\"https://sea.example/a.mp3\">https://sea.example/a.mp3</a> · "
             "<a href=\"https://sea.example/said\">Transcript</a></p>\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_no_feed_can_link_to_is_reported) {
  Record record = small_record();
  const NodeIndex embed = record.body.append(Body::root(), Element::embed, {7, 1});
  record.body.set_attribute(embed, Attribute::title, "a.mp3");
  const NodeIndex file = record.body.append(embed, Element::media_file);
  record.body.set_attribute(file, Attribute::src, "a.mp3");
  record.body.set_attribute(file, Attribute::kind, "source");
  record.media = {{"a.mp3", MediaFile::Place::here, "a.mp3", "audio/mpeg", "", 1}};
  const FeedContent content = feed_content(record);
  BOOST_TEST(content.html == "<p>a.mp3</p>\n");
  BOOST_REQUIRE(content.diagnostics.size() == 1);
  BOOST_TEST(to_text(content.diagnostics[0]) ==
             "articles/ferry.md:7:1: warning: feeds do not link to `a.mp3`: without a site, nobody "
             "knows where it is; name the site [link-relative]");
}

BOOST_AUTO_TEST_CASE(outputs_of_one_article_share_its_content) {
  Record record = small_record();
  append_image(record, "a.png", "First");
  SharedParts shared;
  BOOST_TEST(feed_content(record, FeedTexts::summary, shared).html == "");
  const FeedContent& content = feed_content(record, FeedTexts::full, shared);
  BOOST_TEST(content.html == html(record));
  BOOST_TEST(content.diagnostics.size() == 1U);
  BOOST_TEST(&feed_content(record, FeedTexts::both, shared) == &content);
}

BOOST_AUTO_TEST_CASE(every_image_keeps_its_own_alternative_text) {
  Record record = small_record();
  record.images = {image("a.png", "https://sea.example/a.png"),
                   image("b.png", "https://sea.example/b.png")};
  append_image(record, "a.png", "First");
  append_image(record, "b.png", "Second");
  BOOST_TEST(html(record) ==
             "<p><img src=\"https://sea.example/a.png\" alt=\"First\"></p>\n"
             "<p><img src=\"https://sea.example/b.png\" alt=\"Second\"></p>\n");
}

BOOST_AUTO_TEST_CASE(links_to_articles_lead_to_their_addresses) {
  Record record = small_record();
  const NodeIndex plain = append_link(record, "tide.md", "Tide");
  const NodeIndex place = append_link(record, "tide.md#höhe", "Height");
  const NodeIndex nowhere = append_link(record, "gone.md", "No site");
  record.links = {{plain, 4, "tide-id", "https://sea.example/tide/", ""},
                  {place, 4, "tide-id", "https://sea.example/tide/", "höhe"},
                  {nowhere, 5, "other-id", "", "x"}};
  BOOST_TEST(html(record) ==
             "<p><a href=\"https://sea.example/tide/\">Tide</a></p>\n"
             "<p><a href=\"https://sea.example/tide/#höhe\">Height</a></p>\n"
             "<p>No site</p>\n");
}

BOOST_AUTO_TEST_CASE(fragments_within_the_article_stay_fragments_and_targets_keep_ids) {
  Record record = small_record();
  append_link(record, "#low-water", "Below");
  const NodeIndex self = append_link(record, "ferry.md#low-water", "By its name");
  append_link(record, "#", "Top");
  record.links = {{self, 1, record.id, record.url, "low-water"}};
  const NodeIndex heading = record.body.append(Body::root(), Element::heading_2);
  record.body.set_attribute(heading, Attribute::id, "low-water");
  record.body.append_text(heading, "Low water");
  BOOST_TEST(html(record) ==
             "<p><a href=\"#low-water\">Below</a></p>\n"
             "<p><a href=\"#low-water\">By its name</a></p>\n"
             "<p>Top</p>\n"
             "<h2 id=\"low-water\">Low water</h2>\n");
}

BOOST_AUTO_TEST_CASE(no_address_is_relative_or_unsafe) {
  Record record = small_record();
  append_link(record, "/about/", "Site");
  append_link(record, "chart.pdf", "Page");
  append_link(record, "//cdn.example/x", "Scheme");
  append_link(record, "mailto:desk@sea.example", "Mail");
  append_link(record, "javascript:alert(1)", "Script");
  const std::string expected =
      "<p><a href=\"https://sea.example/about/\">Site</a></p>\n"
      "<p><a href=\"https://sea.example/ferry/chart.pdf\">Page</a></p>\n"
      "<p><a href=\"https://cdn.example/x\">Scheme</a></p>\n"
      "<p><a href=\"mailto:desk@sea.example\">Mail</a></p>\n"
      "<p>Script</p>\n";
  BOOST_TEST(html(record) == expected);
}

BOOST_AUTO_TEST_CASE(relative_links_without_a_base_lose_their_address) {
  Record record = small_record();
  record.url = "";
  append_link(record, "/about/", "Site");
  BOOST_TEST(html(record) == "<p>Site</p>\n");
}

BOOST_AUTO_TEST_CASE(text_from_right_to_left_says_so) {
  Record record = small_record();
  record.direction = Direction::rtl;
  record.body.append_text(record.body.append(Body::root(), Element::paragraph), "שלום");
  BOOST_TEST(html(record) == "<div dir=\"rtl\">\n<p>שלום</p>\n</div>\n");
}

BOOST_AUTO_TEST_CASE(addresses_lie_below_the_site) {
  const ExportContext context = full_context();
  BOOST_TEST(feed_address(context.publication, context.output) == "https://sea.example/feed.data");
  BOOST_TEST(logo_address(context.publication) == "https://sea.example/images/our%20logo.png");
}

BOOST_AUTO_TEST_CASE(logo_outside_the_project_has_no_address) {
  Publication publication = small_context().publication;
  BOOST_TEST(logo_address(publication) == "");
  for (const std::string_view path : {"../logo.png", "/srv/logo.png"}) {
    publication.logo = path;
    BOOST_TEST(logo_address(publication) == "");
  }
  publication.logo = "https://cdn.example/logo.png";
  BOOST_TEST(logo_address(publication) == "https://cdn.example/logo.png");
  publication.site = publication.logo = "";
  BOOST_TEST(feed_address(publication, small_context().output) == "");
}

BOOST_AUTO_TEST_SUITE_END()
