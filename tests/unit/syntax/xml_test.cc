#include "syntax/xml.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string at(Position position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

// The tree in one line: {namespace}name[attributes](children) and texts in quotes, CDATA in !!.
std::string print(const XmlDocument& xml, XmlNode node = 0) {
  if (xml.excess()) return "too much";
  if (xml.size() == 0) return "";
  const XmlDocument::Node& it = xml[node];
  if (it.is_text) {
    const char* quote = it.is_cdata ? "!" : "\"";
    return quote + std::string(it.text) + quote;
  }
  std::string text;
  if (!it.name.space.empty()) text += "{" + std::string(it.name.space) + "}";
  text += it.name.local;
  xml.for_each_attribute(node, [&](const XmlDocument::Attribute& attribute) {
    text += "[";
    if (!attribute.name.space.empty()) text += "{" + std::string(attribute.name.space) + "}";
    ((text += attribute.name.local) += "=") += attribute.value;
    text += "]";
  });
  if (it.first_child == no_xml_node) return text;
  text += "(";
  for (XmlNode child = it.first_child; child != no_xml_node; child = xml[child].next)
    text += (text.ends_with('(') ? "" : " ") + print(xml, child);
  return text + ")";
}

std::string printed(std::string_view text, const XmlOptions& options = {}) {
  return print(XmlDocument(text, options));
}

// What was read, and what is wrong with the rest.
std::string broken(std::string_view text) {
  const XmlDocument xml(text);
  if (!xml.problem()) return "no problem: " + print(xml);
  return print(xml) + " | " + at(xml.problem()->position) + " " + xml.problem()->message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_test)

BOOST_AUTO_TEST_CASE(elements_attributes_and_texts_are_in_document_order) {
  BOOST_TEST(printed("<?xml version='1.0'?><!-- x --><a b='1' c=\"2\">x<b/> <c>y</c>z</a>") ==
             "a[b=1][c=2](\"x\" b \" \" c(\"y\") \"z\")");
}

BOOST_AUTO_TEST_CASE(prefixes_are_resolved_in_their_scope) {
  BOOST_TEST(printed("<a xmlns=' urn:a ' xmlns:p='urn:p'><p:b p:q='1' r='2'/><c xmlns='urn:c' "
                     "xmlns:p='urn:other'><p:d/></c><p:e xml:lang='de'/></a>") ==
             "{urn:a}a({urn:p}b[{urn:p}q=1][r=2] {urn:c}c({urn:other}d) "
             "{urn:p}e[{http://www.w3.org/XML/1998/namespace}lang=de])");
  BOOST_TEST(printed("<a xmlns='urn:a'><b xmlns=''/></a>") == "{urn:a}a(b)");
}

BOOST_AUTO_TEST_CASE(undeclared_prefixes_stand_for_what_the_options_say) {
  XmlOptions options;
  options.namespaces = {{"dc", "urn:dc"}, {"", "urn:default"}};
  BOOST_TEST(printed("<a><dc:b/><x:c/></a>", options) == "{urn:default}a({urn:dc}b x:c)");
  BOOST_TEST(printed("<a xmlns:dc='urn:mine'><dc:b/></a>", options) ==
             "{urn:default}a({urn:mine}b)");
}

BOOST_AUTO_TEST_CASE(references_are_decoded_outside_cdata_only) {
  BOOST_TEST(printed("<a t='&quot;&eacute;'>&lt;b&gt; &amp;nbsp; &nbsp;&hellip;"
                     "<![CDATA[&lt; &nbsp;]]></a>") ==
             "a[t=\"é](\"<b> &nbsp; \u00A0…\" !&lt; &nbsp;!)");
  BOOST_TEST(printed("<a>&#233;&#xE9;&#XE9; &#150;&#x80;</a>") == "a(\"ééé –€\")");
}

BOOST_AUTO_TEST_CASE(references_to_nothing_stay_as_they_are) {
  for (const std::string text : {"a & b", "&;", "&nosuch;", "&ampx;", "&nbsp", "&#;", "&#x;",
                                 "&#0;", "&#8;", "&#xD800;", "&#1114112;", "&#99999999999;", "&",
                                 "&#", "&notit;", "&constructor_that_is_longer_than_any_name;"})
    BOOST_TEST(printed("<a>" + text + "</a>") == "a(\"" + text + "\")");
}

BOOST_AUTO_TEST_CASE(line_ends_become_one_form) {
  BOOST_TEST(printed("<a b='1\r\n2\t3'>x\r\ny\rz<![CDATA[\r\n]]></a>") ==
             "a[b=1  2 3](\"x\ny\nz\" !\n!)");
}

BOOST_AUTO_TEST_CASE(positions_are_those_of_the_source) {
  XmlOptions options;
  options.first_line = 10;
  options.first_column = 5;
  const XmlDocument xml("<a>é<b/>\r\n <c><![CDATA[x]]></c></a>", options);
  std::string places;
  for (XmlNode node = 0; node < xml.size(); ++node) places += at(xml[node].position) + " ";
  BOOST_TEST(places == "10:5 10:8 10:9 10:13 11:2 11:14 ");
}

BOOST_AUTO_TEST_CASE(what_is_broken_is_read_up_to_that_place) {
  BOOST_TEST(broken("<a><b>x</b>\n<c>y</d></a>") ==
             "a(b(\"x\") \"\n\" c(\"y\")) | 2:7 this end tag belongs to no element that is open "
             "here");
  BOOST_TEST(broken("<a><b>x</b><c>y") ==
             "a(b(\"x\") c(\"y\")) | 1:16 the text ends before all its elements are closed");
  BOOST_TEST(broken("<a>1 < 2</a>") ==
             "a(\"1 \") | 1:7 a `<` that begins no tag must be written `&lt;`");
  BOOST_TEST(broken("<a><b><![CDATA[x") == "a(b(!x!)) | 1:16 this CDATA section is never closed");
  BOOST_TEST(broken("no markup") == " | 1:1 there is no element in this text");
  BOOST_TEST(broken("") == " | 1:1 there is no element in this text");
  BOOST_TEST(broken(std::string_view("<a>x\0y</a>", 10)) == "no problem: a(\"x y\")");
}

BOOST_AUTO_TEST_CASE(limits_leave_nothing) {
  XmlOptions options;
  options.limits.open_tags = 3;
  BOOST_TEST(printed("<a><b><c>x</c></b></a>", options) == "a(b(c(\"x\")))");
  BOOST_TEST(printed("<a><b><c><d/></c></b></a>", options) == "too much");
  options = {};
  options.limits.nodes = 3;
  BOOST_TEST(printed("<a>x<b/></a>", options) == "a(\"x\" b)");
  BOOST_TEST(printed("<a>x<b/>y</a>", options) == "too much");
  BOOST_TEST(printed("<a b='' c='' d='' e=''/>", options) == "too much");
  options = {};
  options.limits.source_bytes = 4;
  BOOST_TEST(printed("<a/>", options) == "a");
  BOOST_TEST(printed("<a/> ", options) == "too much");
}

BOOST_AUTO_TEST_CASE(depth_costs_no_stack) {
  std::string deep;
  for (int i = 0; i < 300'000; ++i) deep += "<a>";
  XmlOptions options;
  options.limits.open_tags = 1'000'000;
  const XmlDocument xml(deep, options);
  BOOST_TEST(xml.size() == 300'000);
  BOOST_TEST(xml.problem().has_value());
}

BOOST_AUTO_TEST_CASE(language_and_base_are_inherited) {
  const XmlDocument xml(
      "<a xml:lang='de' xml:base='http://site.example/x/'><b xml:base='y/'><c "
      "xml:base='../z'/></b><d xml:lang=''/></a>");
  BOOST_TEST(xml.language(2) == "de");
  BOOST_TEST(xml.language(3) == "");
  BOOST_TEST(xml.base(2, "") == "http://site.example/x/z");
  BOOST_TEST(xml.base(3, "http://other.example/") == "http://site.example/x/");
  BOOST_TEST(XmlDocument("<a xml:base='b/'/>").base(0, "http://other.example/a/") ==
             "http://other.example/a/b/");
}

BOOST_AUTO_TEST_CASE(children_attributes_and_texts_are_found_by_name) {
  const XmlDocument xml("<a xmlns:p='urn:p'><b x='1'>o</b><p:b p:x=''>n<i>e</i></p:b></a>");
  const XmlNode second = xml.child(0, "urn:p", "b");
  BOOST_TEST(xml.text(second) == "ne");
  BOOST_TEST(xml.text(0) == "one");
  BOOST_TEST(xml.child(0, "", "c") == no_xml_node);
  BOOST_TEST(xml.attribute(xml.child(0, "", "b"), "", "x") == "1");
  BOOST_TEST(xml.has_attribute(second, "urn:p", "x"));
  BOOST_TEST(!xml.has_attribute(second, "", "x"));
}

BOOST_AUTO_TEST_CASE(inner_markup_is_html_without_prefixes) {
  const XmlDocument xml(
      "<a xmlns:h='http://www.w3.org/1999/xhtml'><h:div class='x' xml:lang='fr' h:y='z'>1 &lt; "
      "2<h:br/><h:a/><![CDATA[<i>]]> &quot;</h:div></a>");
  BOOST_TEST(xml.inner_markup(0).text ==
             "<div class=\"x\" lang=\"fr\">1 &lt; 2<br><a></a>&lt;i&gt; \"</div>");
}

BOOST_AUTO_TEST_CASE(places_in_inner_markup_lead_back_to_the_source) {
  const XmlDocument xml("<a>\n  <x:p  >one<x:br />two\nthree</x:p></a>");
  const XmlMarkup markup = xml.inner_markup(0);
  BOOST_TEST(markup.text == "\n  <x:p>one<x:br></x:br>two\nthree</x:p>");
  BOOST_TEST(at(markup.source_position({2, 3})) == "2:3");
  BOOST_TEST(at(markup.source_position({2, 8})) == "2:10");
  BOOST_TEST(at(markup.source_position({2, 11})) == "2:13");
  BOOST_TEST(at(markup.source_position({3, 2})) == "3:2");
}

BOOST_AUTO_TEST_SUITE_END()
