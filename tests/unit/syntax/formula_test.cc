// MathML in a source, and what is kept of it.
#include "syntax/formula.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "syntax/formula_rules.h"
#include "syntax/html_page.h"
#include "syntax/html_parser.h"
#include "syntax/markdown_parser.h"
#include "syntax/outline.h"
#include "syntax/serializer.h"
#include "syntax/xml.h"

using namespace offprint;

namespace {

Diagnostics found;

Body parse(std::string_view html) {
  found.clear();
  Body body;
  parse_html_fragment(html, "a.html", {1, 1}, body, Body::root(), found);
  return body;
}

NodeIndex formula_in(const Body& body) {
  NodeIndex node = Body::root();
  while (node != no_node && body[node].element != Element::formula)
    node = body.next_in_order(node, Body::root());
  return node;
}

std::string of_formula(const Body& body, Attribute name) {
  const NodeIndex node = formula_in(body);
  return node == no_node ? "none" : std::string(body.attribute(node, name));
}

// What stands in <math> after `inside` was read in it.
std::string kept(std::string_view inside) {
  return of_formula(parse("<math>" + std::string(inside) + "</math>"), Attribute::markup);
}

std::string text_of(std::string_view inside) {
  return of_formula(parse("<math>" + std::string(inside) + "</math>"), Attribute::alt);
}

bool reported(Code code) {
  for (const Diagnostic& diagnostic : found)
    if (diagnostic.code == code) return true;
  return false;
}

std::string markup(const Body& body, MarkupOptions::Dialect dialect) {
  std::string out;
  MarkupOptions options;
  options.dialect = dialect;
  append_markup(out, body, options);
  return out;
}

const std::vector<std::string> pieces{"<mi>x</mi>",
                                      "<mo lspace=1em>+</mo>",
                                      "<mn>&amp;2</mn>",
                                      "text",
                                      "<mspace width=2em/>",
                                      "<mfrac>",
                                      "</mfrac>",
                                      "<msub>",
                                      "</msub>",
                                      "<mtable>",
                                      "</mtable>",
                                      "<mtr>",
                                      "</mtr>",
                                      "<mtd columnspan=2>",
                                      "</mtd>",
                                      "<mmultiscripts>",
                                      "</mmultiscripts>",
                                      "<mprescripts/>",
                                      "<none/>",
                                      "<mfenced open='&lt;'>",
                                      "</mfenced>",
                                      "<semantics>",
                                      "</semantics>",
                                      "<annotation encoding=application/x-tex>a<b</annotation>",
                                      "<mstyle displaystyle=true>",
                                      "</mstyle>",
                                      "<mtext>a<span onclick=x>b</span>",
                                      "</mtext>",
                                      "<script>x</script>",
                                      "<mrow dir=rtl>",
                                      "</mrow>",
                                      "<munderover accent=true>",
                                      "</munderover>",
                                      "<menclose>",
                                      "<unknown a=b>",
                                      "</unknown>",
                                      "<mlabeledtr>",
                                      "<msqrt>",
                                      "</msqrt>",
                                      "<svg>",
                                      "</svg>",
                                      "<!-- c -->",
                                      "<mi mathvariant=bold mathcolor=red>",
                                      "</mi>",
                                      "\x01",
                                      "<mglyph alt=g>"};

}  // namespace

BOOST_AUTO_TEST_SUITE(formula)

BOOST_AUTO_TEST_CASE(presentation_is_kept_in_one_form) {
  BOOST_TEST(
      kept("<mrow>\n <mi> x </mi>\n <mo stretchy='false' form=infix>=</mo><mn>1</mn></mrow>") ==
      "<mi>x</mi><mo form=\"infix\" stretchy=\"false\">=</mo><mn>1</mn>");
  BOOST_TEST(kept("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>&lt;</mo><mi>c</mi></mrow></mfrac>") ==
             "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>&lt;</mo><mi>c</mi></mrow></mfrac>");
  BOOST_TEST(kept("<mspace width='1em'/><mi>x</mi>") == "<mspace width=\"1em\"/><mi>x</mi>");
}

BOOST_AUTO_TEST_CASE(it_stands_in_its_line_with_the_attributes_of_math) {
  const Body body = parse("a <math id=e1 display=block alttext=' x  squared '><mi>x</mi></math> b");
  BOOST_TEST(outline(body) ==
             "p(\"a \" formula[id=e1][markup=<mi>x</mi>][alt=x squared][display=block] \" b\")");
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(nothing_acts_leads_or_fights_the_reader) {
  BOOST_TEST(kept("<mi onclick='x()' href='https://a.example' style='color:red' mathcolor=red "
                  "mathsize=40px class=c id=i>x</mi><script>y</script>") == "<mi>x</mi>");
  BOOST_TEST(reported(Code::html_active_content));
  BOOST_TEST(reported(Code::html_style_removed));
  BOOST_TEST(reported(Code::formula_simplified));
  BOOST_TEST(kept("<mtext>a<img src=x onerror=y></mtext>") == "<mtext>a</mtext>");
}

BOOST_AUTO_TEST_CASE(values_that_reach_out_of_the_formula_are_dropped) {
  BOOST_TEST(kept("<mspace width='-900em'/><mi>x</mi>") == "<mspace/><mi>x</mi>");
  BOOST_TEST(kept("<mspace width='calc(1em)'/><mi>x</mi>") == "<mspace/><mi>x</mi>");
  BOOST_TEST(kept("<mo maxsize=infinity lspace=thickmathspace>|</mo>") ==
             "<mo lspace=\"0.277em\" maxsize=\"infinity\">|</mo>");
  BOOST_TEST(kept("<mo rspace=negativethinmathspace>|</mo>") == "<mo rspace=\"-0.166em\">|</mo>");
  BOOST_TEST(kept("<mstyle scriptlevel='-9'><mi>x</mi></mstyle>") == "<mstyle><mi>x</mi></mstyle>");
}

BOOST_AUTO_TEST_CASE(elements_that_lack_parts_become_rows) {
  BOOST_TEST(kept("<mfrac><mi>a</mi></mfrac><mi>b</mi>") == "<mrow><mi>a</mi></mrow><mi>b</mi>");
  BOOST_TEST(reported(Code::formula_simplified));
  BOOST_TEST(kept("<mtd><mi>a</mi></mtd><mi>b</mi>") == "<mrow><mi>a</mi></mrow><mi>b</mi>");
  BOOST_TEST(kept("<mmultiscripts><mi>a</mi><mi>b</mi><none/><mprescripts/><mi>c</mi>"
                  "</mmultiscripts>") ==
             "<mmultiscripts><mi>a</mi><mi>b</mi><mrow/><mprescripts/><mi>c</mi><mrow/>"
             "</mmultiscripts>");
}

BOOST_AUTO_TEST_CASE(tables_get_the_rows_and_cells_that_they_lack) {
  BOOST_TEST(kept("<mtable><mtr><mi>a</mi><mtd><mi>b</mi></mtd></mtr><mi>c</mi></mtable>") ==
             "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
             "<mtr><mtd><mi>c</mi></mtd></mtr></mtable>");
  BOOST_TEST(kept("<mtable><mlabeledtr><mtd><mtext>(1)</mtext></mtd><mtd><mi>a</mi></mtd>"
                  "</mlabeledtr></mtable>") ==
             "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mtext>(1)</mtext></mtd></mtr></mtable>");
}

BOOST_AUTO_TEST_CASE(what_core_lacks_is_said_in_its_elements) {
  BOOST_TEST(
      kept("<mfenced open='[' separators=';'><mi>a</mi><mi>b</mi></mfenced>") ==
      "<mo fence=\"true\" form=\"prefix\">[</mo><mrow><mi>a</mi><mo separator=\"true\">;</mo>"
      "<mi>b</mi></mrow><mo fence=\"true\" form=\"postfix\">)</mo>");
  BOOST_TEST(kept("<menclose notation=radical><mi>a</mi></menclose>") ==
             "<msqrt><mi>a</mi></msqrt>");
  BOOST_TEST(kept("<mfrac displaystyle=true><mi>a</mi><mi>b</mi></mfrac>") ==
             "<mstyle displaystyle=\"true\"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>");
  BOOST_TEST(kept("<maction actiontype=toggle><mi>a</mi><mi>b</mi></maction>") == "<mi>a</mi>");
}

BOOST_AUTO_TEST_CASE(annotations_go_and_tex_is_kept_beside) {
  const Body body = parse(
      "<math><semantics><mrow><mi>x</mi></mrow><annotation encoding='application/x-tex'>\\vec x "
      "</annotation><annotation-xml encoding='MathML-Content'><ci>x</ci></annotation-xml>"
      "</semantics></math>");
  BOOST_TEST(of_formula(body, Attribute::markup) == "<mi>x</mi>");
  BOOST_TEST(of_formula(body, Attribute::tex) == "\\vec x");
  BOOST_TEST(of_formula(body, Attribute::alt) == "\\vec x");
  BOOST_TEST(of_formula(body, Attribute::guessed) == "guessed");
  BOOST_TEST(reported(Code::formula_simplified));
  BOOST_TEST(!reported(Code::formula_text_guessed));
  BOOST_TEST(kept("<semantics><apply><ci>x</ci></apply><annotation-xml "
                  "encoding='MathML-Presentation'><mi>x</mi></annotation-xml></semantics>") ==
             "<mi>x</mi>");
}

BOOST_AUTO_TEST_CASE(content_markup_cannot_be_shown_and_its_text_is) {
  const Body body =
      parse("<math alttext='x plus 1'><apply><plus/><ci>x</ci><cn>1</cn></apply></math>");
  BOOST_TEST(outline(body) == "p(formula[alt=x plus 1])");
  BOOST_TEST(reported(Code::formula_removed));
  BOOST_TEST(markup(body, MarkupOptions::Dialect::xhtml) == "<p>x plus 1</p>\n");
  BOOST_TEST(text_of("<apply><sin/><ci>u</ci></apply>") == "sin u");
}

BOOST_AUTO_TEST_CASE(hostile_depth_and_size_leave_the_text) {
  std::string deep = "<math alttext=deep>";
  for (int i = 0; i < 500; ++i) deep += "<mrow>";
  BOOST_TEST(outline(parse(deep + "<mi>x</mi>")) == "p(formula[alt=deep])");
  std::string wide = "<math>";
  for (int i = 0; i < 5000; ++i) wide += "<mi>x</mi>";
  BOOST_TEST(of_formula(parse(wide + "</math>"), Attribute::markup) == "");
  BOOST_TEST(reported(Code::formula_removed));
  BOOST_TEST(outline(parse("a<math></math>")) == "p(\"a\")");
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(missing_text_is_made_of_the_symbols_and_told) {
  BOOST_TEST(text_of("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn><mo>=</mo><mi>y</mi>") ==
             "x^2 + 1 = y");
  BOOST_TEST(reported(Code::formula_text_guessed));
  BOOST_TEST(text_of("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>") ==
             "(a + b)/c");
  BOOST_TEST(text_of("<msqrt><mi>a</mi><mi>b</mi></msqrt>") == "√(ab)");
  BOOST_TEST(text_of("<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
                     "</munderover><msub><mi>a</mi><mi>i</mi></msub>") == "∑_(i = 1)^n a_i");
  BOOST_TEST(text_of("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi><mo>,</mo><mo>-</mo><mn>1</mn>") ==
             "sin x, -1");
  BOOST_TEST(text_of("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>"
                     "<mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>") ==
             "1 0; 0 1");
}

BOOST_AUTO_TEST_CASE(the_same_formula_for_the_eye_is_left_out) {
  BOOST_TEST(outline(parse("<p>a <span class=katex><span class=katex-mathml><math alttext=m><mi>x"
                           "</mi></math></span><span class=katex-html aria-hidden=true><i>x</i>"
                           "</span></span> b</p>")) ==
             "p(\"a \" span(span(formula[markup=<mi>x</mi>][alt=m])) \" b\")");
  BOOST_TEST(reported(Code::formula_simplified));
  BOOST_TEST(outline(parse("<p><span>a</span><span aria-hidden=true>b</span></p>")) ==
             "p(span(\"a\") span(\"b\"))");
}

BOOST_AUTO_TEST_CASE(operators_are_no_emphasis_in_markdown) {
  Diagnostics none;
  const Body body = parse_markdown(
      "A <math alttext=m><mi>a</mi><mo>*</mo><mi>b</mi><mo>*</mo>\n<mi>c</mi><mo>__</mo><mi>d</mi>"
      "<mo>__</mo></math> *b*\n",
      "a.md", 1, none);
  BOOST_TEST(outline(body) ==
             "p(\"A \" formula[markup=<mi>a</mi><mo>*</mo><mi>b</mi><mo>*</mo><mi>c</mi><mo>__</mo>"
             "<mi>d</mi><mo>__</mo>][alt=m] \" \" em(\"b\"))");
  BOOST_TEST(none.empty());
}

BOOST_AUTO_TEST_CASE(books_get_mathml_and_feeds_text) {
  Body body = parse(
      "<p>a <math id=e dir=ltr display=block alttext='1 &lt; &quot;x&quot;'><mi>x</mi>"
      "</math></p>");
  BOOST_TEST(markup(body, MarkupOptions::Dialect::xhtml) ==
             "<p>a <math id=\"e\" dir=\"ltr\" xmlns=\"http://www.w3.org/1998/Math/MathML\" "
             "display=\"block\" alttext=\"1 &lt; &quot;x&quot;\"><mi>x</mi></math></p>\n");
  BOOST_TEST(markup(body, MarkupOptions::Dialect::html) ==
             "<p>a <span id=\"e\" dir=\"ltr\">1 &lt; \"x\"</span></p>\n");
  BOOST_TEST(plain_text(body) == "a 1 < \"x\"");
  body.set_attribute(formula_in(body), Attribute::tex, "1 < x");
  body.remove_attribute(formula_in(body), Attribute::id);
  BOOST_TEST(markup(body, MarkupOptions::Dialect::html) ==
             "<p>a <code dir=\"ltr\">1 &lt; x</code></p>\n");
  BOOST_TEST(inline_text(body, Body::root()) == "a 1 < x");
}

BOOST_AUTO_TEST_CASE(pages_keep_what_fragments_do) {
  const std::string html =
      "<p>a</p><math "
      "display=block><mfrac><mi>x</mi><mn>2</mn></mfrac><mtext>b<b>c</b></mtext></math>";
  Diagnostics of_page;
  const HtmlPage page("<body>" + html + "</body>", "a.html", of_page);
  Body body;
  PageSelection selection;
  for (PageNode at = page[page.find("body")].first_child; at != no_page_node; at = page[at].next)
    selection.tops.push_back(at);
  emit_page(page, selection, "a.html", body, Body::root(), of_page);
  BOOST_TEST(first_difference(body, parse(html)) == "");
}

BOOST_AUTO_TEST_CASE(every_kept_formula_is_well_formed_and_in_the_closed_list) {
  const bool holds = rc::check("formulas are clean", [] {
    std::string inside;
    for (const std::string& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
      inside += piece;
    const Body body = parse("<math>" + inside + "</math>");
    const NodeIndex node = formula_in(body);
    if (node == no_node || !body.has_attribute(node, Attribute::markup)) return;
    const std::string first(body.attribute(node, Attribute::markup));
    const XmlDocument document("<math>" + first + "</math>");
    RC_ASSERT(!document.problem());
    for (XmlNode at = 1; at < document.size(); ++at) {
      if (document[at].is_text) continue;
      const FormulaRule& rule = formula_rule(document[at].name.local);
      RC_ASSERT(rule.kind != FormulaKind::other);
      unsigned parts = 0;
      document.for_each_child(at, [&](XmlNode) { ++parts; });
      RC_ASSERT(rule.parts == 0 || rule.parts == parts);
      document.for_each_attribute(at, [&](const XmlDocument::Attribute& attribute) {
        RC_ASSERT(formula_attribute(rule.name, attribute.name.local, attribute.value) ==
                  attribute.value);
      });
    }
    RC_ASSERT(kept(first) == first);
    RC_ASSERT(!reported(Code::formula_simplified));
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
