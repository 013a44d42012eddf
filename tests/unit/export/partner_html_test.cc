#include <boost/test/unit_test.hpp>

#include "export/partner_html.h"

using namespace offprint;

namespace {

using Check = PartnerRule::Check;

PartnerRule rule(Check check) {
  PartnerRule made;
  made.check = check;
  return made;
}

std::string mended(const PartnerRule& by, std::string_view html, std::size_t* count = nullptr) {
  auto body = parse_html_tree(html);
  BOOST_REQUIRE(body.has_value());
  const HtmlChange change = mend_html(by, *body);
  if (count) *count = change.count;
  return to_html(*body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(partner_html)

BOOST_AUTO_TEST_CASE(a_tree_is_written_as_it_was_read) {
  const std::string html =
      "<p id=\"a\">Salt &amp; <em>sea</em><br>&lt;x&gt;</p>\n<pre>\n\n a</pre><hr>";
  BOOST_TEST(to_html(parse_html_tree(html).value()) == html);
  BOOST_TEST(text_below(parse_html_tree("<p>a<script>b</script></p>").value()) == "a");
}

BOOST_AUTO_TEST_CASE(what_is_too_deep_is_no_tree) {
  std::string html;
  for (int i = 0; i < 1000; ++i) html += "<div>";
  BOOST_TEST(!parse_html_tree(html).has_value());
}

BOOST_AUTO_TEST_CASE(repeated_breaks_divide_paragraphs) {
  const PartnerRule breaks = rule(Check::breaks);
  BOOST_TEST(mended(breaks, "<p id=\"x\">a<br><br>b<br>\n<br><br>c<br>d</p>") ==
             "<p id=\"x\">a</p><p>b</p><p>c<br>d</p>");
  BOOST_TEST(mended(breaks, "<div>a<br><br><b>b</b><ul><li>c</li></ul></div>") ==
             "<div><p>a</p><p><b>b</b></p><ul><li>c</li></ul></div>");
  BOOST_TEST(mended(breaks, "<p><em>a<br><br>b</em></p>") == "<p><em>a<br>b</em></p>");
  std::size_t count = 0;
  BOOST_TEST(mended(breaks, "<p>a<br>b</p>", &count) == "<p>a<br>b</p>");
  BOOST_TEST(count == 0u);
}

BOOST_AUTO_TEST_CASE(wrappers_go_until_a_text_is_flat_enough) {
  PartnerRule depth = rule(Check::depth);
  depth.most = 3;
  BOOST_TEST(mended(depth, "<div><div><section><ul><li><b>a</b></li></ul></section></div></div>") ==
             "<ul><li><b>a</b></li></ul>");
  BOOST_TEST(mended(depth, "<p>a</p>") == "<p>a</p>");
  depth.most = 2;
  auto lists = parse_html_tree("<ul><li>a<ul><li>b</li></ul></li></ul>").value();
  BOOST_TEST(mend_html(depth, lists).count > 0u);
  BOOST_TEST(html_depth(lists) == 4u);  // lists stay, so that it is still too deep
}

BOOST_AUTO_TEST_CASE(styles_and_scripts_go) {
  BOOST_TEST(mended(rule(Check::style), "<style>p{}</style><p style=\"color:red\">a</p>") ==
             "<p>a</p>");
  BOOST_TEST(
      mended(rule(Check::script),
             "<script>x()</script><p onclick=\"x()\"><a href=\"javascript:x()\">a</a></p>") ==
      "<p><a>a</a></p>");
}

BOOST_AUTO_TEST_CASE(other_elements_are_unwrapped_and_their_text_stays) {
  PartnerRule elements = rule(Check::elements);
  elements.allow = {{"p", {}}, {"a", {"href"}}, {"*", {"id"}}};
  BOOST_TEST(
      mended(elements,
             "<details><summary>A</summary>b</details><p id=\"i\" class=\"c\"><mark>d</mark> "
             "<a href=\"https://sea.example/\" rel=\"x\">e</a></p>") ==
      "<p>A</p><p>b</p><p id=\"i\">d <a href=\"https://sea.example/\">e</a></p>");
}

BOOST_AUTO_TEST_CASE(a_last_link_to_read_more_goes) {
  PartnerRule ending = rule(Check::ending);
  ending.texts = {"read more"};
  BOOST_TEST(mended(ending, "<p>a</p><p><a href=\"#\">Read More at Sea</a></p>\n") == "<p>a</p>\n");
  BOOST_TEST(mended(ending, "<div><p>a</p><a href=\"#\">read more</a></div>") ==
             "<div><p>a</p></div>");
  BOOST_TEST(mended(ending, "<p>a <b>b</b></p>") == "<p>a <b>b</b></p>");
  BOOST_TEST(mended(ending, "<p><a href=\"#\">The harbor</a></p>") ==
             "<p><a href=\"#\">The harbor</a></p>");
}

BOOST_AUTO_TEST_SUITE_END()
