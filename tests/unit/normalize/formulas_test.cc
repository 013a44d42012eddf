// Formulas in TeX, before anything reads the text.
#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::Source;

namespace {

std::size_t formulas(const Article& article) {
  std::size_t count = 0;
  for (NodeIndex node = Body::root(); node != no_node;
       node = article.body.next_in_order(node, Body::root()))
    count += article.body[node].element == Element::formula;
  return count;
}

Article article(const std::string& format, bool tex_formulas) {
  Rules rules;
  rules.tex_formulas = tex_formulas;
  Draft draft = Source().with(FieldName::title, "Salt").body("a \\$x$ \\\\(y\\\\) b").draft();
  draft.format = format;
  return normalize(rules, std::move(draft));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formulas_in_tex)

BOOST_AUTO_TEST_CASE(they_are_text_unless_asked_for) {
  BOOST_TEST(formulas(article("html", false)) == 0U);
  BOOST_TEST(formulas(article("html", true)) == 2U);
}

BOOST_AUTO_TEST_CASE(dollars_that_markdown_left_are_dollars) {
  BOOST_TEST(formulas(article("markdown", true)) == 1U);
}

BOOST_AUTO_TEST_CASE(a_heading_with_a_formula_is_the_title_as_it_is_written) {
  Rules rules;
  rules.tex_formulas = true;
  const Article made =
      normalize(rules, Source().body("# The \\\\(n\\\\)th tide\n\nIt comes late.").draft());
  BOOST_TEST(made.title == "The \\(n\\)th tide");
  BOOST_TEST(formulas(made) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
