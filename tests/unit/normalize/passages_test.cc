#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"
#include "syntax/html_parser.h"
#include "syntax/serializer.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::Source;

namespace {

std::string html(const Article& article) {
  std::string text;
  append_markup(text, article.body, {});
  return text;
}

std::string marked(std::string_view markdown, const char* language = "en") {
  return html(normalized(
      Source().with(FieldName::title, "T").with(FieldName::language, language).body(markdown)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(passages)

BOOST_AUTO_TEST_CASE(a_passage_of_another_script_says_so) {
  BOOST_TEST(marked("It begins:\n\nΜῆνιν ἄειδε θεά\n\nAnd so on.\n") ==
             "<p>It begins:</p>\n<p lang=\"el\">Μῆνιν ἄειδε θεά</p>\n<p>And so on.</p>\n");
  BOOST_TEST(marked("## 海辺を歩く\n\nText.\n").find("lang=\"ja\"") < 40);
}

BOOST_AUTO_TEST_CASE(direction_follows_the_passage) {
  BOOST_TEST(marked("The sign read:\n\nברוכים הבאים\n") ==
             "<p>The sign read:</p>\n<p lang=\"he\" dir=\"rtl\">ברוכים הבאים</p>\n");
  BOOST_TEST(marked("ברוכים הבאים\n\nWi-Fi\n", "he") ==
             "<p>ברוכים הבאים</p>\n<p dir=\"ltr\">Wi-Fi</p>\n");
}

BOOST_AUTO_TEST_CASE(a_quotation_in_another_language_is_marked_once) {
  const std::string text = marked(
      "As he put it:\n\n> Der Leuchtturm steht seit vielen Jahren am Rand der Stadt, und niemand "
      "weiß "
      "mehr, wer ihn gebaut hat.\n>\n> Er leuchtet nachts nicht, und das ist auch nicht mehr "
      "nötig, "
      "denn die Schiffe fahren heute mit anderen Mitteln.\n");
  BOOST_TEST(text.find("<blockquote lang=\"de\"><p>Der") != text.npos, text);
  BOOST_TEST(text.find("lang", text.find("lang") + 4) == text.npos, text);
}

BOOST_AUTO_TEST_CASE(what_the_source_says_is_made_canonical_or_goes) {
  Diagnostics none;
  const auto stated = [&](std::string_view html_text) {
    Draft draft = Source().with(FieldName::language, "en").with(FieldName::title, "T").draft();
    parse_html_fragment(html_text, draft.origin, {20, 1}, draft.body, Body::root(), none);
    return normalize({}, std::move(draft));
  };
  BOOST_TEST(html(stated("<p lang=EN_gb>x</p>")) == "<p lang=\"en-GB\">x</p>\n");
  BOOST_TEST(html(stated("<p lang=iw>Shalom</p>")) == "<p lang=\"he\" dir=\"rtl\">Shalom</p>\n");
  BOOST_TEST(html(stated("<p lang=de>Η θάλασσα</p>")) == "<p lang=\"de\">Η θάλασσα</p>\n");
  const Article wrong = stated("<p lang=klingonese>x</p>");
  BOOST_TEST(html(wrong) == "<p>x</p>\n");
  BOOST_TEST(messages(wrong, Code::language_invalid) != "");
}

BOOST_AUTO_TEST_CASE(a_marked_article_stays_as_it_is) {
  Source source = Source().with(FieldName::language, "en").with(FieldName::title, "T");
  const Article once = normalized(source.body("Text.\n\nברוכים הבאים\n\n> Η θάλασσα\n"));
  Draft again = source.draft();
  again.body = once.body;
  BOOST_TEST(html(normalize({}, std::move(again))) == html(once));
}

BOOST_AUTO_TEST_SUITE_END()
