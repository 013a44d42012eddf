// What holds of the content of feeds, whatever the body.
#include <rapidcheck.h>

#include <utility>

#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "base/unicode.h"
#include "base/url.h"
#include "export/atom/atom_exporter.h"
#include "export/feed_content.h"
#include "export/jsonfeed/jsonfeed_exporter.h"
#include "export/rss/rss_exporter.h"
#include "feed_fixture.h"
#include "syntax/json.h"

using namespace offprint;
using namespace offprint::test;

namespace {

constexpr Element elements[] = {
#define OFFPRINT_ELEMENT(name, tag, kind) Element::name,
#include "model/elements.def"
#undef OFFPRINT_ELEMENT
};
constexpr Attribute attributes[] = {
#define OFFPRINT_ATTRIBUTE(name, html) Attribute::name,
#include "model/attributes.def"
#undef OFFPRINT_ATTRIBUTE
};
const std::string values[] = {"/tide/",
                              "chart.pdf",
                              "//cdn.example/x",
                              "https://sea.example/a?b&c",
                              "https://sea.example/\" onclick=\"x",
                              "javascript:alert(1)",
                              " JaVaScRiPt:alert(1)",
                              "data:text/html,<script>x</script>",
                              "#low-water",
                              "#",
                              "low-water",
                              "1",
                              "12",
                              "python",
                              "rtl",
                              "audio",
                              "source",
                              "<script>alert(1)</script>",
                              "]]>",
                              "bell\x07 and \xEF\xBF\xBF",
                              "\xED\xA0\x80",
                              "\xFF\xFE",
                              "class=\"x\" style='y'"};

// Where the next node goes: up from the last one, then below or after it.
struct Step {
  std::size_t element, up;
  std::vector<std::pair<std::size_t, std::size_t>> attributes;  // and their values
  std::size_t text;
};

rc::Gen<std::vector<Step>> any_steps() {
  const auto index = [](std::size_t size) { return rc::gen::inRange<std::size_t>(0, size); };
  return rc::gen::container<std::vector<Step>>(rc::gen::build<Step>(
      rc::gen::set(&Step::element, index(std::size(elements))), rc::gen::set(&Step::up, index(4)),
      rc::gen::set(&Step::attributes,
                   rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(
                       rc::gen::pair(index(std::size(attributes)), index(std::size(values))))),
      rc::gen::set(&Step::text, index(std::size(values)))));
}

Body body_of(const std::vector<Step>& steps) {
  Body body;
  NodeIndex parent = Body::root();
  for (const Step& step : steps) {
    for (std::size_t i = 0; i < step.up && parent != Body::root(); ++i)
      parent = body[parent].parent;
    const Element element = elements[step.element];
    if (element == Element::body) continue;
    if (element == Element::text) {
      body.append_text(parent, values[step.text]);
      continue;
    }
    parent = body.append(parent, element);
    for (const auto& [attribute, value] : step.attributes)
      body.set_attribute(parent, attributes[attribute], values[value]);
  }
  return body;
}

// "" when the tag (without its brackets) is one that may stand in a feed.
std::string fault_of_tag(std::string_view text) {
  const std::string_view name = text.substr(0, text.find_first_of(" />"));
  for (const std::string_view bad : {"script", "style", "iframe", "object", "embed", "form"})
    if (name == bad) return std::string(name);
  std::size_t at = name.size();
  while ((at = text.find("=\"", at)) != text.npos) {
    const std::size_t begin = text.rfind(' ', at) + 1;
    const std::size_t end = text.find('"', at + 2);
    if (end == text.npos) return "an attribute without an end";
    const std::string_view key = text.substr(begin, at - begin);
    const std::string_view value = text.substr(at + 2, end - at - 2);
    if (key == "class" || key == "style" || key.starts_with("on")) return std::string(key);
    const bool is_address = key == "href" || key == "src" || key == "cite";
    const bool is_fragment = key == "href" && value.size() > 1 && value.starts_with('#');
    if (is_address && !is_fragment && (!is_absolute_url(value) || !is_safe_link(value)))
      return std::string(key) + "=" + std::string(value);
    at = end + 1;
  }
  return "";
}

std::string fault_of(std::string_view html) {
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos;) {
    const std::size_t end = html.find('>', at);
    if (end == html.npos) return "a tag without an end";
    if (html[at + 1] != '/')
      if (std::string fault = fault_of_tag(html.substr(at + 1, end - at - 1)); !fault.empty())
        return fault;
    at = end + 1;
  }
  return "";
}

Record any_record() {
  Record record = small_record();
  record.body = body_of(*any_steps());
  record.title =
      *rc::gen::elementOf(std::vector<std::string>(std::begin(values), std::end(values)));
  record.summary = record.dek = record.section = record.title;
  record.images = {{}};
  record.images[0].src = "chart.pdf";
  record.images[0].url = "https://sea.example/chart.png?\"'<>&";
  record.lead_image = *rc::gen::element<std::string>("", "chart.pdf");
  return record;
}

bool is_xml(const std::string& text) {
  pugi::xml_document document;
  return is_xml_text(text) && document.load_buffer(text.data(), text.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_content_laws)

BOOST_AUTO_TEST_CASE(content_has_no_relative_address_no_class_and_nothing_that_runs) {
  const bool held = rc::check("content of feeds stands on its own", [] {
    const std::string html = feed_content(any_record()).html;
    RC_LOG() << html;
    RC_ASSERT(fault_of(html) == "");
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(feeds_are_well_formed_whatever_the_body) {
  const bool held = rc::check("feeds are XML and JSON", [] {
    std::vector<Record> records = {any_record(), small_record()};
    RC_ASSERT(is_xml(export_feed(make_rss_exporter, full_context(), records)));
    RC_ASSERT(is_xml(export_feed(make_atom_exporter, full_context(), records)));
    // JSON has what is UTF-8, as all texts of records are.
    Record& first = records.front();
    for (std::string* text : {&first.title, &first.summary, &first.dek, &first.section}) {
      const std::string stated = std::exchange(*text, "");
      append_xml_text(*text, stated);
    }
    const std::string json = export_feed(make_jsonfeed_exporter, full_context(), records);
    RC_ASSERT(!parse_json(json).problem);
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(the_laws_can_fail) {
  BOOST_TEST(fault_of("<p><a href=\"/x\">x</a></p>") == "href=/x");
  BOOST_TEST(fault_of("<img src=\"x.png\" alt=\"\">") == "src=x.png");
  BOOST_TEST(fault_of("<p class=\"x\">") == "class");
  BOOST_TEST(fault_of("<p style=\"x\">") == "style");
  BOOST_TEST(fault_of("<script>") == "script");
  BOOST_TEST(fault_of("<a href=\"#\">") == "href=#");
  BOOST_TEST(fault_of("<a href=\"#x\">") == "");
  BOOST_TEST(!is_xml("<a>\x08</a>"));
}

BOOST_AUTO_TEST_SUITE_END()
