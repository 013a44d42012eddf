#include "ingest/wxr/item_body.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/wxr/export_text.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

Draft read(const std::string& content) {
  return open_export(export_of(item_of("7", content)))->read(1);
}

std::string body(const std::string& content) { return outline(read(content).body); }

}  // namespace

BOOST_AUTO_TEST_SUITE(item_body)

BOOST_AUTO_TEST_CASE(blocks_mean_what_is_in_them) {
  BOOST_TEST(
      body("<!-- wp:heading {\"level\":3} -->\n<h3>Pitch</h3>\n<!-- /wp:heading -->\n\n"
           "<!-- wp:image {\"id\":5} -->\n<figure class=\"wp-block-image\"><img "
           "src=\"/up/keel.jpg\" alt=\"A keel\"/><figcaption>The keel</figcaption></figure>\n"
           "<!-- /wp:image -->\n<!-- wp:separator --><hr/><!-- /wp:separator -->"
           "<!-- wp:quote --><blockquote><p>Oak lasts.</p><cite>Bo</cite></blockquote>"
           "<!-- /wp:quote --><!-- wp:buttons --><div><!-- wp:button --><div><a "
           "href=\"/shop\">Buy</a></div><!-- /wp:button --></div><!-- /wp:buttons -->") ==
      "h3(\"Pitch\") figure(img[src=https://slip.example/up/keel.jpg][alt=A keel] "
      "figcaption(\"The keel\")) hr blockquote(p(\"Oak lasts.\") p(cite(\"Bo\"))) "
      "div(div(a[href=https://slip.example/shop](\"Buy\")))");
}

BOOST_AUTO_TEST_CASE(embeds_become_links_to_what_they_embed) {
  const Draft draft = read(
      "<!-- wp:embed {\"url\":\"https://video.example/w?a=1\\u0026b=2\"} -->\n<figure><div>\n"
      "https://video.example/w?a=1&amp;b=2\n</div><figcaption>Launch</figcaption></figure>\n"
      "<!-- /wp:embed -->\n<!-- wp:core-embed/video --><div>https://video.example/old</div>"
      "<!-- /wp:core-embed/video -->");
  BOOST_TEST(
      outline(draft.body) ==
      "figure(embed[href=https://video.example/w?a=1&b=2][kind=page] figcaption(\"Launch\")) "
      "figure(embed[href=https://video.example/old][kind=page])");
  BOOST_TEST(messages(draft) ==
             "e.xml:11:27: info: the element <iframe> became a link to what it shows "
             "[embed-linked]\n"
             "e.xml:16:1: info: the element <iframe> became a link to what it shows "
             "[embed-linked]\n");
}

BOOST_AUTO_TEST_CASE(blocks_that_only_the_site_can_fill_are_located) {
  BOOST_TEST(messages(read("a\n<!-- wp:latest-posts /-->\n<!-- wp:shop/cart {\"id\":1} /-->\n"
                           "<!-- wp:block {\"ref\":99} /-->\n<!-- wp:paragraph /-->")) ==
             "e.xml:12:1: info: the block `latest-posts` shows other parts of its site "
             "[chrome-removed]\n"
             "e.xml:13:1: warning: the block `shop/cart` holds what only its site can show "
             "[template-syntax-removed]\n"
             "e.xml:14:1: warning: the shared block `99` is not in this export "
             "[template-syntax-removed]\n");
}

BOOST_AUTO_TEST_CASE(shared_blocks_stand_where_they_are_shown) {
  const auto reader = open_export(
      export_of(item_of("7", "<!-- wp:block {\"ref\":8} /-->") +
                item_of("8",
                        "<!-- wp:paragraph --><p>Tides</p><!-- /wp:paragraph -->[gone a=1]"
                        "<!-- wp:block {\"ref\":8} /-->",
                        "", "wp_block")));
  const Draft draft = reader->read(1);
  BOOST_TEST(reader->document_count() == 2);
  BOOST_TEST(outline(draft.body) == "p(\"Tides\") p(\"Tides\") p(\"Tides\")");
  BOOST_TEST(messages(draft).starts_with("e.xml:13:"));
}

BOOST_AUTO_TEST_CASE(verses_keep_their_lines_and_notes_follow) {
  const auto reader = open_export(export_of(item_of(
      "7",
      "<!-- wp:verse --><pre class=\"wp-block-verse\">Low tide\nHigh tide</pre><!-- /wp:verse -->"
      "<!-- wp:paragraph --><p>Oak<sup data-fn=\"n1\"><a href=\"#n1\" id=\"n1-link\">1</a></sup>"
      "</p><!-- /wp:paragraph --><!-- wp:footnotes /-->",
      "<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{\"content\":"
      "\"Or <em>elm</em>.\",\"id\":\"n1\"}]]]></wp:meta_value></wp:postmeta>")));
  BOOST_TEST(outline(reader->read(1).body) ==
             "p(\"Low tide\" br \"High tide\") p(\"Oak\" sup(a[href=#n1][id=n1-link](\"1\"))) "
             "ol[tight](li[id=n1](\"Or \" em(\"elm\") \". \" a[href=#n1-link](\"↩\")))");
}

BOOST_AUTO_TEST_CASE(captions_and_galleries_become_figures) {
  BOOST_TEST(body("Look:\n\n[caption id=\"attachment_5\" width=\"300\"]<a href=\"/b\"><img "
                  "src=\"/k.jpg\" alt=\"\" /></a> The <em>keel</em>[/caption]\n\nThere.") ==
             "p(\"Look:\") figure(a[href=https://slip.example/b](img[src=https://slip.example/"
             "k.jpg][alt=]) figcaption(\"The \" em(\"keel\"))) p(\"There.\")");
  BOOST_TEST(body("[gallery ids=\"3, 4\"]\n\n[gallery]\n\n[gallery id='12']") ==
             "figure(img[src=attachment:3]) figure(img[src=attachment:4]) "
             "figure(img[src=attachment:of:7]) figure(img[src=attachment:of:12])");
}

BOOST_AUTO_TEST_CASE(what_shortcodes_embed_is_linked) {
  BOOST_TEST(body("[embed width=\"9\"]https://v.example/1[/embed]") ==
             "embed[href=https://v.example/1][kind=page]");
  BOOST_TEST(body("[audio mp3=\"https://v.example/2.mp3\"][/audio]") ==
             "p(embed[href=https://v.example/2.mp3][kind=audio]"
             "(file[src=https://v.example/2.mp3][kind=source]))");
  BOOST_TEST(
      body("[video mp4=\"/2.mp4\" poster=\"https://v.example/2.jpg\"][/video]") ==
      "p(embed[href=https://slip.example/2.mp4][kind=video]"
      "(img[src=https://v.example/2.jpg] file[src=https://slip.example/2.mp4][kind=source]))");
  BOOST_TEST(body("[video poster=\"https://v.example/2.jpg\"]") == "");
  BOOST_TEST(body("[youtube=https://v.example/3&amp;t=1]\n[vimeo 12345678]") ==
             "embed[href=https://v.example/3&t=1][kind=page] "
             "embed[href=https://vimeo.com/12345678][kind=video]");
  BOOST_TEST(body("See\n\nhttps://v.example/4\n\nand https://v.example/5") ==
             "p(\"See\") p(a[href=https://v.example/4](\"https://v.example/4\")) "
             "p(\"and https://v.example/5\")");
}

BOOST_AUTO_TEST_CASE(code_is_shown_as_it_is) {
  BOOST_TEST(body("[code lang=\"php\"]\n<?php if ($a < 1)\n\n  [gallery]\n[/code]") ==
             "pre[language=php](\"<?php if ($a < 1)\n\n  [gallery]\n\")");
  BOOST_TEST(body("<pre>[caption]\n\nb</pre><code>[gallery]</code>") ==
             "pre(\"[caption]\n\nb\") p(code(\"[gallery]\"))");
}

BOOST_AUTO_TEST_CASE(other_shortcodes_go_and_their_text_stays) {
  const Draft draft = read("[two_columns gap=\"1\"]Left[/two_columns]\n[my_form]\nx[/stray]");
  BOOST_TEST(outline(draft.body) == "p(\"Left\") p(\"x\")");
  BOOST_TEST(messages(draft) ==
             "e.xml:11:27: warning: the shortcode `[two_columns]` was removed, and the text in it "
             "kept [template-syntax-removed]\n"
             "e.xml:12:1: warning: the shortcode `[my_form]` stands for what only its site can "
             "make, and was left out [template-syntax-removed]\n"
             "e.xml:13:2: warning: the shortcode `[/stray]` belongs to nothing "
             "[template-syntax-removed]\n");
}

BOOST_AUTO_TEST_CASE(brackets_that_are_no_shortcodes_stay) {
  const std::string text =
      "He [sic] wrote [1], [see below], [Ann's note], [pdf], [a-b c] and [x = y] [2024-1].";
  BOOST_TEST(body(text) == "p(\"" + text + "\")");
  BOOST_TEST(body("[[gallery ids=\"1\"]] and [[note_it]a[/note_it]]") ==
             "p(\"[gallery ids=\"1\"] and [note_it]a[/note_it]\")");
}

BOOST_AUTO_TEST_CASE(places_are_those_in_the_file) {
  const Draft draft = read("[my_x]One\n\ntwo ]]]]><![CDATA[> three <b>four</b>\nfive <i>six</i>");
  BOOST_TEST(outline(draft.body) ==
             "p(\"One\") p(\"two ]]> three \" b(\"four\") br \"five \" i(\"six\"))");
  std::string places;
  for (NodeIndex node = 1; node < draft.body.size(); ++node)
    if (tag(draft.body[node].element).size() == 1)
      places += std::string(tag(draft.body[node].element)) + " " +
                std::to_string(draft.body[node].position.line) + ":" +
                std::to_string(draft.body[node].position.column) + " ";
  BOOST_TEST(places == "p 11:33 p 13:1 b 13:27 i 14:6 ");
}

BOOST_AUTO_TEST_SUITE_END()
