#include "export/epub/chapter_split.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "export/epub/chapter.h"
#include "export/epub/xml_scanner.h"
#include "export/epub_fixture.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

class NoLinks final : public ChapterLinks {
 public:
  bool in_book(std::uint32_t) const override { return false; }
};

std::string text(std::size_t bytes) { return "<p>" + std::string(bytes - 8, 'x') + "</p>\n"; }

std::vector<XmlToken> starts(const std::string& markup) {
  XmlScanner scanner(markup);
  std::vector<XmlToken> tokens;
  for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
    BOOST_REQUIRE(token.kind != XmlToken::Kind::malformed);
    if (token.kind == XmlToken::Kind::start) tokens.push_back(token);
  }
  return tokens;
}

std::string attribute(const XmlToken& token, std::string_view name) {
  for (const XmlAttribute& attribute : token.attributes)
    if (attribute.name == name) return attribute.value;
  return "";
}

// Pages by file name, each well-formed; every link between them leads to an id that is there.
// Returns how many links were followed.
std::size_t follow_links(const std::string& name, const std::vector<std::string>& pages) {
  std::map<std::string, std::set<std::string>> ids;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const XmlToken& token : starts(pages[i]))
      if (const std::string id = attribute(token, "id"); !id.empty())
        BOOST_TEST(ids[page_name(name, i) + ".xhtml"].insert(id).second);
  std::size_t followed = 0;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const XmlToken& token : starts(pages[i])) {
      const std::string href = attribute(token, "href");
      const std::size_t hash = href.find('#');
      if (token.text != "a" || hash == href.npos) continue;
      const std::string file = hash == 0 ? page_name(name, i) + ".xhtml" : href.substr(0, hash);
      BOOST_TEST(ids[file].contains(href.substr(hash + 1)), href);
      ++followed;
    }
  return followed;
}

std::size_t count(const std::vector<std::string>& pages, std::string_view what) {
  std::size_t count = 0;
  for (const std::string& page : pages)
    for (std::size_t at = 0; (at = page.find(what, at)) != page.npos; ++at) ++count;
  return count;
}

ChapterPages pages_of(const Record& record, std::size_t most) {
  MemoryFileSystem files;
  PictureStore store({"root", &files, "", ""}, {});
  const ChapterImages images(record, store);
  const Publication publication;
  ChapterSetting setting{publication, *built_in_theme(default_theme)};
  setting.most_bytes = most;
  return chapter_pages(record, setting, images, NoLinks());
}

// Headings, paragraphs, links within the article, and notes, as `choices` say.
Record long_record(const std::vector<std::uint8_t>& choices) {
  Record record = make_record(0, "long", "Long");
  Body& body = record.body;
  std::vector<std::string> ids;
  std::vector<std::string> labels;
  NodeIndex parent = Body::root();
  for (const std::uint8_t choice : choices) {
    const std::string number = std::to_string(ids.size() + 1);
    if (choice % 8 < 2) {
      const NodeIndex heading =
          body.append(parent, choice % 8 == 0 ? Element::heading_2 : Element::heading_3);
      body.append_text(heading, "Part " + number);
      ids.push_back("part-" + number + "&é");
      body.set_attribute(heading, Attribute::id, ids.back());
    } else if (choice % 8 == 2) {
      parent = body.append(Body::root(), choice % 16 < 8 ? Element::section : Element::block_quote);
    } else {
      const NodeIndex paragraph = body.append(parent, Element::paragraph);
      body.append_text(paragraph, std::string(choice, 'x'));
      if (choice % 8 == 4) {
        labels.push_back(std::to_string(labels.size()));
        body.set_attribute(body.append(paragraph, Element::note_reference), Attribute::label,
                           labels.back());
      } else if (choice % 8 == 5 && !ids.empty()) {
        const NodeIndex link = body.append(paragraph, Element::link);
        body.set_attribute(link, Attribute::href, "#" + ids[choice % ids.size()]);
        body.append_text(link, "there");
      }
    }
  }
  if (labels.empty()) return record;
  const NodeIndex notes = body.append(Body::root(), Element::notes);
  for (const std::string& label : labels) {
    const NodeIndex note = body.append(notes, Element::note);
    body.set_attribute(note, Attribute::label, label);
    body.append_text(body.append(note, Element::paragraph), "Note " + label);
  }
  return record;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_chapter_split)

BOOST_AUTO_TEST_CASE(a_body_is_cut_before_the_highest_heading_that_fits) {
  const std::string markup = text(310) + "<h2>A</h2>\n" + text(100) + "<h3>B</h3>\n" + text(100) +
                             "<h3>C</h3>\n" + text(300) + "<h2>D</h2>\n" + text(50);
  const SplitBody body = split_body(markup, "a", 600);
  BOOST_REQUIRE(body.parts.size() == 2U);
  BOOST_TEST(body.parts[0] == text(310));
  BOOST_TEST(body.parts[0] + body.parts[1] == markup);
}

BOOST_AUTO_TEST_CASE(what_has_no_heading_stays_whole) {
  const std::string markup = text(300) + "<blockquote><h2>A</h2></blockquote>\n" + text(300);
  BOOST_TEST(split_body(markup, "a", 200).parts.size() == 1U);
}

BOOST_AUTO_TEST_CASE(divisions_are_closed_and_opened_again_without_their_id) {
  const std::string markup = "<div id=\"d\" class=\"c\">\n" + text(300) + "<h2>A</h2>\n" +
                             text(300) + "<section><h2>B</h2>\n" + text(300) +
                             "</section>\n</div>\n";
  const SplitBody body = split_body(markup, "a", 400);
  BOOST_REQUIRE(body.parts.size() == 3U);
  BOOST_TEST(body.parts[0] == "<div id=\"d\" class=\"c\">\n" + text(300) + "</div>");
  BOOST_TEST(body.parts[1] == "<div class=\"c\"><h2>A</h2>\n" + text(300) + "</div>");
  BOOST_TEST(body.parts[2] ==
             "<div class=\"c\"><section><h2>B</h2>\n" + text(300) + "</section>\n</div>\n");
}

BOOST_AUTO_TEST_CASE(links_lead_to_the_part_that_has_their_target) {
  const std::string markup = "<p><a href=\"#b%C3%A9\">there</a></p>\n" + text(300) +
                             "<h2 id=\"bé\">B</h2>\n" + text(300) +
                             "<p><a href=\"#bé\">up</a></p>\n";
  const SplitBody body = split_body(markup, "a", 400);
  BOOST_REQUIRE(body.parts.size() == 2U);
  BOOST_TEST(body.parts[0].starts_with("<p><a href=\"a-2.xhtml#b%C3%A9\">there</a></p>"));
  BOOST_TEST(body.parts[1].ends_with("<p><a href=\"#bé\">up</a></p>\n"));
  BOOST_TEST((body.anchors == std::vector<ChapterAnchor>{{"bé", 1}}));
}

BOOST_AUTO_TEST_CASE(notes_stand_at_the_end_of_the_part_that_calls_them) {
  Record record = make_record(0, "one", "One");
  Body& body = record.body;
  for (const char* label : {"x", "y"}) {
    body.append_text(body.append(Body::root(), Element::heading_2), label);
    const NodeIndex paragraph = body.append(Body::root(), Element::paragraph);
    body.append_text(paragraph, std::string(3000, 'x'));
    body.set_attribute(body.append(paragraph, Element::note_reference), Attribute::label, label);
  }
  const NodeIndex notes = body.append(Body::root(), Element::notes);
  for (const char* label : {"x", "y"}) {
    const NodeIndex note = body.append(notes, Element::note);
    body.set_attribute(note, Attribute::label, label);
    body.append_text(body.append(note, Element::paragraph), std::string("Note ") + label);
  }
  const ChapterPages chapter = pages_of(record, 5000);
  BOOST_REQUIRE(chapter.pages.size() == 2U);
  BOOST_TEST(chapter.pages[0].find("Note x") != std::string::npos);
  BOOST_TEST(chapter.pages[0].find("Note y") == std::string::npos);
  BOOST_TEST(chapter.pages[1].find("<ol start=\"2\">") != std::string::npos);
  BOOST_TEST(chapter.pages[1].find("Note y") != std::string::npos);
  BOOST_TEST(follow_links(chapter_name("one"), chapter.pages) == 4U);
}

BOOST_AUTO_TEST_CASE(every_link_of_a_divided_chapter_leads_somewhere_and_nothing_is_lost) {
  BOOST_TEST(rc::check("divide", [](const std::vector<std::uint8_t>& choices) {
    const Record record = long_record(choices);
    const ChapterPages whole = pages_of(record, 1 << 20);
    const ChapterPages divided = pages_of(record, 1500);
    RC_ASSERT(whole.pages.size() == 1U);
    const std::string name = chapter_name("long");
    RC_ASSERT(follow_links(name, divided.pages) == follow_links(name, whole.pages));
    for (const std::string_view tag : {"<p>", "<h2", "<h3", "<li>", "role=\"doc-noteref\""})
      RC_ASSERT(count(divided.pages, tag) == count(whole.pages, tag));
    for (const auto& [id, page] : divided.anchors) RC_ASSERT(page < divided.pages.size());
  }));
}

BOOST_AUTO_TEST_CASE(links_of_other_chapters_find_the_page) {
  const std::vector<ChapterAnchor> anchors = {{"a&b", 2}, {"é", 1}};
  const auto find = [&](std::string_view name) { return name == "a-1" ? &anchors : nullptr; };
  BOOST_TEST(relink("<a href=\"a-1.xhtml#%C3%A9\">", find) == "<a href=\"a-1-2.xhtml#%C3%A9\">");
  BOOST_TEST(relink("<a href=\"a-1.xhtml#a&amp;b\"> x", find) ==
             "<a href=\"a-1-3.xhtml#a&amp;b\"> x");
  BOOST_TEST(relink("<a href=\"a-1.xhtml#c\"><a href=\"a-2.xhtml#é\">", find) ==
             "<a href=\"a-1.xhtml#c\"><a href=\"a-2.xhtml#é\">");
}

BOOST_AUTO_TEST_SUITE_END()
