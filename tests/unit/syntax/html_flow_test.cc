#include "syntax/html_flow.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "syntax/html_parser.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

Diagnostics found;

std::string parse(std::string_view html) {
  found.clear();
  Body body;
  parse_html_fragment(html, "a.html", {7, 3}, body, Body::root(), found);
  return outline(body);
}

std::string messages() {
  std::string text;
  for (const Diagnostic& diagnostic : found) text += to_text(diagnostic) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_flow)

BOOST_AUTO_TEST_CASE(an_id_is_given_once) {
  BOOST_TEST(parse("<p id=a>x<p id=a>y") == "p[id=a](\"x\") p(\"y\")");
  BOOST_TEST(
      messages() ==
      "a.html:7:12: info: the id \"a\" is used a second time; links to it lead to the first place "
      "[anchor-duplicate]\n");
}

BOOST_AUTO_TEST_CASE(an_anchor_whose_id_is_taken_leaves_nothing_behind) {
  BOOST_TEST(parse("<a id=a href=u>x<p></a>y") == "p(a[href=u][id=a](\"x\")) p(\"y\")");
  BOOST_TEST(parse("<a id=a></a>x<sup><a id=a href=u></a></sup>") == "p(span[id=a] \"x\")");
  BOOST_TEST(messages().find("[anchor-duplicate]") != std::string::npos);
  BOOST_TEST(parse("x<sup><a id='a b' href=u></a></sup>") == "p(\"x\")");
}

BOOST_AUTO_TEST_CASE(an_anchor_in_one_of_the_same_id_goes) {
  BOOST_TEST(parse("<span id=i><a id=i></a>x</span>") == "p(span[id=i](\"x\"))");
  BOOST_TEST(messages().find("anchor-duplicate") != std::string::npos, messages());
}

BOOST_AUTO_TEST_CASE(an_id_with_blanks_is_none) {
  BOOST_TEST(parse("<div><div id='a b'></div></div><h2 id='a b'>x</h2>") == "h2(\"x\")");
}

BOOST_AUTO_TEST_CASE(code_keeps_only_times_that_can_be_read) {
  BOOST_TEST(parse("<pre>a <time datetime=x>b</time></pre>") == "pre(\"a b\")");
  BOOST_TEST(parse("<pre><time datetime=2024>b</time></pre>") == "pre(time[datetime=2024](\"b\"))");
}

BOOST_AUTO_TEST_CASE(what_says_nothing_in_code_does_not_come_in_from_around_it) {
  BOOST_TEST(parse("<span lang=de><pre>a</pre>b</span>") == "pre(\"a\") p(span[lang=de](\"b\"))");
  BOOST_TEST(parse("<span id=i><pre>a</pre></span>") == "pre(\"a\") p(span[id=i])");
  BOOST_TEST(parse("<b><pre>a</pre></b>") == "pre(b(\"a\"))");
}

BOOST_AUTO_TEST_SUITE_END()
