#include "ingest/html/html_reader.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/html/html_charset.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

const std::string article =
    "<p>The salt pans lie behind the dunes, where the wind comes from the sea, and nobody hurries "
    "there before noon.</p>"
    "<p>Once the water has gone, the rakers draw the crust to the edge of the pan, slowly, so that "
    "the clay below stays where it is.</p>";

Draft read(const std::string& html) { return open_html({"n/a.html", html})->read(0); }

std::string page_of(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=en><head><title>Salt</title>" + head + "</head>\n<body>\n" +
         body + "</body></html>";
}

std::string messages(const Draft& draft) {
  std::string text;
  for (const Diagnostic& diagnostic : draft.diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_reader)

BOOST_AUTO_TEST_CASE(a_page_becomes_a_draft_with_its_losses_located) {
  const Draft draft = read(page_of(
      "", "<nav>News</nav>\n<article>" + article + "</article>\n<footer>Imprint, terms</footer>"));
  BOOST_TEST(draft.format == "html");
  BOOST_TEST(draft.from_page);
  BOOST_TEST(draft.find(FieldName::title)->value.scalar == "Salt");
  BOOST_TEST(outline(draft.body).starts_with("p(\"The salt pans"));
  BOOST_TEST(messages(draft) ==
             "n/a.html:4:1: info: `News` was left out: navigation [chrome-removed]\n"
             "n/a.html:6:1: info: `Imprint, terms` was left out: page footer [chrome-removed]\n");
}

BOOST_AUTO_TEST_CASE(a_page_without_an_article_is_one_warning) {
  const Draft draft = read(page_of("", "<div>Pans</div>"));
  BOOST_TEST(outline(draft.body) == "div(\"Pans\")");
  BOOST_TEST(messages(draft) ==
             "n/a.html:1:1: warning: nothing on this page reads like an article; what text it has "
             "was kept; check that the page was saved with its text [article-not-found]\n");
}

BOOST_AUTO_TEST_CASE(links_are_completed_by_the_pages_address_and_images_are_not) {
  const Draft draft =
      read(page_of("<link rel=canonical href=https://pan.example/n/salt>",
                   "<article>" + article +
                       "<p id=b>See <a href=../sea>the sea</a>, <a href=#b>below</a> and <a "
                       "href=https://pan.example/n/salt#b>there</a>: <img src=pan.jpg "
                       "alt=x> the pan.</p></article>"));
  BOOST_TEST(outline(draft.body)
                 .ends_with("p[id=b](\"See \" a[href=https://pan.example/sea](\"the sea\") \", \" "
                            "a[href=#b](\"below\") \" and \" "
                            "a[href=#b](\"there\") \": \" img[src=pan.jpg][alt=x] \" the pan.\")"));
}

BOOST_AUTO_TEST_CASE(links_to_places_that_the_article_has_not_become_text) {
  const Draft draft = read(page_of(
      "", "<article>" + article + "<p><a href=#>Up</a> <a href=#c id=d>on</a> <a href=#d>off</a>"));
  BOOST_TEST(outline(draft.body)
                 .ends_with("p(\"Up\" \" \" span[id=d](\"on\") \" \" a[href=#d](\"off\"))"));
}

BOOST_AUTO_TEST_CASE(a_base_counts_for_images_too_but_not_for_files_of_a_saved_page) {
  const Draft draft = read(page_of("<base href=https://pan.example/x/>",
                                   "<article>" + article +
                                       "<p>In <a href=b>b</a> <img src=c.jpg alt=c> <img "
                                       "src=a_files/d.jpg alt=d>.</p></article>"));
  BOOST_TEST(outline(draft.body)
                 .ends_with("p(\"In \" a[href=https://pan.example/x/b](\"b\") \" \" "
                            "img[src=https://pan.example/x/c.jpg]"
                            "[alt=c] \" \" img[src=a_files/d.jpg][alt=d] \".\")"));
}

BOOST_AUTO_TEST_CASE(the_charset_is_the_one_that_the_page_declares) {
  const Draft draft =
      read(page_of("<meta charset=iso-8859-2>", "<article>" + article +
                                                    "<p>\xa3\xf3"
                                                    "d\xbc is a town.</p></article>"));
  BOOST_TEST(outline(draft.body).ends_with("p(\"Łódź is a town.\")"));
  BOOST_TEST(messages(draft) == "");
}

BOOST_AUTO_TEST_CASE(charsets_are_declared_in_three_ways) {
  BOOST_TEST(declared_charset("<meta charset='UTF-8'/>") == "utf-8");
  BOOST_TEST(declared_charset("<META http-equiv=Content-Type content=\"text/html; "
                              "charset=Windows-1251\">") == "windows-1251");
  BOOST_TEST(declared_charset("<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>") == "koi8-r");
  BOOST_TEST(declared_charset("<meta name=charset><p>charset=x") == "");
}

BOOST_AUTO_TEST_CASE(a_file_with_front_matter_is_markup_with_fields) {
  const Draft draft = read("---\ntitle: Salt\ntags: [sea]\n---\n<p>One.</p>\n<nav>All</nav>\n");
  BOOST_TEST(!draft.from_page);
  BOOST_REQUIRE(draft.fields.size() == 2u);
  BOOST_TEST(draft.fields[0].value.scalar == "Salt");
  BOOST_TEST(plain_text(draft.body) == "One.\n\nAll");
  BOOST_TEST(draft.body[draft.body[Body::root()].first_child].position.line == 5u);
  BOOST_TEST(messages(draft) == "");
  BOOST_TEST(messages(read("+++\ntitle = \n+++\n<p>One.</p>")).starts_with("n/a.html:2:"));
}

BOOST_AUTO_TEST_CASE(a_page_may_follow_front_matter) {
  const Draft draft = read("---\ntitle: Salt\n---\n" + page_of("", "<nav>News</nav>" + article));
  BOOST_TEST(draft.from_page);
  BOOST_TEST(draft.fields[0].value.scalar == "Salt");
  BOOST_TEST(draft.fields[0].rule == "");
  BOOST_TEST(plain_text(draft.body).find("News") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
