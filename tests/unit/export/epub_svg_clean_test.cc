#include "export/epub/svg_clean.h"

#include <boost/test/unit_test.hpp>

#include "export/epub/svg_check.h"

BOOST_AUTO_TEST_SUITE(epub_svg_clean)

using namespace offprint;

namespace {

std::string picture(const std::string& content, const std::string& attributes = "") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attributes + ">" + content + "</svg>";
}

void check(const std::string& from, const std::string& to, const std::string& removed) {
  const CleanSvg clean = clean_svg(from);
  BOOST_TEST(clean.bytes == to);
  BOOST_TEST(clean.removed == removed);
  BOOST_TEST(clean.problem == "");
  BOOST_TEST(svg_problem(clean.bytes) == "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(pictures_that_only_draw_stay_as_they_are) {
  const std::string plain = "<!-- sea -->" + picture("<path d='M0 0L1 1'/>");
  check(plain, plain, "");
}

BOOST_AUTO_TEST_CASE(what_runs_or_moves_goes_with_what_it_holds) {
  const std::string path = "<path d=\"M0 0L1 1\"></path>";
  check(picture("<script>if (1 &lt; 2) go()</script><path d='M0 0L1 1'/>", " onload='go()'"),
        picture(path), "`onload`, `script`");
  check(picture("<switch><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>salt</p>"
                "</foreignObject><path d='M0 0L1 1'/></switch>"),
        picture("<switch>" + path + "</switch>"), "`foreignObject`");
  check(picture("<circle r='2'><animate attributeName='r'/></circle>"),
        picture("<circle r=\"2\"></circle>"), "`animate`");
}

BOOST_AUTO_TEST_CASE(links_lead_nowhere_and_keep_what_they_hold) {
  check(picture("<a href='https://salt.example/'><text>salt &amp; sand</text></a>"),
        picture("<text>salt &amp; sand</text>"), "`a`");
}

BOOST_AUTO_TEST_CASE(what_reaches_outside_goes) {
  check(picture("<image href='https://salt.example/a.png'/><use href='#b'/>"),
        picture("<image></image><use href=\"#b\"></use>"), "`href`");
  check(picture("<style>@import 'a.css';</style><rect fill='url(https://salt.example/#a)'/>"),
        picture("<style></style><rect></rect>"), "`style`, `fill`");
  check("<?xml-stylesheet href='a.css'?>" + picture("<line/>", " xml:base='https://salt.example/'"),
        picture("<line></line>"), "`processing instruction`, `xml:base`");
  check(picture("<h:script/><line/>", " xmlns:h='http://www.w3.org/1999/xhtml'"),
        picture("<line></line>"), "`xmlns:h`, `h:script`");
  check("<!DOCTYPE svg SYSTEM 'https://salt.example/'>" + picture("<line/>"),
        picture("<line></line>"), "`document type`");
}

BOOST_AUTO_TEST_CASE(what_is_no_sound_picture_is_refused) {
  for (const std::string& bytes :
       {std::string(), picture("<g>"), picture("<g/><script/>"), picture("&nbsp;"),
        std::string("<svg><script/></svg>"), "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + picture("&a;"),
        picture("<script/>").replace(1, 3, "map")}) {
    const CleanSvg clean = clean_svg(bytes);
    BOOST_TEST(clean.bytes == "");
    BOOST_TEST(clean.problem != "");
  }
}

BOOST_AUTO_TEST_SUITE_END()
