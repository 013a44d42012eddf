#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::outline;
using test::Source;

namespace {

Article with_body(std::string_view body) { return normalized(Source().body(body)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(figures)

BOOST_AUTO_TEST_CASE(an_image_alone_in_a_paragraph_is_a_figure) {
  BOOST_TEST(outline(with_body("Text.\n\n![alt](a.png)\n")) == "p figure img");
  BOOST_TEST(outline(with_body("[![alt](a.png)](b.html)\n")) == "figure a img");
}

BOOST_AUTO_TEST_CASE(its_title_is_the_caption) {
  const Article article = with_body("![alt](a.png \"The 18:40, late.\")\n");
  BOOST_TEST(outline(article) == "figure img figcaption");
  BOOST_TEST(plain_text(article.body) == "The 18:40, late.");
}

BOOST_AUTO_TEST_CASE(an_image_with_company_stays_in_its_paragraph) {
  BOOST_TEST(outline(with_body("![alt](a.png) text\n")) == "p img");
  BOOST_TEST(outline(with_body("![a](a.png)\n![b](b.png)\n")) == "p img img");
  BOOST_TEST(outline(with_body("[![a](a.png) text](b.html)\n")) == "p a img");
}

BOOST_AUTO_TEST_CASE(what_plays_leaves_the_paragraph_that_it_stands_in) {
  const auto blocks = [](std::string_view markdown) {
    const Article article = with_body(markdown);
    std::string text;
    for (NodeIndex node = article.body[Body::root()].first_child; node != no_node;
         node = article.body[node].next)
      text += (article.body[node].element == Element::embed ? "embed"
                                                            : plain_text(article.body, node)) +
              "|";
    return text;
  };
  BOOST_TEST(blocks("<audio src=\"a.mp3\"></audio>\n") == "embed|");
  BOOST_TEST(blocks("One <audio src=\"a.mp3\"></audio> two.\n").find("|embed") ==
             std::string::npos);
  BOOST_TEST(blocks("One <video src=\"a.mp4\" poster=\"a.png\"></video> two "
                    "<video src=\"b.mp4\"></video>\n") == "One|embed|two|embed|");
  BOOST_TEST(blocks("One <iframe src=\"https://a.example/1\"></iframe> two\n").find("|embed") ==
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(notes_keep_their_paragraphs) {
  const Article article = with_body("Text.[^1]\n\n[^1]: ![alt](a.png)\n");
  BOOST_TEST(outline(article).find("figure") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
