#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::outline;
using test::Source;

namespace {

std::string headings(std::string_view body) {
  return outline(normalized(Source().with(FieldName::title, "T").body(body)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(headings_of_the_body)

BOOST_AUTO_TEST_CASE(headings_rank_from_two_without_gaps) {
  BOOST_TEST(headings("# a\n### b\n### c\n# d\n") == "h2#a h3#b h3#c h2#d");
  BOOST_TEST(headings("#### a\n## b\n#### c\n### d\n") == "h2#a h2#b h3#c h3#d");
  BOOST_TEST(headings("# a\n## b\n### c\n#### d\n##### e\n###### f\n") ==
             "h2#a h3#b h4#c h5#d h6#e h6#f");
}

BOOST_AUTO_TEST_CASE(what_says_nothing_is_no_heading) {
  BOOST_TEST(headings("## ![](a.png)\n\n## ![A map](b.png)\n") == "figure img h2#section img");
}

BOOST_AUTO_TEST_CASE(headings_get_the_ids_that_markdown_sites_give) {
  BOOST_TEST(headings("## What's new, in 2.0?\n") == "h2#whats-new-in-20");
  BOOST_TEST(headings("## Été “là-bas” — où\n") == "h2#été-là-bas--où");
  BOOST_TEST(headings("## हिन्दी में\n## 你好，世界\n") == "h2#हिन्दी-में h2#你好世界");
  BOOST_TEST(headings("## a_b `c`\n") == "h2#a_b-c code");
  BOOST_TEST(headings("## !?\n") == "h2#section");
}

BOOST_AUTO_TEST_CASE(ids_are_unique_and_stated_ones_go_first) {
  BOOST_TEST(headings("## a\n## a\n## a-1\n") == "h2#a h2#a-1 h2#a-1-1");
  BOOST_TEST(headings("## a\n\n<p id=\"a\">x</p>\n") == "h2#a-1 p#a");
}

BOOST_AUTO_TEST_CASE(an_id_that_stands_twice_is_renamed) {
  Draft draft = Source().draft();
  for (std::uint32_t line = 1; line <= 3; ++line) {
    const NodeIndex node = draft.body.append(Body::root(), Element::paragraph, {line, 1});
    draft.body.set_attribute(node, Attribute::id, "a");
  }
  const NodeIndex odd = draft.body.append(Body::root(), Element::paragraph);
  draft.body.set_attribute(odd, Attribute::id, "a b");
  const Article article = normalize({}, draft);
  BOOST_TEST(outline(article) == "p#a p#a-1 p#a-2 p");
  BOOST_TEST(messages(article, Code::element_id_duplicate) ==
             "notes/salt.md:2:1: info: the id `a` stands twice; the second is now `a-1` "
             "[element-id-duplicate]\n"
             "notes/salt.md:3:1: info: the id `a` stands twice; the second is now `a-2` "
             "[element-id-duplicate]\n");
}

BOOST_AUTO_TEST_SUITE_END()
