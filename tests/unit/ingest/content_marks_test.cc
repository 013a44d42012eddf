#include "ingest/content_marks.h"

#include <boost/test/unit_test.hpp>

#include "ingest/lead_image.h"
#include "syntax/html_parser.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

Body parsed(std::string_view html) {
  Body body;
  Diagnostics diagnostics;
  parse_html_fragment(html, "a.xml", {1, 1}, body, Body::root(), diagnostics);
  return body;
}

std::string markup(const Body& body) {
  std::string html;
  append_markup(html, body, {});
  return html;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_marks)

BOOST_AUTO_TEST_CASE(a_wrapper_that_says_only_the_direction_goes) {
  Body body = parsed("<div dir=\"rtl\"><p>مد</p></div>");
  BOOST_TEST(take_direction(body) == "rtl");
  BOOST_TEST(markup(body) == "<p>مد</p>\n");
  for (const std::string_view html :
       {"<div><p>a</p></div>", "<div dir=\"rtl\" id=\"x\"><p>a</p></div>",
        "<div dir=\"rtl\"><p>a</p></div><p>b</p>", ""}) {
    Body other = parsed(html);
    const std::string before = markup(other);
    BOOST_TEST(take_direction(other) == "");
    BOOST_TEST(markup(other) == before);
  }
}

BOOST_AUTO_TEST_CASE(ballot_boxes_make_tasks) {
  Body body = parsed("<ul><li>☑ Salt</li><li><p>☐ Sea</p></li><li>A ☐ box</li></ul><p>☐ no</p>");
  const std::string before = markup(body);
  mark_tasks(body);
  BOOST_TEST(markup(body) == before);
  BOOST_TEST(plain_text(body) == "Salt\n\nSea\n\nA ☐ box\n\n☐ no");
}

BOOST_AUTO_TEST_CASE(a_repeated_lead_image_leaves_the_content) {
  Body body =
      parsed("<div><p><img src=\"https://a.example/x.png\" alt=\"A door\"></p><p>b</p></div>");
  BOOST_TEST(take_repeated_lead_image(body, "https://a.example/y.png") == "");
  BOOST_TEST(take_repeated_lead_image(body, "https://a.example/x.png") == "A door");
  BOOST_TEST(markup(body).find("img") == std::string::npos);
  for (const std::string_view html : {"<figure><img src=\"https://a.example/x.png\"></figure>",
                                      "<p><img src=\"https://a.example/x.png\"> and text</p>",
                                      "<p>text</p><p><img src=\"https://a.example/x.png\"></p>"}) {
    Body other = parsed(html);
    take_repeated_lead_image(other, "https://a.example/x.png");
    BOOST_TEST(markup(other).find("img") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
