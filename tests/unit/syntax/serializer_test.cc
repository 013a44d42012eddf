#include "syntax/serializer.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "syntax/markup_attributes.h"

using namespace offprint;
using Dialect = MarkupOptions::Dialect;

namespace {

std::string markup(const Body& body, const MarkupOptions& options) {
  std::string out;
  append_markup(out, body, options);
  return out;
}

std::string xhtml(const Body& body) { return markup(body, {.dialect = Dialect::xhtml}); }
std::string html(const Body& body) { return markup(body, {.dialect = Dialect::html}); }

// A body with one paragraph, to be filled.
struct Paragraph {
  Body body;
  NodeIndex node = body.append(Body::root(), Element::paragraph);

  NodeIndex add(Element element) { return body.append(node, element); }
  void text(NodeIndex parent, std::string_view text) { body.append_text(parent, text); }
};

NodeIndex add_note(Body& body, NodeIndex notes, std::string_view label, std::string_view text) {
  const NodeIndex note = body.append(notes, Element::note);
  body.set_attribute(note, Attribute::label, label);
  body.append_text(body.append(note, Element::paragraph), text);
  return note;
}

void add_call(Body& body, NodeIndex parent, std::string_view label) {
  body.set_attribute(body.append(parent, Element::note_reference), Attribute::label, label);
}

// "A<1>B<1>" and one note "one".
Body body_with_note_called_twice() {
  Paragraph p;
  p.text(p.node, "A");
  add_call(p.body, p.node, "any label!");
  p.text(p.node, "B");
  add_call(p.body, p.node, "any label!");
  add_note(p.body, p.body.append(Body::root(), Element::notes), "any label!", "one");
  return p.body;
}

std::string nasty_text() {
  static const char* const pieces[] = {
      "<",  "&",    "\"",          "'",    "]]>",  "&amp;",
      "--", "\n",   "é",           "\x01", "漢",   "\xEF\xBF\xBE",
      "\r", "\t",   "a",           "<!--", "#x",   " ",
      "😀",  "</p>", "javascript:", "\x80", "fn-1", "http://a.example/?a=b&c"};
  std::string text;
  for (const int i : *rc::gen::container<std::vector<int>>(
           rc::gen::inRange(0, static_cast<int>(std::size(pieces)))))
    text += pieces[i];
  return text;
}

Body random_body() {
  Body body;
  const int count = *rc::gen::inRange(0, 60);
  std::vector<NodeIndex> nodes{Body::root()};
  for (int i = 0; i < count; ++i) {
    const NodeIndex parent = nodes[*rc::gen::inRange<std::size_t>(0, nodes.size())];
    const auto element =
        static_cast<Element>(*rc::gen::inRange(0, static_cast<int>(Element::media_file) + 1));
    if (element == Element::text) {
      body.append_text(parent, nasty_text());
      continue;
    }
    const NodeIndex node = body.append(parent, element);
    nodes.push_back(node);
    const int attributes = *rc::gen::inRange(0, 4);
    for (int k = 0; k < attributes; ++k) {
      const auto attribute =
          static_cast<Attribute>(*rc::gen::inRange(0, static_cast<int>(Attribute::duration) + 1));
      // Formulas alone are stored as markup, made well-formed by who puts them there.
      const bool raw = attribute == Attribute::markup;
      body.set_attribute(node, attribute, raw ? "<mi>x</mi>" : nasty_text());
    }
  }
  return body;
}

std::string parse_problem(const std::string& content) {
  const std::string text =
      "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">" + content + "</body>";
  pugi::xml_document document;
  const auto result = document.load_buffer(text.data(), text.size(), pugi::parse_full);
  return result ? ""
                : std::string(result.description()) + " at " + std::to_string(result.offset) +
                      "\n" + text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(serializer)

BOOST_AUTO_TEST_CASE(text_is_escaped_and_blocks_end_lines) {
  Paragraph p;
  p.text(p.node, "a < b & c > \"d\"");
  p.text(p.add(Element::emphasis), "]]>");
  BOOST_TEST(xhtml(p.body) == "<p>a &lt; b &amp; c &gt; \"d\"<em>]]&gt;</em></p>\n");
  BOOST_TEST(html(p.body) == xhtml(p.body));
}

BOOST_AUTO_TEST_CASE(characters_that_xml_cannot_hold_are_dropped) {
  std::string out;
  append_escaped(out,
                 "a\x01"
                 "b\xEF\xBF\xBF"
                 "c\xED\xA0\x80"
                 "d\xEF\xBB\xBF\xED\x95\x9C\n");
  BOOST_TEST(out == "abcd\xEF\xBB\xBF\xED\x95\x9C\n");
  out.clear();
  append_escaped_attribute(out, "\"<\x02&");
  BOOST_TEST(out == "&quot;&lt;&amp;");
}

BOOST_AUTO_TEST_CASE(void_elements_follow_the_dialect) {
  Paragraph p;
  p.text(p.node, "a");
  p.add(Element::line_break);
  p.body.append(Body::root(), Element::thematic_break);
  BOOST_TEST(xhtml(p.body) == "<p>a<br/></p>\n<hr/>\n");
  BOOST_TEST(html(p.body) == "<p>a<br></p>\n<hr>\n");
}

BOOST_AUTO_TEST_CASE(list_attributes_are_written_where_html_allows_them) {
  Body body;
  const NodeIndex list = body.append(Body::root(), Element::ordered_list);
  body.set_attribute(list, Attribute::reversed, "");
  body.set_attribute(list, Attribute::start, "-3");
  body.set_attribute(list, Attribute::list_type, "i");
  body.set_attribute(list, Attribute::tight, "");
  body.set_attribute(list, Attribute::width, "3");
  const NodeIndex item = body.append(list, Element::list_item);
  body.set_attribute(item, Attribute::value, "7");
  body.append_text(item, "x");
  BOOST_TEST(xhtml(body) ==
             "<ol reversed=\"reversed\" start=\"-3\" type=\"i\"><li value=\"7\">x</li>\n</ol>\n");
  BOOST_TEST(html(body) == "<ol reversed start=\"-3\" type=\"i\"><li value=\"7\">x</li>\n</ol>\n");
  body.set_element(list, Element::bullet_list);
  BOOST_TEST(html(body) == "<ul><li>x</li>\n</ul>\n");
}

BOOST_AUTO_TEST_CASE(invalid_attribute_values_are_left_out) {
  Body body;
  const NodeIndex list = body.append(Body::root(), Element::ordered_list);
  body.set_attribute(list, Attribute::start, "1.5");
  body.set_attribute(list, Attribute::list_type, "disc");
  body.set_attribute(list, Attribute::id, "two words");
  body.set_attribute(list, Attribute::dir, "up");
  const NodeIndex quote = body.append(Body::root(), Element::block_quote);
  body.set_attribute(quote, Attribute::cite, "javascript:x");
  const NodeIndex removed = body.append(Body::root(), Element::deleted);
  body.set_attribute(removed, Attribute::date_time, "yesterday");
  BOOST_TEST(html(body) == "<ol></ol>\n<blockquote></blockquote>\n<del></del>");
  body.set_attribute(quote, Attribute::cite, "https://a.example/?x&y");
  body.set_attribute(removed, Attribute::date_time, "2024-05-06");
  BOOST_TEST(html(body) ==
             "<ol></ol>\n<blockquote cite=\"https://a.example/?x&amp;y\"></blockquote>\n"
             "<del datetime=\"2024-05-06\"></del>");
}

BOOST_AUTO_TEST_CASE(datetimes_are_checked) {
  for (const char* valid :
       {"2024", "2024-05", "2024-05-06", "2024-05-06T07:08", "2024-05-06 07:08:09.123Z", "07:08",
        "2024-05-06T07:08:09+02:00", "2024-05-06T07:08-0500"})
    BOOST_TEST(is_valid_datetime(valid, false), valid);
  for (const char* invalid :
       {"", "May", "2024-5-6", "2024-05-06T7:08", "2024-05-06x", "2024-05-06T07:08:09.1234Z"})
    BOOST_TEST(!is_valid_datetime(invalid, false), invalid);
  BOOST_TEST(!is_valid_datetime("2024-05", true));
  BOOST_TEST(!is_valid_datetime("2024-05-06T07:08", true));
  BOOST_TEST(is_valid_datetime("2024-05-06T07:08Z", true));
}

BOOST_AUTO_TEST_CASE(time_without_a_valid_datetime_is_a_span) {
  Paragraph p;
  const NodeIndex time = p.add(Element::time);
  p.text(time, "soon");
  BOOST_TEST(html(p.body) == "<p><span>soon</span></p>\n");
  p.body.set_attribute(time, Attribute::date_time, "2024-05-06");
  BOOST_TEST(html(p.body) == "<p><time datetime=\"2024-05-06\">soon</time></p>\n");
}

BOOST_AUTO_TEST_CASE(language_is_written_twice_in_xhtml) {
  Paragraph p;
  p.body.set_attribute(p.node, Attribute::lang, "fr");
  p.body.set_attribute(p.node, Attribute::dir, "ltr");
  BOOST_TEST(xhtml(p.body) == "<p xml:lang=\"fr\" lang=\"fr\" dir=\"ltr\"></p>\n");
  BOOST_TEST(html(p.body) == "<p lang=\"fr\" dir=\"ltr\"></p>\n");
}

BOOST_AUTO_TEST_CASE(code_block_carries_its_language_as_a_class) {
  Body body;
  const NodeIndex block = body.append(Body::root(), Element::code_block);
  body.append_text(block, "if (a < b)\n");
  BOOST_TEST(html(body) == "<pre><code>if (a &lt; b)\n</code></pre>\n");
  body.set_attribute(block, Attribute::code_language, "c++ extra");
  body.set_attribute(block, Attribute::id, "x");
  BOOST_TEST(xhtml(body) ==
             "<pre id=\"x\"><code class=\"language-c++\">if (a &lt; b)\n</code></pre>\n");
}

BOOST_AUTO_TEST_CASE(cells_in_a_table_head_get_a_scope_and_alignment_is_a_class_in_books) {
  Body body;
  const NodeIndex table = body.append(Body::root(), Element::table);
  const NodeIndex head_row =
      body.append(body.append(table, Element::table_head), Element::table_row);
  const NodeIndex head_cell = body.append(head_row, Element::header_cell);
  body.set_attribute(head_cell, Attribute::align, "right");
  const NodeIndex row = body.append(body.append(table, Element::table_body), Element::table_row);
  body.set_attribute(body.append(row, Element::header_cell), Attribute::scope, "row");
  const NodeIndex cell = body.append(row, Element::data_cell);
  body.set_attribute(cell, Attribute::align, "center");
  body.set_attribute(cell, Attribute::column_span, "2");
  body.set_attribute(cell, Attribute::row_span, "1001");
  BOOST_TEST(
      xhtml(body) ==
      "<table><thead><tr><th class=\"align-right\" scope=\"col\"></th></tr>\n</thead>\n"
      "<tbody><tr><th scope=\"row\"></th><td class=\"align-center\" colspan=\"2\"></td></tr>\n"
      "</tbody>\n</table>\n");
  BOOST_TEST(
      html(body) ==
      "<table><thead><tr><th scope=\"col\"></th></tr>\n</thead>\n"
      "<tbody><tr><th scope=\"row\"></th><td colspan=\"2\"></td></tr>\n</tbody>\n</table>\n");
}

BOOST_AUTO_TEST_CASE(headings_shift_but_not_below_the_sixth_level) {
  Body body;
  body.append(Body::root(), Element::heading_1);
  body.append(Body::root(), Element::heading_6);
  BOOST_TEST(markup(body, {.heading_shift = 2}) == "<h3></h3>\n<h6></h6>\n");
}

BOOST_AUTO_TEST_CASE(id_prefix_begins_ids_and_fragments) {
  Paragraph p;
  p.body.set_attribute(p.node, Attribute::id, "top");
  const NodeIndex link = p.add(Element::link);
  p.body.set_attribute(link, Attribute::href, "#top");
  p.text(link, "up");
  const NodeIndex other = p.add(Element::link);
  p.body.set_attribute(other, Attribute::href, "b.html#top");
  p.text(other, "b");
  BOOST_TEST(markup(p.body, {.id_prefix = "a1-"}) ==
             "<p id=\"a1-top\"><a href=\"#a1-top\">up</a><a href=\"b.html#top\">b</a></p>\n");
}

BOOST_AUTO_TEST_CASE(link_target_replaces_and_removes_links) {
  Paragraph p;
  const NodeIndex link = p.add(Element::link);
  p.body.set_attribute(link, Attribute::href, "x.md");
  p.text(link, "text");
  const auto to = [&](std::string target) {
    return markup(p.body, {.link_target = [=](NodeIndex, std::string_view) { return target; }});
  };
  BOOST_TEST(to("x.xhtml?a&b") == "<p><a href=\"x.xhtml?a&amp;b\">text</a></p>\n");
  BOOST_TEST(to("") == "<p>text</p>\n");
  p.body.set_attribute(link, Attribute::id, "here");
  BOOST_TEST(to("") == "<p><span id=\"here\">text</span></p>\n");
}

BOOST_AUTO_TEST_CASE(links_do_not_nest) {
  Paragraph p;
  const NodeIndex link = p.add(Element::link);
  p.body.set_attribute(link, Attribute::href, "a");
  const NodeIndex inner = p.body.append(link, Element::link);
  p.body.set_attribute(inner, Attribute::href, "b");
  p.text(inner, "x");
  const NodeIndex after = p.add(Element::link);
  p.body.set_attribute(after, Attribute::href, "c");
  BOOST_TEST(html(p.body) == "<p><a href=\"a\">x</a><a href=\"c\"></a></p>\n");
}

BOOST_AUTO_TEST_CASE(images_always_have_an_alt_and_may_fall_back_to_it) {
  Paragraph p;
  const NodeIndex image = p.add(Element::image);
  p.body.set_attribute(image, Attribute::src, "a.png");
  p.body.set_attribute(image, Attribute::width, "40");
  p.body.set_attribute(image, Attribute::height, "50%");
  BOOST_TEST(xhtml(p.body) == "<p><img src=\"a.png\" alt=\"\" width=\"40\"/></p>\n");
  const MarkupOptions none{
      .image_source = [](NodeIndex, std::string_view) { return std::string(); }};
  BOOST_TEST(markup(p.body, none) == "<p></p>\n");
  p.body.set_attribute(image, Attribute::alt, "A & B");
  BOOST_TEST(markup(p.body, none) == "<p><span>A &amp; B</span></p>\n");
}

BOOST_AUTO_TEST_CASE(embeds_are_links_in_their_own_paragraph_or_in_the_line) {
  Body body;
  const NodeIndex embed = body.append(Body::root(), Element::embed);
  body.set_attribute(embed, Attribute::href, "https://v.example/1");
  BOOST_TEST(html(body) == "<p><a href=\"https://v.example/1\">https://v.example/1</a></p>\n");
  body.set_attribute(embed, Attribute::title, "A film");
  BOOST_TEST(xhtml(body) == "<p class=\"embed\"><a href=\"https://v.example/1\">A film</a></p>\n");
  const NodeIndex paragraph = body.append(Body::root(), Element::paragraph);
  body.append_text(paragraph, "See ");
  body.move_to_end(embed, paragraph);
  BOOST_TEST(xhtml(body) == "<p>See <a href=\"https://v.example/1\">A film</a></p>\n");
}

BOOST_AUTO_TEST_CASE(notes_in_books_start_with_their_number_linked_back) {
  const MarkupOptions options{
      .dialect = Dialect::xhtml, .notes_title = "Notes", .note_back_label = "Back to the text"};
  BOOST_TEST(markup(body_with_note_called_twice(), options) ==
             "<p>A<a epub:type=\"noteref\" role=\"doc-noteref\" href=\"#fn-1\" id=\"fnref-1\" "
             "class=\"noteref\">1</a>B<a epub:type=\"noteref\" role=\"doc-noteref\" href=\"#fn-1\" "
             "id=\"fnref-1-2\" class=\"noteref\">1</a></p>\n"
             "<section role=\"doc-endnotes\" epub:type=\"endnotes\" class=\"notes\" "
             "aria-label=\"Notes\">\n"
             "<ol>\n<li><div id=\"fn-1\" role=\"doc-footnote\" epub:type=\"footnote\">"
             "<p><a href=\"#fnref-1\" role=\"doc-backlink\" class=\"backlink\" "
             "aria-label=\"Back to the text 1\">1</a>. one</p>\n</div></li>\n</ol>\n</section>\n");
}

BOOST_AUTO_TEST_CASE(notes_in_feeds_end_with_links_to_each_call) {
  BOOST_TEST(html(body_with_note_called_twice()) ==
             "<p>A<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>B<sup><a href=\"#fn-1\" "
             "id=\"fnref-1-2\">1</a></sup></p>\n<section>\n<ol>\n<li id=\"fn-1\"><p>one "
             "<a href=\"#fnref-1\">↩\xEF\xB8\x8E</a> <a href=\"#fnref-1-2\">↩\xEF\xB8\x8E</a></p>\n"
             "</li>\n</ol>\n</section>\n");
}

BOOST_AUTO_TEST_CASE(notes_that_nobody_calls_are_not_linked_and_calls_without_a_note_stay_text) {
  Paragraph p;
  add_call(p.body, p.node, "lost");
  const NodeIndex notes = p.body.append(Body::root(), Element::notes);
  add_note(p.body, notes, "1", "one");
  BOOST_TEST(xhtml(p.body) ==
             "<p>[lost]</p>\n<section role=\"doc-endnotes\" epub:type=\"endnotes\" "
             "class=\"notes\">\n<ol>\n"
             "<li><div id=\"fn-1\" role=\"doc-footnote\" epub:type=\"footnote\"><p>1. one</p>\n"
             "</div></li>\n</ol>\n</section>\n");
}

BOOST_AUTO_TEST_CASE(note_ids_stay_clear_of_the_body_s_own_ids) {
  Body body = body_with_note_called_twice();
  body.set_attribute(body[Body::root()].first_child, Attribute::id, "fn-1");
  BOOST_TEST(html(body).find("<li id=\"note-fn-1\">") != std::string::npos);
  BOOST_TEST(html(body).find("href=\"#note-fnref-1-2\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_note_call_inside_a_link_is_no_link) {
  Body body = body_with_note_called_twice();
  const NodeIndex link = body.insert_before(body[Body::root()].last_child, Element::link);
  body.set_attribute(link, Attribute::href, "x");
  add_call(body, link, "any label!");
  BOOST_TEST(html(body).find("<a href=\"x\"><sup><span id=\"fnref-1-3\">1</span></sup></a>") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(deep_trees_cost_no_stack) {
  Body body;
  NodeIndex node = Body::root();
  for (int i = 0; i < 300000; ++i) node = body.append(node, Element::division);
  BOOST_TEST(xhtml(body).size() == 300000U * 12);
}

BOOST_AUTO_TEST_CASE(any_tree_becomes_well_formed_xml) {
  BOOST_TEST(rc::check("well-formed", [] {
    const Body body = random_body();
    MarkupOptions options{
        .dialect = Dialect::xhtml, .id_prefix = "p-", .notes_title = nasty_text()};
    RC_ASSERT(parse_problem(markup(body, options)) == "");
    options.link_target = [](NodeIndex, std::string_view value) {
      return std::string(value.substr(0, value.size() / 2));
    };
    options.image_source = options.link_target;
    RC_ASSERT(parse_problem(markup(body, options)) == "");
  }));
}

BOOST_AUTO_TEST_CASE(details_stand_open_in_books) {
  Body body;
  body.append(body.append(Body::root(), Element::details), Element::summary);
  BOOST_TEST(xhtml(body).starts_with("<details open=\"open\">"));
  BOOST_TEST(html(body).starts_with("<details>"));
}

BOOST_AUTO_TEST_CASE(a_formula_in_a_block_of_code_is_its_text) {
  Body body;
  const NodeIndex code = body.append(Body::root(), Element::code_block);
  const NodeIndex formula = body.append(code, Element::formula);
  body.set_attribute(formula, Attribute::tex, "V_0");
  body.set_attribute(formula, Attribute::id, "v");
  BOOST_TEST(html(body) == "<pre><code>V_0</code></pre>\n");
}

BOOST_AUTO_TEST_SUITE_END()
