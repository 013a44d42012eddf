#include "export/epub/svg_check.h"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

namespace {

std::string svg(const std::string& content, const std::string& attributes = "") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" +
         attributes + ">" + content + "</svg>";
}

const std::string harmless[] = {
    svg("<path d=\"M0 0L1 1\"/>"),
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a picture -->" + svg("") + "\n",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
    "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" +
        svg(""),
    svg("<defs><g id=\"a\"/></defs><use xlink:href=\"#a\"/><rect fill=\"url(#b)\"/>"),
    svg("<style><![CDATA[.a { fill: url('#b') }]]></style><text>a &lt; b &#x26; c</text>"),
    svg("<image href=\"data:image/png;base64,AAAA\"/>"),
    svg("<inkscape:grid size=\"2\"/>", " xmlns:inkscape=\"http://www.inkscape.org/namespaces/x\""),
    svg("<feBlend/>", " viewBox='0 0 1 1'"),
};

const std::string harmful[] = {
    svg("<script>alert(1)</script>"),
    svg("<s:script/>", " xmlns:s=\"http://www.w3.org/2000/svg\""),
    svg("<foreignObject><p/></foreignObject>"),
    svg("<a href=\"#b\"/>"),
    svg("<animate attributeName=\"x\"/>"),
    svg("<set attributeName=\"href\"/>"),
    svg("<h:script/>", " xmlns:h=\"http://www.w3.org/1999/xhtml\""),
    svg("<p xmlns=\"http://www.w3.org/1999/xhtml\"/>"),
    svg("", " onload=\"alert(1)\""),
    svg("", " ONLOAD=\"alert(1)\""),
    svg("", " xml:base=\"http://a.example/\""),
    svg("<use href=\"other.svg#a\"/>"),
    svg("<use xlink:href=\"http://a.example/#a\"/>"),
    svg("<image href=\"data:image/svg+xml;base64,AAAA\"/>"),
    svg("<image href=\"java&#115;cript:alert(1)\"/>"),
    svg("<rect fill=\"url( 'http://a.example/')\"/>"),
    svg("<rect style=\"fill: &#117;rl(http://a.example/)\"/>"),
    svg("<style>@import 'a.css';</style>"),
    svg("<style>a { background: u\\72l(x) }</style>"),
    svg("<style>a { background: URL(x.png) }</style>"),
    "<?xml-stylesheet href=\"a.css\"?>" + svg(""),
    "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg("&a;"),
    "<!DOCTYPE svg SYSTEM \"http://a.example/\">" + svg(""),
};

const std::string malformed[] = {
    "",
    "GIF89a",
    "<html/>",
    svg("<g>"),
    svg("</g>"),
    svg("&nbsp;"),
    svg("&#0;"),
    svg("<g a=\"1\" a=\"2\"/>"),
    svg("<g a=1/>"),
    svg("<g a=\"<\"/>"),
    svg("<!-- a -- b -->"),
    svg("") + svg(""),
    svg("<x:g/>"),
    svg("\x01"),
    svg("\xFF"),
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + svg(""),
    "<svg><g/></svg>",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_svg_check)

BOOST_DATA_TEST_CASE(pictures_that_only_draw_are_fine, boost::unit_test::data::make(harmless)) {
  BOOST_TEST(svg_problem(sample) == "");
}

BOOST_DATA_TEST_CASE(whatever_runs_moves_or_reaches_out_is_refused,
                     boost::unit_test::data::make(harmful)) {
  BOOST_TEST(svg_problem(sample) != "");
  BOOST_TEST(svg_problem(sample) != "it is not well-formed XML");
}

BOOST_DATA_TEST_CASE(what_is_no_svg_is_refused, boost::unit_test::data::make(malformed)) {
  BOOST_TEST(svg_problem(sample) != "");
}

BOOST_AUTO_TEST_CASE(depth_is_limited) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<g>";
  BOOST_TEST(svg_problem(svg(deep)) == "it is not well-formed XML");
}

BOOST_AUTO_TEST_SUITE_END()
