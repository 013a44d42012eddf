#include "ingest/markdown/extended_markdown.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/trap.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

std::string html(std::string_view text, MarkdownKind kind = MarkdownKind::plain) {
  Diagnostics diagnostics;
  const Body body = parse_extended_markdown(text, kind, "a.md", 1, diagnostics);
  std::string out;
  append_markup(out, body, {});
  return out;
}

// Positions and ids of what is reported, and the messages.
std::string messages(std::string_view text, MarkdownKind kind = MarkdownKind::plain) {
  Diagnostics diagnostics;
  parse_extended_markdown(text, kind, "a.md", 1, diagnostics);
  std::string out;
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.hint.clear();
    (out += to_text(diagnostic)) += '\n';
  }
  return out;
}

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

const std::string aside = "<aside><p><strong>";

}  // namespace

BOOST_AUTO_TEST_SUITE(extended_markdown)

BOOST_AUTO_TEST_CASE(fenced_admonitions_become_asides_with_their_title) {
  const std::string expected =
      aside +
      "Salt <em>first</em></strong></p>\n<p>Text <em>a</em>.</p>\n</aside>\n<p>After.</p>\n";
  for (const std::string_view opening :
       {":::note[Salt *first*]", "::: note Salt *first*", ":::tip Salt *first*",
        ":::warning[Salt *first*]{.wide}", ":::{note} Salt *first*"})
    BOOST_TEST(html(std::string(opening) + "\nText *a*.\n:::\nAfter.\n") == expected);
  BOOST_TEST(html(":::note\n\nText.\n\n:::\n") ==
             aside + "Note</strong></p>\n<p>Text.</p>\n</aside>\n");
  BOOST_TEST(html("::: {.callout-tip title=\"A_b\"}\nText.\n:::\n") ==
             aside + "A_b</strong></p>\n<p>Text.</p>\n</aside>\n");
  BOOST_TEST(messages("Before.\n:::note\nText.\n:::\n") == "");
}

BOOST_AUTO_TEST_CASE(admonitions_nest_and_stand_in_lists_and_quotations) {
  BOOST_TEST(html("::::note\nA\n:::tip\nB\n:::\nC\n::::\nD\n") ==
             aside + "Note</strong></p>\n<p>A</p>\n" + aside +
                 "Tip</strong></p>\n<p>B</p>\n</aside>\n<p>C</p>\n</aside>\n<p>D</p>\n");
  BOOST_TEST(html("- a\n\n  :::note\n  B\n  :::\n\n  c\n- d\n") ==
             "<ul><li><p>a</p>\n" + aside +
                 "Note</strong></p>\n<p>B</p>\n</aside>\n<p>c</p>\n</li>\n<li><p>d</p>\n</li>\n"
                 "</ul>\n");
  BOOST_TEST(html("> :::note\n> B\n> :::\n> c\n") ==
             "<blockquote>" + aside +
                 "Note</strong></p>\n<p>B</p>\n</aside>\n<p>c</p>\n"
                 "</blockquote>\n");
  BOOST_TEST(html(":::note\nOpen to the end.\n") ==
             aside + "Note</strong></p>\n<p>Open to the end.</p>\n</aside>\n");
}

BOOST_AUTO_TEST_CASE(indented_admonitions_become_asides) {
  BOOST_TEST(
      html("!!! note \"Salt\"\n    Text.\n\n    - a\n\n    ```\n    x\n    ```\n\nAfter.\n") ==
      aside +
          "Salt</strong></p>\n<p>Text.</p>\n<ul><li>a</li>\n</ul>\n"
          "<pre><code>x\n</code></pre>\n</aside>\n<p>After.</p>\n");
  BOOST_TEST(html("??? see-also\n    Text.\n") ==
             aside + "See also</strong></p>\n<p>Text.</p>\n</aside>\n");
  BOOST_TEST(html("!!! note \"\"\n    Text.\n") == "<aside><p>Text.</p>\n</aside>\n");
  BOOST_TEST(html("!!! note\n    A\n\n    !!! tip\n        B\n\n    C\n\nD\n") ==
             aside + "Note</strong></p>\n<p>A</p>\n" + aside +
                 "Tip</strong></p>\n<p>B</p>\n</aside>\n<p>C</p>\n</aside>\n<p>D</p>\n");
  BOOST_TEST(html("=== \"One\"\n\n    A\n\n=== \"Two\"\n\n    B\n") ==
             "<p><strong>One</strong></p>\n<p>A</p>\n<p><strong>Two</strong></p>\n<p>B</p>\n");
  BOOST_TEST(html("!!! Wow, that is good\n\nAfter.\n") ==
             "<p>!!! Wow, that is good</p>\n<p>After.</p>\n");
}

BOOST_AUTO_TEST_CASE(callouts_become_asides) {
  BOOST_TEST(html("> [!NOTE]\n> Text.\n") == aside + "Note</strong></p>\n<p>Text.</p>\n</aside>\n");
  BOOST_TEST(html("> [!tip]- The *title*\n> Text\n> more.\n>\n> End.\n") ==
             aside +
                 "The <em>title</em></strong></p>\n<p>Text\nmore.</p>\n<p>End.</p>\n</aside>\n");
  BOOST_TEST(html("> [!tip] Title only\n") == aside + "Title only</strong></p>\n</aside>\n");
  BOOST_TEST(html("> [!WARNING]  \n> **Hot**\n") ==
             aside + "Warning</strong></p>\n<p><strong>Hot</strong></p>\n</aside>\n");
  BOOST_TEST(html("> [!NOTE](a.html) is a link.\n") ==
             "<blockquote><p><a href=\"a.html\">!NOTE</a> is a link.</p>\n</blockquote>\n");
}

BOOST_AUTO_TEST_CASE(details_stay_details_and_unknown_divisions_are_opened) {
  BOOST_TEST(html(":::details More\nText.\n:::\n") ==
             "<details><summary>More</summary>\n<p>Text.</p>\n</details>\n");
  BOOST_TEST(html(":::grid\nText.\n:::\n") == "<p>Text.</p>\n");
  BOOST_TEST(messages("A\n\n:::grid\nText.\n:::\n") ==
             "a.md:3:1: warning: the directive `grid` was removed; the text in it was kept "
             "[template-syntax-removed]\n");
  BOOST_TEST(html("::: {.wide}\nText.\n:::\n") == "<p>Text.</p>\n");
  BOOST_TEST(messages("::: {.wide}\nText.\n:::\n") == "");
}

BOOST_AUTO_TEST_CASE(directives_become_links_or_text) {
  BOOST_TEST(html("A\n\n::youtube[Salt]{#abc_1}\n\nB\n") ==
             "<p>A</p>\n<p><a href=\"https://www.youtube.com/watch?v=abc_1\">Salt</a></p>\n"
             "<p>B</p>\n");
  BOOST_TEST(html("::chart[Sales]{src=x}\n") == "<p>Sales</p>\n");
  BOOST_TEST(html("The :term[brine]{id=x} and :smile: or 10:30[a] or ::before\n") ==
             "<p>The brine and :smile: or 10:30[a] or ::before</p>\n");
  BOOST_TEST(messages("The :term[brine]{id=x}\n") ==
             "a.md:1:5: warning: the directive `term` was removed; the text in it was kept "
             "[template-syntax-removed]\n");
}

BOOST_AUTO_TEST_CASE(wiki_links_name_articles) {
  BOOST_TEST(
      html("See [[Sea Salt]], [[salt_a|the *salt*]] and [[a/Salt.md#How To?]].\n") ==
      "<p>See <a href=\"article:Sea%20Salt\">Sea Salt</a>, <a href=\"article:salt_a\">the "
      "<em>salt</em></a> and <a href=\"article:a/Salt#how-to\">a/Salt &gt; How To?</a>.</p>\n");
  BOOST_TEST(html("[[#How To|here]], [[#How To]] [[Salt#^b1]]\n") ==
             "<p><a href=\"#how-to\">here</a>, <a href=\"#how-to\">How To</a> <a "
             "href=\"article:Salt#b1\">Salt</a></p>\n");
  BOOST_TEST(
      html("|a|b|\n|-|-|\n|[[Salt\\|s]]|x|\n").find("<td><a href=\"article:Salt\">s</a></td>") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(brackets_that_are_no_links_stay) {
  for (const std::string_view text : {"a[[1]]", "[[1]]", "[[ -f x ]]", "[[1,2],[3,4]]",
                                      "[[a, b], c]", "x[[name]]", "[[^1]]", "[[&quot;a&quot;]]"})
    BOOST_TEST(html(text).find("<a ") == std::string::npos);
  BOOST_TEST(html("[[1]](b.html) [[2]][c]\n\n[c]: d.html\n") ==
             "<p><a href=\"b.html\">[1]</a> <a href=\"d.html\">[2]</a></p>\n");
  BOOST_TEST(html("[[Salt 1]]\n\n[salt 1]: d.html\n") ==
             "<p>[<a href=\"d.html\">Salt 1</a>]</p>\n");
  BOOST_TEST(html("`[[a]]` \\[[b]]\n\n    [[c]]\n\n```\n==d== ![[e]] %%f%%\n```\n") ==
             "<p><code>[[a]]</code> [[b]]</p>\n<pre><code>[[c]]\n</code></pre>\n"
             "<pre><code>==d== ![[e]] %%f%%\n</code></pre>\n");
}

BOOST_AUTO_TEST_CASE(embedded_files_become_images_or_links) {
  BOOST_TEST(html("![[my salt.png]] ![[a.PNG|200]] ![[b.jpg|Sea *salt*|100x20]]\n") ==
             "<p><img src=\"my%20salt.png\" alt=\"\"> <img src=\"a.PNG\" alt=\"\"> <img "
             "src=\"b.jpg\" alt=\"Sea *salt*\"></p>\n");
  BOOST_TEST(html("![[Other Note]] ![[talk.mp3]]\n") ==
             "<p><a href=\"article:Other%20Note\">Other Note</a> <a href=\"talk.mp3\">talk.mp3</a>"
             "</p>\n");
  BOOST_TEST(messages("x\n ![[Other Note]]\n") ==
             "a.md:2:2: info: what is embedded here, `Other Note`, became a link [embed-linked]\n");
}

BOOST_AUTO_TEST_CASE(marks_comments_and_places_of_notes_are_understood) {
  BOOST_TEST(html("A ==marked *text*== here, a == b == c, x==y==z, =====\n") ==
             "<p>A <mark>marked <em>text</em></mark> here, a == b == c, x==y==z, =====</p>\n");
  BOOST_TEST(html("A %%hidden%% b, 50%% of 20%%.\n\n%%\nhidden\n\nmore\n%%\n\nC\n") ==
             "<p>A  b, 50%% of 20%%.</p>\n<p>C</p>\n");
  BOOST_TEST(html("Text here. ^place-1\n\n- item ^1a2b3c\n\nx ^2\n") ==
             "<p id=\"place-1\">Text here.</p>\n<ul><li id=\"1a2b3c\">item</li>\n</ul>\n"
             "<p>x ^2</p>\n");
}

BOOST_AUTO_TEST_CASE(attribute_lists_are_dropped_and_ids_kept) {
  BOOST_TEST(html("## Salt {#the-salt .wide}\n\n## {x}\n\n### A {b}\n") ==
             "<h2 id=\"the-salt\">Salt</h2>\n<h2>{x}</h2>\n<h3>A {b}</h3>\n");
  BOOST_TEST(
      html("[a](b.html){:target=\"_blank\" rel=\"x\"}, ![c](d.png){width=50%} `e`{f=1}\n") ==
      "<p><a href=\"b.html\">a</a>, <img src=\"d.png\" alt=\"c\"> <code>e</code>{f=1}</p>\n");
  BOOST_TEST(html("Text.\n{: .lead #first}\n\n{: .x}\n\n{not: this}\n") ==
             "<p id=\"first\">Text.</p>\n<p>{not: this}</p>\n");
}

BOOST_AUTO_TEST_CASE(marks_of_contents_are_dropped) {
  for (const std::string_view mark :
       {"[TOC]", "[[_TOC_]]", "[[toc]]", "* TOC\n{:toc}", "<!-- toc -->"})
    BOOST_TEST(html(std::string(mark) + "\n\nText.\n") == "<p>Text.</p>\n");
}

BOOST_AUTO_TEST_CASE(definition_lists_are_read) {
  BOOST_TEST(html("Salt\n: White *grains*.\n: Sea.\n\nBrine\n:   Water.\n\nEnd: no.\n") ==
             "<dl><dt>Salt</dt>\n<dd>White <em>grains</em>.</dd>\n<dd>Sea.</dd>\n<dt>Brine</dt>\n"
             "<dd>Water.</dd>\n</dl>\n<p>End: no.</p>\n");
}

BOOST_AUTO_TEST_CASE(positions_are_those_of_the_source) {
  Diagnostics diagnostics;
  const Body body = parse_extended_markdown("!!! note\n    Text ==a== [[B]] *c*\n\nEnd\n",
                                            MarkdownKind::plain, "a.md", 5, diagnostics);
  std::string places;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::emphasis || body[node].element == Element::link ||
        body[node].element == Element::paragraph)
      places += std::to_string(body[node].position.line) + ":" +
                std::to_string(body[node].position.column) + " ";
  BOOST_TEST(places == "5:1 6:5 6:16 6:22 8:1 ");
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_linear_time) {
  for (const std::string_view piece : {"[[",
                                       ":::",
                                       ":::note\n",
                                       "{",
                                       "![[",
                                       "==a",
                                       "==a ==",
                                       " %%",
                                       "%%\n",
                                       ":a[",
                                       " :a[b]{",
                                       "> [!a]\n",
                                       "a\n: b\n",
                                       "!!! a\n    ",
                                       "[[a|",
                                       "<a ",
                                       "{#",
                                       "::a{",
                                       ":::a\n:::\n",
                                       "^a ",
                                       "# a {#",
                                       "{:",
                                       "=== \"a\"\n\n    b\n",
                                       "[[a]] ",
                                       "- :::note\n",
                                       "> :::a\n"}) {
    Diagnostics diagnostics;
    parse_extended_markdown(repeated(piece, test::hostile_size), MarkdownKind::plain, "a.md", 1,
                            diagnostics);
    BOOST_TEST(diagnostics.size() < 1200u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
