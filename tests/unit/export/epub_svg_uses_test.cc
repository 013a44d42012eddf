#include "export/epub/svg_uses.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace offprint {
namespace {

std::string svg(const std::string& inside) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>";
}

std::string uses(int levels) {
  std::string text = "<rect id=\"a0\"/>";
  for (int i = 1; i <= levels; ++i) {
    text += "<g id=\"a" + std::to_string(i) + "\">";
    for (int k = 0; k < 10; ++k) text += "<use href=\"#a" + std::to_string(i - 1) + "\"/>";
    text += "</g>";
  }
  return svg(text);
}

BOOST_AUTO_TEST_SUITE(epub_svg_uses)

BOOST_AUTO_TEST_CASE(elements_count_as_often_as_they_are_used) {
  BOOST_TEST(count_drawn(svg("")) == 1U);
  BOOST_TEST(count_drawn(svg("<g><rect/><rect/></g>")) == 4U);
  BOOST_TEST(count_drawn(svg("<g id=\"a\"><rect/></g><use xlink:href=\"#a\"/>")) == 6U);
  BOOST_TEST(count_drawn(svg("<pattern id=\"p\"><rect/></pattern><rect fill=\"url(#p)\"/>")) == 6U);
  BOOST_TEST(count_drawn(uses(1)) == 23U);
  BOOST_TEST(count_drawn(uses(8)) > 100'000'000U);
  BOOST_TEST(count_drawn(uses(100)) == std::uint64_t{1} << 62);
}

BOOST_AUTO_TEST_CASE(references_to_nothing_and_to_themselves_count_once) {
  BOOST_TEST(count_drawn(svg("<use href=\"#b\"/>")) == 2U);
  BOOST_TEST(count_drawn(svg("<g id=\"a\"><use href=\"#a\"/></g>")) == 3U);
  BOOST_TEST(count_drawn("no picture") == 0U);
}

BOOST_AUTO_TEST_CASE(long_chains_cost_no_stack) {
  std::string chain = "<g id=\"a0\"/>";
  for (int i = 1; i < 100'000; ++i)
    chain.append("<use id=\"a" + std::to_string(i) + "\" href=\"#a" + std::to_string(i - 1) +
                 "\"/>");
  BOOST_TEST(count_drawn(svg(chain)) > 500'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
