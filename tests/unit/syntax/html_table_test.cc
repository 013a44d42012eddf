#include "syntax/html_table.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "syntax/html_parser.h"
#include "syntax/outline.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

// The rows of a table, as an outline without what is around them.
std::string rows(const std::string& html) {
  Diagnostics found;
  Body body;
  parse_html_fragment("<table>" + html + "</table>", "a.html", {1, 1}, body, Body::root(), found);
  BOOST_TEST(found.empty());
  std::string out = outline(body);
  return out.substr(6, out.size() - 7);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_table)

BOOST_AUTO_TEST_CASE(short_rows_are_filled) {
  BOOST_TEST(rows("<tr><td>a<td>b<tr><td>c") == "tbody(tr(td(\"a\") td(\"b\")) tr(td(\"c\") td))");
  BOOST_TEST(rows("<thead><tr><th>h<tbody><tr><td>a<td>b") ==
             "thead(tr(th(\"h\") td)) tbody(tr(td(\"a\") td(\"b\")))");
  BOOST_TEST(rows("<tr><td colspan=3>a<tr><td>b") ==
             "tbody(tr(td[colspan=3](\"a\")) tr(td(\"b\") td td))");
}

BOOST_AUTO_TEST_CASE(cells_from_above_count) {
  BOOST_TEST(rows("<tr><td rowspan=2>a<td>b<tr><td>c") ==
             "tbody(tr(td[rowspan=2](\"a\") td(\"b\")) tr(td(\"c\")))");
  BOOST_TEST(rows("<tr><td>a<td>b<td rowspan=2>c<tr><td>d") ==
             "tbody(tr(td(\"a\") td(\"b\") td[rowspan=2](\"c\")) tr(td(\"d\") td))");
}

BOOST_AUTO_TEST_CASE(cells_end_with_their_group) {
  BOOST_TEST(rows("<tr><td rowspan=9>a<td>b<tr><td>c") ==
             "tbody(tr(td[rowspan=2](\"a\") td(\"b\")) tr(td(\"c\")))");
  BOOST_TEST(rows("<tr><td rowspan=3>a") == "tbody(tr(td(\"a\")))");
}

BOOST_AUTO_TEST_CASE(tables_that_would_grow_by_much_stay) {
  std::string wide = "<tr>";
  for (int i = 0; i < 200; ++i) wide += "<td>x";
  for (int i = 0; i < 50; ++i) wide += "<tr><td>y";
  BOOST_TEST(count(rows(wide), "td") == 250U);
  BOOST_TEST(count(rows("<tr><td colspan=1000>a<td>b<tr><td>c"), "td") == 3U);
}

BOOST_AUTO_TEST_CASE(tables_whose_cells_collide_stay) {
  BOOST_TEST(rows("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<tr><td>d") ==
             "tbody(tr(td(\"a\") td[rowspan=2](\"b\")) tr(td[colspan=2](\"c\")) tr(td(\"d\")))");
}

BOOST_AUTO_TEST_SUITE_END()
