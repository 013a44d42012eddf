#include "syntax/markdown_parser.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>
#include <vector>

#include "syntax/outline.h"

using namespace offprint;

namespace {

struct Parsed {
  std::string outline;
  Diagnostics diagnostics;

  std::string messages() const {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic) + "\n";
    return text;
  }
};

Parsed parse(std::string_view text, const Limits& limits = {}, std::uint32_t first_line = 1) {
  Parsed parsed;
  parsed.outline = outline(parse_markdown(text, "a.md", first_line, parsed.diagnostics, {limits}));
  return parsed;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Text that exercises every extension, different for each number.
std::string mixed_document(int number) {
  const std::string n = std::to_string(number);
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += "# Heading " + n + "\n\nSome ~~struck " + n + "~~ text, http://a.example/" + n +
            " and www.b.example, *a ~b~ c* ~~~x~~~.\n\n";
    text += "| a | b |\n|:-:|---|\n| ~~" + n + "~~ | me" + n +
            "@c.example |\n\n- [x] done\n- [ ] <kbd>open</kbd>\n\n";
    text += "A call[^" + std::to_string(i) + "]\n\n[^" + std::to_string(i) + "]: A ~~note~~ " + n +
            ".\n\n<div><p>raw</p></div>\n\n";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_parser)

BOOST_AUTO_TEST_CASE(paragraphs_and_inline_elements_become_their_elements) {
  BOOST_TEST(
      parse("A *b* **c** `d` ~~e~~\nf  \ng").outline ==
      "p(\"A \" em(\"b\") \" \" strong(\"c\") \" \" code(\"d\") \" \" s(\"e\") \"\nf\" br \"g\")");
}

BOOST_AUTO_TEST_CASE(headings_quotations_and_rules_become_their_elements) {
  BOOST_TEST(parse("# A\n\nB\n---\n\n> C\n\n***\n").outline ==
             "h1(\"A\") h2(\"B\") blockquote(p(\"C\")) hr");
}

BOOST_AUTO_TEST_CASE(an_empty_document_is_an_empty_body) {
  BOOST_TEST(parse("").outline == "");
  BOOST_TEST(parse("\n\n<!-- nothing -->\n\n#\n").outline == "");
}

BOOST_AUTO_TEST_CASE(items_of_tight_lists_hold_their_text_directly) {
  BOOST_TEST(parse("- a\n- b\n  - c\n").outline ==
             "ul[tight](li(\"a\") li(\"b\" ul[tight](li(\"c\"))))");
}

BOOST_AUTO_TEST_CASE(items_of_loose_lists_hold_paragraphs) {
  BOOST_TEST(parse("3. a\n\n4. b\n").outline == "ol[start=3](li(p(\"a\")) li(p(\"b\")))");
}

BOOST_AUTO_TEST_CASE(task_marks_stand_before_their_text) {
  BOOST_TEST(parse("- [x] a\n- [ ] b\n").outline ==
             "ul[tight](li(mark[checked] \"a\") li(mark \"b\"))");
  BOOST_TEST(parse("- [ ] a\n\n- [x] b\n").outline ==
             "ul(li(p(mark \"a\")) li(p(mark[checked] \"b\")))");
}

BOOST_AUTO_TEST_CASE(code_blocks_hold_text_and_their_language) {
  BOOST_TEST(parse("```rust,ignore more\na <b>\n```\n").outline ==
             "pre[language=rust,ignore](\"a <b>\n\")");
  BOOST_TEST(parse("    x\n").outline == "pre(\"x\n\")");
}

BOOST_AUTO_TEST_CASE(tables_have_groups_and_alignment) {
  BOOST_TEST(
      parse("a | b | c\n:- | :-: | -:\n1 | 2 | 3\n4 | 5\n").outline ==
      "table(thead(tr(th[align=left](\"a\") th[align=center](\"b\") th[align=right](\"c\"))) "
      "tbody(tr(td[align=left](\"1\") td[align=center](\"2\") td[align=right](\"3\")) "
      "tr(td[align=left](\"4\") td[align=center](\"5\") td[align=right])))");
  BOOST_TEST(parse("a|\n-|\n").outline == "table(thead(tr(th(\"a\"))))");
}

BOOST_AUTO_TEST_CASE(links_are_encoded_and_keep_their_titles) {
  BOOST_TEST(parse("[a](</b c?ä=[1]&x> \"T\")").outline ==
             "p(a[href=/b%20c?%C3%A4=%5B1%5D&x][title=T](\"a\"))");
  BOOST_TEST(parse("[a](50%25%)").outline == "p(a[href=50%25%25](\"a\"))");
  BOOST_TEST(parse("See http://a.example/b.").outline ==
             "p(\"See \" a[href=http://a.example/b](\"http://a.example/b\") \".\")");
}

BOOST_AUTO_TEST_CASE(alternative_text_is_flattened) {
  BOOST_TEST(parse("![a *b* `c` [d](e)\nf](g.png \"T\")").outline ==
             "p(img[src=g.png][alt=a b c d f][title=T])");
}

BOOST_AUTO_TEST_CASE(notes_come_last_in_the_order_of_their_calls) {
  BOOST_TEST(parse("[^b]: Second.\n\n[^a]: First.\n\nOne[^a] two[^b] three[^a].\n").outline ==
             "p(\"One\" call[label=a] \" two\" call[label=b] \" three\" call[label=a] \".\") "
             "notes(note[label=a][calls=2](p(\"First.\")) note[label=b][calls=1](p(\"Second.\")))");
}

BOOST_AUTO_TEST_CASE(a_note_called_inside_a_link_interrupts_it) {
  BOOST_TEST(parse("[a[^1] b](u)\n\n[^1]: N\n").outline ==
             "p(a[href=u](\"a\") call[label=1] a[href=u](\" b\")) "
             "notes(note[label=1][calls=1](p(\"N\")))");
}

BOOST_AUTO_TEST_CASE(raw_inline_tags_become_elements_in_place) {
  BOOST_TEST(
      parse("H<sub>2</sub>O<br>*<kbd>x</kbd>* <a href=\"u\" title=\"&amp;\">l</a>").outline ==
      "p(\"H\" sub(\"2\") \"O\" br em(kbd(\"x\")) \" \" a[href=u][title=&](\"l\"))");
}

BOOST_AUTO_TEST_CASE(raw_blocks_become_elements) {
  BOOST_TEST(parse("a\n\n<div align=\"center\">\n  <p>b</p>\n</div>\n\nc\n").outline ==
             "p(\"a\") div[align=center](p(\"b\")) p(\"c\")");
}

BOOST_AUTO_TEST_CASE(raw_blocks_may_hold_markdown) {
  BOOST_TEST(parse("<details>\n<summary>S</summary>\n\n- *a*\n\n</details>\n").outline ==
             "details(summary(\"S\") ul[tight](li(em(\"a\"))))");
}

BOOST_AUTO_TEST_CASE(unclosed_tags_reach_as_far_as_in_browsers) {
  BOOST_TEST(parse("<b>a\n\nb</b> c\n").outline == "p(b(\"a\")) p(b(\"b\") \" c\")");
}

BOOST_AUTO_TEST_CASE(names_in_angle_brackets_are_dropped_but_their_text_stays) {
  const Parsed parsed = parse("A Vec<T> of <my-tag>things</my-tag> <T>");
  BOOST_TEST(parsed.outline == "p(\"A Vec of things\")");
  BOOST_TEST(parsed.messages() ==
             "a.md:1:6: warning: the element <t> is unknown; its text was kept (2 times) "
             "[html-element-unknown]\n"
             "a.md:1:13: warning: the element <my-tag> is unknown; its text was kept "
             "[html-element-unknown]\n");
}

BOOST_AUTO_TEST_CASE(notes_and_tasks_survive_the_way_through_the_html_parser) {
  BOOST_TEST(
      parse("<b>a[^1]\n\n- [x] t</b>\n\n```c\nx\n```\n\n[^1]: N\n").outline ==
      "p(b(\"a\" call[label=1])) ul[tight](li(b(mark[checked] \"t\"))) pre[language=c](\"x\n\") "
      "notes(note[label=1][calls=1](p(\"N\")))");
}

BOOST_AUTO_TEST_CASE(our_own_names_cannot_be_forged) {
  BOOST_TEST(
      parse(
          "<b>x\n\n<offprint-note-reference offprint-label=\"1\"></offprint-note-reference>y</b>\n")
          .outline == "p(b(\"x\")) p(b(\"y\"))");
}

BOOST_AUTO_TEST_CASE(positions_count_lines_of_the_document_and_code_points) {
  Diagnostics diagnostics;
  const Body body = parse_markdown("ä *b*\n\nc\n", "a.md", 10, diagnostics);
  const NodeIndex first = body[Body::root()].first_child;
  BOOST_TEST((body[first].position == Position{10, 1}));
  BOOST_TEST((body[body[first].last_child].position == Position{10, 3}));
  BOOST_TEST((body[body[first].next].position == Position{12, 1}));
}

BOOST_AUTO_TEST_CASE(links_that_lead_elsewhere_than_they_seem_become_text) {
  const Parsed parsed = parse("[a](https://b@c.example)", {}, 1);
  BOOST_TEST(parsed.outline == "p(\"a\")");
  BOOST_TEST(parsed.messages() ==
             "a.md:1:1: warning: the link to \"https://b@c.example\" was made plain text; it has "
             "a user name, so that it leads elsewhere than it seems [link-unsafe]\n");
}

BOOST_AUTO_TEST_CASE(controls_are_the_marks_of_windows_1252) {
  BOOST_TEST(parse("don\u0092t", {}, 1).outline == "p(\"don’t\")");
  BOOST_TEST(parse("![don\u0092t](a.png)", {}, 1).outline == "p(img[src=a.png][alt=don’t])");
}

BOOST_AUTO_TEST_CASE(unsafe_links_become_text) {
  const Parsed parsed = parse("ä\n[a](javascript:x) [b]() [c](#d)", {}, 5);
  BOOST_TEST(parsed.outline == "p(\"ä\na b \" a[href=#d](\"c\"))");
  BOOST_TEST(parsed.messages() ==
             "a.md:6:1: warning: the link to \"javascript:x\" was made plain text; links may begin "
             "with http:, https:, "
             "mailto: or tel: [link-unsafe]\n"
             "a.md:6:19: warning: a link without an address was made plain text [link-unsafe]\n");
}

BOOST_AUTO_TEST_CASE(unsafe_images_leave_their_alternative_text) {
  const Parsed parsed = parse("![a](data:image/png;base64,x)");
  BOOST_TEST(parsed.outline == "p(\"a\")");
  BOOST_TEST(parsed.messages() ==
             "a.md:1:1: warning: the image \"data:image/png;base64,x\" was left out; images may "
             "begin with http: or "
             "https:, or be files [image-unsafe]\n");
}

BOOST_AUTO_TEST_CASE(control_characters_are_dropped_and_reported) {
  for (const char* text : {"a&#1;b",
                           "a\x01"
                           "b",
                           "<b>a&#1;b"}) {
    const Parsed parsed = parse(text);
    BOOST_TEST(parsed.outline.find("\"ab\"") != std::string::npos, parsed.outline);
    BOOST_REQUIRE(parsed.diagnostics.size() == 1U);
    BOOST_TEST((parsed.diagnostics[0].code == Code::text_control_characters));
  }
  BOOST_TEST(parse("fine\tas it is\r\n").diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_document_that_is_too_large_is_an_error) {
  Limits limits;
  limits.document_bytes = 10;
  const Parsed parsed = parse("12345678901", limits);
  BOOST_TEST(parsed.outline == "");
  BOOST_TEST(parsed.messages() ==
             "a.md:1:1: error: this document has more than 10 bytes; split it; "
             "`limits: document_bytes` allows more [document-too-large]\n");
  limits = {};
  limits.nodes = 10;
  BOOST_TEST(parse(repeated("a\n\n", 20), limits).messages() ==
             "a.md:9:1: error: this document has more than 10 elements and texts; split it; "
             "`limits: nodes` allows more [document-too-large]\n");
}

BOOST_AUTO_TEST_CASE(a_table_that_is_too_large_is_an_error) {
  const std::string wide = repeated("|a", 3000) + "\n" + repeated("|-", 3000) + "\n";
  BOOST_TEST(parse("x\n\n" + wide).messages() ==
             "a.md:4:1: error: the table here has at least 3001 columns and 1 rows; split it, or "
             "publish it as a file "
             "of its own; `limits: table_columns` allows more [table-too-large]\n");
  BOOST_TEST((parse(wide).diagnostics.at(0).code == Code::table_too_large));
  Limits limits;
  limits.table_cells = 100;
  const std::string row = "> | a | b |\n";
  BOOST_TEST(has_error(parse(row + "> |---|---|\n" + repeated(row, 40), limits).diagnostics));
  BOOST_TEST(!has_error(parse(row + "> |---|---|\n" + repeated(row, 20), limits).diagnostics));
}

BOOST_AUTO_TEST_CASE(footnotes_that_are_too_many_are_an_error) {
  Limits limits;
  limits.footnotes = 2;
  const std::string calls = "a[^1] b[^2] c[^3]\n\n[^1]: x\n\n[^2]: x\n\n[^3]: x\n";
  const Parsed parsed = parse(calls, limits);
  BOOST_REQUIRE(has_error(parsed.diagnostics));
  BOOST_TEST((parsed.diagnostics.at(0).code == Code::too_many_footnotes));
  limits.footnotes = 3;
  BOOST_TEST(parse(calls, limits).diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_is_defined_once_and_used_often_costs_bounded_memory) {
  const Parsed parsed =
      parse("[a]: /" + std::string(50'000, 'x') + "\n\n" + repeated("[a] ", 50'000) + "\n");
  BOOST_REQUIRE(parsed.diagnostics.size() == 1U);
  BOOST_TEST((parsed.diagnostics[0].code == Code::document_too_large));
}

BOOST_AUTO_TEST_CASE(nesting_that_is_too_deep_is_an_error) {
  for (const std::string& text : {repeated("> ", 5000) + "x", repeated("<div>\n", 5000) + "\nx",
                                  repeated("<span>", 5000) + "x"}) {
    const Parsed parsed = parse(text);
    BOOST_TEST(has_error(parsed.diagnostics));
    BOOST_TEST(parsed.diagnostics.size() == 1U);
  }
  BOOST_TEST(parse(repeated("> ", 200) + "x").messages() ==
             "a.md:1:201: error: elements are nested more than 100 deep; `limits: nesting` "
             "allows more [nesting-too-deep]\n");
}

BOOST_AUTO_TEST_CASE(many_threads_give_what_one_gives) {
  constexpr int documents = 24;
  const auto parse_all = [](int offset) {
    std::vector<std::string> bytes(documents);
    for (int i = 0; i < documents; ++i) {
      const int number = (i + offset) % documents;
      Diagnostics diagnostics;
      bytes[static_cast<std::size_t>(number)] =
          parse_markdown(mixed_document(number), "a.md", 1, diagnostics).to_bytes();
    }
    return bytes;
  };
  const std::vector<std::string> expected = parse_all(0);
  std::vector<std::vector<std::string>> found(6);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < found.size(); ++i)
    threads.emplace_back([&, i] { found[i] = parse_all(static_cast<int>(i) * 5); });
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& one : found) BOOST_TEST((one == expected));
}

BOOST_AUTO_TEST_CASE(markup_without_end_is_borne_up_to_a_limit) {
  for (const std::string open : {"x<![CDATA[", "x<?", "x<!X "}) {
    std::string text = "a\n\nText ";
    for (int i = 0; i < 50'000; ++i) text += open;
    Diagnostics found;
    parse_markdown(text, "a.md", 5, found);
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found[0].code == Code::html_too_complex));
    BOOST_TEST(found[0].position.line == 7U);
    found.clear();
    parse_markdown(text.substr(0, 2000), "a.md", 5, found);
    BOOST_TEST(found.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
