#include "ingest/html/main_content.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/unicode.h"
#include "model/body.h"
#include "syntax/html_page.h"

using namespace offprint;

namespace {

const std::string first =
    "<p>The salt pans lie behind the dunes, where the wind comes from the sea, and nobody hurries "
    "there before noon.</p>";
const std::string second =
    "<p>Once the water has gone, the rakers draw the crust to the edge of the pan, slowly, so that "
    "the clay below stays where it is.</p>";
const std::string third =
    "<p>What they gather is grey at first. It dries for a year in a shed with slatted walls, and "
    "loses a tenth of its weight.</p>";
const std::string article = first + second + third;

struct Found {
  std::string text;  // blocks separated by '|'
  std::string left;  // "reason: beginning" of each, separated by '|'
  bool found = false;
};

std::string short_text(std::string text) {
  text = collapse_space(text);
  return text.size() > 24 ? text.substr(0, 24) : text;
}

Found find(const std::string& body, const std::string& head = "") {
  Diagnostics diagnostics;
  const HtmlPage page(
      "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>", "a.html",
      diagnostics);
  const MainContent content = find_main_content(page, {});
  Body emitted;
  emit_page(page, content.selection, "a.html", emitted, Body::root(), diagnostics);
  Found found;
  found.found = content.found;
  found.text = plain_text(emitted);
  for (const LeftOut& block : content.left_out)
    found.left +=
        (found.left.empty() ? "" : "|") + block.reason + ": " + short_text(page.text(block.node));
  return found;
}

bool has(const Found& found, std::string_view text) {
  return found.text.find(text) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(main_content)

BOOST_AUTO_TEST_CASE(what_surrounds_the_article_is_left_out_with_its_reason) {
  const Found page = find(
      "<header><a href=/>The Pan</a></header><nav><ul><li><a href=/a>News</a></ul></nav>"
      "<main><article>" +
      article +
      "</article></main>"
      "<aside><h2>Weather</h2><p>Wind.</p></aside><footer>Imprint</footer>");
  BOOST_TEST(page.found);
  BOOST_TEST(page.text.starts_with("The salt pans"));
  BOOST_TEST(page.text.ends_with("a tenth of its weight."));
  BOOST_TEST(page.left ==
             "page header: The Pan|navigation: News|sidebar: WeatherWind.|page footer: Imprint");
}

BOOST_AUTO_TEST_CASE(an_article_without_any_semantics_is_found_by_its_density) {
  const Found page = find(
      "<div><a href=/a>News</a> <a href=/b>Sports</a> <a href=/c>Wind and weather</a></div>"
      "<div><div>" +
      article + "</div></div><div>Printed at Harbor Street</div>");
  BOOST_TEST(page.text.starts_with("The salt pans"));
  BOOST_TEST(!has(page, "Sports"));
  BOOST_TEST(!has(page, "Printed at"));
}

BOOST_AUTO_TEST_CASE(headings_captions_lists_tables_code_and_quotations_are_kept) {
  const Found page = find(
      "<article><h1>Salt</h1>" + first +
      "<h2>Tools</h2><ul><li>Rake</li><li>Barrow</li></ul>"
      "<figure><img src=pan.jpg alt=x><figcaption>The upper pan</figcaption></figure>" +
      second +
      "<table><tr><th>Year</th><td>2 t</td></tr></table><pre>rake --slow</pre><blockquote>Leave "
      "the clay.</blockquote>" +
      third + "</article>");
  for (const std::string_view kept :
       {"Tools", "Rake", "Barrow", "The upper pan", "Year 2 t", "rake --slow", "Leave the clay."})
    BOOST_TEST(has(page, kept), kept);
  BOOST_TEST(page.left == "");
}

BOOST_AUTO_TEST_CASE(the_lead_between_headline_and_text_is_kept) {
  const Found page = find(
      "<main><div><h1>Salt</h1><span>By A. Raker</span></div>"
      "<div><p>In the pans behind the dunes they work as they did a century ago.</p></div>"
      "<div><figure><img src=a.jpg><figcaption>Rakes</figcaption></figure></div>"
      "<div class=story>" +
      article + article + "</div></main>");
  BOOST_TEST(page.text.starts_with("In the pans behind the dunes"));
  BOOST_TEST(!has(page, "By A. Raker"));
}

BOOST_AUTO_TEST_CASE(what_became_a_field_is_neither_text_nor_loss) {
  Diagnostics diagnostics;
  const HtmlPage page(
      "<article><h1>Salt</h1><p class=byline>By <b>A. Raker</b></p>" + article + "</article>",
      "a.html", diagnostics);
  const MainContent content = find_main_content(page, {page.find("h1"), page.find("b")});
  Body body;
  emit_page(page, content.selection, "a.html", body, Body::root(), diagnostics);
  BOOST_TEST(plain_text(body).starts_with("The salt pans"));
  BOOST_TEST(content.left_out.empty());
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_split_article_are_joined) {
  const Found page = find("<div><div class=text>" + first + second + third +
                          "</div><img src=a.jpg><div class=text>" + second +
                          "</div><div class=text>" + third + "</div></div>");
  BOOST_TEST(page.text.starts_with("The salt pans"));
  BOOST_TEST(page.text.ends_with("a tenth of its weight."));
}

BOOST_AUTO_TEST_CASE(structured_data_says_where_the_text_is) {
  const std::string body = "<div><div class=story>" + third + "</div></div><div><div class=notes>" +
                           article + first + second + article + "</div></div>";
  const std::string head =
      "<script type=application/ld+json>{\"articleBody\": \"What they gather is grey at "
      "first.\\nIt dries for a year in a shed with slatted walls\"}</script>";
  BOOST_TEST(find(body).text.starts_with("The salt pans"));
  BOOST_TEST(find(body, head).text.starts_with("What they gather"));
  BOOST_TEST(!has(find(body, head), "The salt pans"));
}

BOOST_AUTO_TEST_CASE(tables_that_lay_out_the_page_are_taken_apart_and_others_kept) {
  const Found page =
      find("<table><tr><td><a href=/a>News</a></td><td>" + article + "</td></tr></table>");
  BOOST_TEST(page.text.starts_with("The salt pans"));
  BOOST_TEST(page.left == "outside the article: News");
  BOOST_TEST(
      find("<div><table><tr><td>" + first + "</td><td>" + second + "</td></tr></table></div>")
          .left == "");
}

BOOST_AUTO_TEST_CASE(comments_are_left_out_even_when_there_are_more_of_them) {
  const Found page =
      find("<article>" + article + "</article><section id=comments><h2>3 comments</h2>" + article +
           article + "</section>");
  BOOST_TEST(!has(page, "comments"));
  BOOST_TEST(page.text.size() < article.size());
  BOOST_TEST(page.left == "comments: 3 commentsThe salt pans ");
}

BOOST_AUTO_TEST_CASE(blocks_are_known_by_what_their_names_say) {
  const std::pair<std::string, std::string> cases[] = {
      {"<div class=share-buttons>Post it</div>", "sharing and reactions"},
      {"<div class='post-tags'><a href=/t>salt</a></div>", "tags"},
      {"<div id=newsletter_signup>Get our letter each Sunday.</div>", "newsletter or sign-up"},
      {"<div class=relatedPosts>Also: Pepper, and where it grows.</div>", "related links"},
      {"<div class=cookieBanner>We use cookies. Fine?</div>", "cookie notice"},
      {"<div class=author-box>A. Raker rakes. She lives by the sea.</div>", "about the author"},
      {"<div class=ad-slot>Buy a boat</div>", "advertisement"},
      {"<div class=breadcrumbs>Home / Salt</div>", "breadcrumbs"},
      {"<div class=entry-meta>May 4, by A. Raker</div>", "byline and date"},
  };
  for (const auto& [html, reason] : cases) {
    const Found page = find("<article>" + first + html + second + third + "</article>");
    BOOST_TEST(page.left.starts_with(reason + ": "), html << " gave " << page.left);
  }
}

BOOST_AUTO_TEST_CASE(names_are_not_believed_where_the_text_is) {
  BOOST_TEST(find("<div class=sidebar>" + article + "</div>").text.starts_with("The salt pans"));
  BOOST_TEST(has(find("<article>" + first + "<div class=toc-section>" + second + third + second +
                      "</div></article>"),
                 "Once the water"));
}

BOOST_AUTO_TEST_CASE(checksums_in_names_say_nothing) {
  BOOST_TEST(has(find("<article>" + first + "<p id=block-08ad-3ad1>Rakes are oak.</p>" + second +
                      "</article>"),
                 "Rakes are oak."));
}

BOOST_AUTO_TEST_CASE(blocks_are_known_by_their_headings_in_many_languages) {
  for (const std::string heading : {"Related articles", "You may also like",
                                    "Das könnte Sie auch interessieren:", "À lire aussi",
                                    "Artículos relacionados", "関連記事", "Читайте также"}) {
    const Found page = find("<article>" + article + "<h3>" + heading +
                            "</h3><ul><li><a href=/p>Pepper</a></li></ul></article>");
    BOOST_TEST(!has(page, "Pepper"), heading);
    BOOST_TEST(!has(page, heading), heading);
  }
}

BOOST_AUTO_TEST_CASE(a_heading_that_only_sounds_like_it_is_kept) {
  const Found page =
      find("<article>" + first + "<h2>Related to salt: brine</h2>" + second + third + "</article>");
  BOOST_TEST(has(page, "Related to salt: brine"));
}

BOOST_AUTO_TEST_CASE(links_to_other_articles_inside_the_text_are_left_out) {
  const std::string head = "<link rel=canonical href=https://pan.example/salt>";
  const Found page = find("<article>" + first + "<p><b>Read also:</b> <a href=/p>Pepper</a></p>" +
                              second + "<p><a href=https://pan.example/w>The wind</a></p>" + third +
                              "<p><a href=https://elsewhere.example>The survey</a></p></article>",
                          head);
  BOOST_TEST(!has(page, "Pepper"));
  BOOST_TEST(!has(page, "The wind"));
  BOOST_TEST(has(page, "The survey"));
}

BOOST_AUTO_TEST_CASE(a_table_of_contents_that_repeats_headings_is_left_out) {
  const Found page = find(
      "<article><ol><li><a href=#a>Pans</a></li><li><a href=#b>Rakes</a></li><li>"
      "<a href=#c>Sheds</a></li></ol>" +
      article + "</article>");
  BOOST_TEST(page.left == "table of contents: PansRakesSheds");
}

BOOST_AUTO_TEST_CASE(hidden_elements_are_left_out_but_not_a_hidden_article) {
  const std::string hidden[] = {"hidden", "aria-hidden=true", "style='display: none'",
                                "class=is-hidden"};
  for (const std::string& how : hidden)
    BOOST_TEST(find("<article>" + article + "<div " + how + ">Menu.</div></article>").left ==
                   "hidden on the page: Menu.",
               how);
  BOOST_TEST(
      has(find("<article>" + article + "<p class='hidden md:block'>Seen.</p></article>"), "Seen."));
  BOOST_TEST(find("<p>Loading</p><div hidden>" + article + "</div>").text.starts_with("The salt"));
}

BOOST_AUTO_TEST_CASE(forms_and_their_answers_are_left_out) {
  const Found page = find("<article>" + article +
                          "<div><form><label>Mail</label><input type=email></form>"
                          "<p>Thank you.</p></div></article>");
  BOOST_TEST(page.left == "form: MailThank you.");
}

BOOST_AUTO_TEST_CASE(a_form_around_the_whole_page_is_no_form) {
  BOOST_TEST(find("<form><input type=hidden><input type=search><div>" + article + "</div></form>")
                 .text.starts_with("The salt pans"));
}

BOOST_AUTO_TEST_CASE(a_box_in_sentences_within_the_article_is_part_of_it) {
  const Found page =
      find("<article>" + article +
           "<aside><h3>How clay is made</h3><p>Rivers carry "
           "it. It settles where they slow down, layer on layer. Sheep walk it firm in "
           "their winters there, and after ten of those the pan holds its water for a "
           "summer without a drop lost. Nobody has found a better way since the "
           "first monks came. They wrote it down, and the book is still in the tower.</p></aside>"
           "</article>");
  BOOST_TEST(has(page, "Sheep walk it firm"));
}

BOOST_AUTO_TEST_CASE(announcements_of_other_articles_after_the_text_are_left_out) {
  std::string teasers;
  for (const std::string name : {"Pepper", "Wind", "Clay"})
    teasers += "<div><h3><a href=/x>" + name +
               " and what it does</a></h3><p>A short text that "
               "says what the article about it is about.</p></div>";
  BOOST_TEST(find("<article>" + article + "<div>" + teasers + "</div></article>").left ==
             "related links: Pepper and what it doesA");
}

BOOST_AUTO_TEST_CASE(comments_are_known_by_their_heading_alone) {
  const Found page = find("<div>" + article + "<h3>2 Comments</h3><div>" + first + "</div><div>" +
                          second + "</div></div>");
  BOOST_TEST(page.left ==
             "comments: 2 Comments|comments: The salt pans lie behind|comments: Once "
             "the water has gone,");
}

BOOST_AUTO_TEST_CASE(notes_in_italics_below_the_article_are_left_out) {
  const std::string note = "<p><em>A. Raker rakes salt. She lives by the sea.</em></p>";
  const Found page = find("<article>" + article + note + article + note + "</article>");
  BOOST_TEST(page.left == "note below the article: A. Raker rakes salt. She");
  BOOST_TEST(has(page, "A. Raker"));  // the first one, within the article
}

BOOST_AUTO_TEST_CASE(what_stands_above_the_headline_is_left_out) {
  const Found page = find(
      "<article><p>You are here: <a href=/>Home</a> &gt; Salt</p><p>Reports</p>"
      "<h1>Salt</h1>" +
      article + "</article>");
  BOOST_TEST(page.left == "breadcrumbs: You are here: Home > Sal|above the headline: Reports");
}

BOOST_AUTO_TEST_CASE(ids_of_headings_are_places_not_names) {
  const Found page = find("<article>" + first + "<h2 id=toc-share>Who gets a share</h2>" + second +
                          "<ul><li id=have-the-right-tools-at-hand>Tools: a rake.</li></ul>" +
                          third + "</article>");
  BOOST_TEST(page.left == "");
}

BOOST_AUTO_TEST_CASE(notices_about_the_site_are_left_out) {
  const Found page = find(
      "<article><p>This post contains affiliate links, which cost you nothing."
      "</p>" +
      article + "</article>");
  BOOST_TEST(page.left == "promotion: This post contains affil");
}

BOOST_AUTO_TEST_CASE(the_headline_of_a_page_without_h1_is_the_one_its_title_repeats) {
  const Found page = find(
      "<div><h2>The salt of the dunes</h2><p>A lead of one long sentence, set apart "
      "by its page.</p></div><div><div>" +
          article + article + "</div></div>",
      "<title>The salt of the dunes - The Pan</title>");
  BOOST_TEST(page.text.starts_with("A lead of one long sentence"));
}

BOOST_AUTO_TEST_CASE(a_page_without_an_article_gives_what_text_it_has) {
  const Found page = find("<div>Pans</div><div>Rakes</div>");
  BOOST_TEST(!page.found);
  BOOST_TEST(page.text == "Pans\n\nRakes");
  BOOST_TEST(!find("").found);
}

BOOST_AUTO_TEST_CASE(large_and_deep_pages_cost_linear_time) {
  std::string body;
  for (int i = 0; i < 3000; ++i)
    body += "<div class='related-posts x" + std::to_string(i) + "'><h3><a href=/a>Pepper</a></h3>" +
            first + "</div>";
  for (int i = 0; i < 200; ++i) body += "<div class=c>";
  for (int i = 0; i < 20000; ++i) body += "<i></i>";
  const Found page = find("<article>" + article + body + "</article>");
  BOOST_TEST(page.found);
}

BOOST_AUTO_TEST_SUITE_END()
