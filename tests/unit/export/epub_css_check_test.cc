#include "export/epub/css_check.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string problem(std::string_view sheet, SheetKind kind = SheetKind::extras) {
  return css_problem(sheet, kind).message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_css_check)

BOOST_AUTO_TEST_CASE(ordinary_rules_pass) {
  BOOST_TEST(problem("") == "");
  BOOST_TEST(problem("h1, .a[dir=rtl] > p:lang(ar)::before { margin: 0 -1em; content: \"a}\\\"\" }",
                     SheetKind::base) == "");
  BOOST_TEST(problem("@media (min-width: 30em) { p { width: calc(100% - 2em) } }") == "");
  BOOST_TEST(problem("@page { margin: 2em }", SheetKind::base) == "");
  BOOST_TEST(problem("/* @import direction: rtl */ .direction { flex-direction: row }") == "");
  BOOST_TEST(problem("p { position: relative; transition-property: direction }") == "");
}

BOOST_AUTO_TEST_CASE(what_leads_out_of_the_book_is_found) {
  for (const char* sheet :
       {"@import 'a.css';", "@IMPORT url(a.css);", "@\\69mport 'a';",
        "p { background: url(https://a.example/x.png) }", "p { background: u\\72l('x.png') }",
        "p { background: image-set('x.png' 1x) }", "@font-face { src: local(x) }",
        "@namespace svg 'x';"})
    BOOST_TEST(problem(sheet) != "", sheet);
}

BOOST_AUTO_TEST_CASE(what_books_must_not_say_is_found) {
  for (const char* sheet :
       {"p { direction: rtl }", "p{color:red;DIRECTION:rtl}", "p { \\64 irection: rtl }",
        "p { /* */ unicode-bidi: embed }", "p { position : /**/ fixed !important }",
        "p { behavior: x }", "p { width: expression(1) }"})
    BOOST_TEST(problem(sheet) != "", sheet);
}

BOOST_AUTO_TEST_CASE(what_is_not_closed_is_found_where_it_is) {
  BOOST_TEST(problem("p { color: inherit") != "");
  BOOST_TEST(problem("p } q {}") != "");
  BOOST_TEST(problem("p { width: calc((1em) }") != "");
  BOOST_TEST(problem("/* p {}") != "");
  BOOST_TEST(problem("p { content: 'a\n'; }") != "");
  BOOST_TEST(problem("p { a: \xFF }") != "");
  const CssProblem found = css_problem("p {}\n  h1 { direction: rtl }", SheetKind::base);
  BOOST_TEST(found.position.line == 2U);
  BOOST_TEST(found.position.column == 8U);
}

BOOST_AUTO_TEST_CASE(a_base_sheet_has_no_at_rules) {
  BOOST_TEST(problem("@media print { p { margin: 0 } }", SheetKind::base) != "");
  BOOST_TEST(problem("@supports (a: b) { p { margin: 0 } }", SheetKind::base) != "");
}

BOOST_AUTO_TEST_CASE(rules_that_hide_are_known) {
  BOOST_TEST(css_hides("p { display: none }"));
  BOOST_TEST(css_hides("p{visibility:/**/hidden}"));
  BOOST_TEST(!css_hides("p { display: block } .none { color: inherit } /* display: none */"));
}

BOOST_AUTO_TEST_SUITE_END()
