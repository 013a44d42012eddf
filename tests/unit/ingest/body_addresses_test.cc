#include "ingest/body_addresses.h"

#include <boost/test/unit_test.hpp>

#include "syntax/html_parser.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

std::string resolved(std::string_view html, const AddressRules& rules) {
  Body body;
  Diagnostics diagnostics;
  parse_html_fragment(html, "a.html", {1, 1}, body, Body::root(), diagnostics);
  resolve_addresses(body, rules);
  std::string markup;
  append_markup(markup, body, {});
  if (markup.ends_with('\n')) markup.pop_back();
  return markup;
}

const AddressRules by_site{"https://site.example/a/b.html", "https://site.example/a/b.html"};

}  // namespace

BOOST_AUTO_TEST_SUITE(body_addresses_test)

BOOST_AUTO_TEST_CASE(relative_references_become_absolute) {
  BOOST_TEST(resolved("<blockquote cite=../q><p><a href=c?d#e>x</a> <img src=/i.png alt=i></p>"
                      "</blockquote>",
                      by_site) ==
             "<blockquote cite=\"https://site.example/q\"><p><a "
             "href=\"https://site.example/a/c?d#e\">x</a> <img "
             "src=\"https://site.example/i.png\" alt=\"i\"></p>\n</blockquote>");
}

BOOST_AUTO_TEST_CASE(files_of_what_plays_become_absolute) {
  Body body;
  const NodeIndex embed = body.append(Body::root(), Element::embed);
  const NodeIndex file = body.append(embed, Element::media_file);
  body.set_attribute(file, Attribute::src, "../a.vtt");
  resolve_addresses(body, by_site);
  BOOST_TEST(body.attribute(file, Attribute::src) == "https://site.example/a.vtt");
}

BOOST_AUTO_TEST_CASE(fragments_and_absolute_references_stay) {
  for (const std::string html :
       {"<p><a href=\"#x\">x</a></p>", "<p><a href=\"mailto:a@b.example\">x</a></p>",
        "<p><a href=\"https://other.example/#x\">x</a></p>"})
    BOOST_TEST(resolved(html, by_site) == html);
}

BOOST_AUTO_TEST_CASE(bases_of_other_schemes_are_none) {
  const std::string html = "<p><a href=\"c\">x</a><img src=\"i.png\" alt=\"\"></p>";
  BOOST_TEST(resolved(html, {"script://site.example/a", "file:///a/b"}) == html);
}

BOOST_AUTO_TEST_CASE(what_has_no_base_stays) {
  const std::string html = "<p><a href=\"c\">x</a><img src=\"i.png\" alt=\"\"></p>";
  BOOST_TEST(resolved(html, {"", ""}) == html);
  BOOST_TEST(resolved(html, {"https://site.example/", ""}) ==
             "<p><a href=\"https://site.example/c\">x</a><img src=\"i.png\" alt=\"\"></p>");
}

BOOST_AUTO_TEST_CASE(links_to_the_own_address_become_fragments) {
  AddressRules rules = by_site;
  rules.own_address = "https://site.example/a/b.html";
  BOOST_TEST(resolved("<p><a href=b.html#x>x</a> <a href=b.html>y</a> <a href=c.html#x>z</a></p>",
                      rules) ==
             "<p><a href=\"#x\">x</a> <a href=\"https://site.example/a/b.html\">y</a> <a "
             "href=\"https://site.example/a/c.html#x\">z</a></p>");
}

BOOST_AUTO_TEST_CASE(files_of_a_saved_page_stay_when_asked_for) {
  AddressRules rules = by_site;
  rules.keeps_saved_files = true;
  BOOST_TEST(resolved("<p><img src=\"./b_files/i.png\" alt=\"\"></p>", rules) ==
             "<p><img src=\"./b_files/i.png\" alt=\"\"></p>");
}

BOOST_AUTO_TEST_SUITE_END()
