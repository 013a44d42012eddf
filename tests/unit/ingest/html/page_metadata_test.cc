#include "ingest/html/page_metadata.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"

namespace offprint {
namespace {

struct Read {
  Diagnostics diagnostics;
  HtmlPage page;
  PageMetadata metadata;

  explicit Read(std::string_view html)
      : page(html, "page.html", diagnostics),
        metadata(read_page_metadata(page, "page.html", diagnostics)) {}

  const Field* find(FieldName name) const {
    for (const Field& field : metadata.fields)
      if (field.name == name) return &field;
    return nullptr;
  }

  // Of the best field of this name: its text, or those of its list with " + " between.
  std::string text(FieldName name) const {
    const Field* field = find(name);
    return field ? text(field->value) : "";
  }

  std::string rule(FieldName name) const {
    const Field* field = find(name);
    return field ? field->rule : "";
  }

  std::vector<std::string> shown() const {
    std::vector<std::string> texts;
    for (const PageNode node : metadata.shown) texts.push_back(collapse_space(page.text(node)));
    return texts;
  }

 private:
  static std::string text(const Value& value) {
    if (value.is_text()) return value.scalar;
    if (const Value* name = value.find("name")) return name->scalar;
    std::string joined;
    for (const Value& item : value.items) joined += (joined.empty() ? "" : " + ") + text(item);
    return joined;
  }
};

constexpr std::string_view paragraph =
    "<p>The tide leaves its salt on every stone of the harbor wall, and nobody who lives beside it "
    "remembers a year without that white line; it is the first thing that strangers ask about, and "
    "the last that anybody here would think of explaining to them.</p>";

std::string page_of(std::string_view head, std::string_view body) {
  return "<!doctype html><html lang=en><head>" + std::string(head) + "</head><body>" +
         std::string(body) + std::string(paragraph) + std::string(paragraph) +
         std::string(paragraph) + "</body></html>";
}

std::string with_json(std::string_view json, std::string_view body = "") {
  return page_of("<title>Salt on Stones</title><script type=\"application/ld+json\">" +
                     std::string(json) + "</script>",
                 body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(page_metadata)

BOOST_AUTO_TEST_CASE(title_is_the_heading_that_the_page_title_repeats) {
  const Read read(
      page_of("<title>Salt on Stones | The Harbor Lamp</title>"
              "<meta property=og:site_name content=\"The Harbor Lamp\">",
              "<h1>The Harbor Lamp</h1><h1>Salt on Stones</h1>"));
  BOOST_TEST(read.text(FieldName::title) == "Salt on Stones");
  BOOST_TEST(read.rule(FieldName::title) == "headline, repeated in the page's metadata");
  BOOST_TEST(read.text(FieldName::site) == "The Harbor Lamp");
  BOOST_TEST(read.shown() == std::vector<std::string>{"Salt on Stones"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(heading_of_a_section_is_not_the_title) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<meta property=og:title content=\"Salt on Stones\">",
              "<h1>Our blog</h1><h2>Salt on Stones</h2>"));
  BOOST_TEST(read.text(FieldName::title) == "Salt on Stones");
}

BOOST_AUTO_TEST_CASE(site_is_cut_off_a_title_at_either_end) {
  for (const std::string_view title :
       {"Salt on Stones - The Harbor Lamp", "The Harbor Lamp: Salt on Stones",
        "Salt on Stones | Harbor Lamp", "Salt on Stones \xC2\xB7 harborlamp.example"}) {
    const Read read(page_of("<title>" + std::string(title) +
                                "</title><meta property=og:site_name content=\"The Harbor Lamp\">"
                                "<link rel=canonical href=https://www.harborlamp.example/salt>",
                            ""));
    BOOST_TEST(read.text(FieldName::title) == "Salt on Stones", title);
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_title_that_is_no_site_stays) {
  const Read read(
      page_of("<title>Salt - A Harbor Story</title>"
              "<meta property=og:site_name content=\"The Harbor Lamp\">",
              ""));
  BOOST_TEST(read.text(FieldName::title) == "Salt - A Harbor Story");
}

BOOST_AUTO_TEST_CASE(a_heading_that_differs_in_small_words_gives_way_to_what_two_sources_state) {
  const Read read(
      page_of("<title>Salt & Stones of the Harbor | The Harbor Lamp</title>"
              "<meta property=og:title content=\"Salt & Stones of the Harbor\">"
              "<meta property=og:site_name content=\"The Harbor Lamp\">",
              "<h1>Salt and Stones of a Harbor</h1>"));
  BOOST_TEST(read.text(FieldName::title) == "Salt & Stones of the Harbor");
  const Read year(
      page_of("<title>Ten Walls of 2024</title>"
              "<meta property=og:title content=\"Ten Walls of 2024\">",
              "<h1>Ten Walls of 2025</h1>"));
  BOOST_TEST(year.text(FieldName::title) == "Ten Walls of 2025");
}

BOOST_AUTO_TEST_CASE(the_address_tells_which_of_two_titles_was_the_article_s) {
  const Read read(
      page_of("<title>How Harbor Walls Gather Salt</title>"
              "<link rel=canonical "
              "href=https://lamp.example/how-harbor-walls-gather-salt.html>",
              "<h1>Why is there salt on walls in a harbor?</h1>"));
  BOOST_TEST(read.text(FieldName::title) == "How Harbor Walls Gather Salt");
}

BOOST_AUTO_TEST_CASE(json_ld_of_a_graph_is_followed_to_the_author) {
  const Read read(with_json(R"({"@context": "https://schema.org", "@graph": [
      {"@type": "Article", "headline": "Salt &amp; Stones", "author": {"@id": "#ann"},
       "datePublished": "2024-03-12T09:30:00+01:00", "dateModified": "2024-03-13",
       "keywords": ["salt", "harbor"], "articleSection": "Coast", "inLanguage": "en-GB"},
      {"@type": "Person", "@id": "#ann", "name": "Ann Roe", "url": "https://lamp.example/ann"},
      {"@type": "WebSite", "name": "The Harbor Lamp"}]})"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.rule(FieldName::authors) == "JSON-LD `author`");
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12T09:30:00+01:00");
  BOOST_TEST(read.text(FieldName::modified) == "2024-03-13");
  BOOST_TEST(read.text(FieldName::tags) == "salt + harbor");
  BOOST_TEST(read.text(FieldName::section) == "Coast");
  BOOST_TEST(read.text(FieldName::site) == "The Harbor Lamp");
  BOOST_TEST(read.text(FieldName::title) == "Salt & Stones");
  BOOST_TEST(read.find(FieldName::authors)->position.line == 1u);
  BOOST_TEST(read.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(json_ld_of_related_articles_does_not_count) {
  const Read read(with_json(R"([
      {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item":
        {"@type": "NewsArticle", "headline": "Fog", "datePublished": "2020-01-01",
         "author": "Cy Poe"}}]},
      {"@type": "NewsArticle", "headline": "Salt on Stones", "datePublished": "2024-03-12",
       "author": [{"@type": "Person", "name": "Ann Roe"}, {"@type": "Person", "name": "Bo Li"},
                  {"@type": "Organization", "name": "The Harbor Lamp"}]}])"));
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe + Bo Li");
}

BOOST_AUTO_TEST_CASE(damaged_json_ld_is_repaired) {
  for (const std::string_view json :
       {R"(<!-- {"@type": "Article", "datePublished": "2024-03-12",} -->)",
        R"(//<![CDATA[
           {"@type": "Article", /* set by hand */ "datePublished": "2024-03-12"};
           //]]>)",
        "{\"@type\": \"Article\", \"description\": \"One\nline\", \"datePublished\": "
        "\"2024-03-12\"}",
        R"({"@type": "Article", "name": "the "salt" line", "datePublished": "2024-03-12"})",
        R"({&quot;@type&quot;: &quot;Article&quot;,
           &quot;datePublished&quot;: &quot;2024-03-12&quot;})"}) {
    const Read read(with_json(json));
    BOOST_TEST(read.text(FieldName::published) == "2024-03-12", json);
    BOOST_TEST(read.diagnostics.empty());
  }
}

BOOST_AUTO_TEST_CASE(json_ld_beyond_repair_is_reported) {
  const Read read(with_json("{\"@type\": \"Article\", \"datePublished\": "));
  BOOST_REQUIRE_EQUAL(read.diagnostics.size(), 1u);
  BOOST_TEST((read.diagnostics.front().code == Code::structured_data_invalid));
  BOOST_TEST(read.text(FieldName::title) == "Salt on Stones");
}

BOOST_AUTO_TEST_CASE(too_much_json_ld_is_reported_once) {
  std::string scripts;
  for (int i = 0; i < 80; ++i)
    scripts += "<script type=application/ld+json>{\"@type\": \"Thing\"}</script>";
  const Read read(page_of(scripts, ""));
  BOOST_REQUIRE_EQUAL(read.diagnostics.size(), 1u);
  BOOST_TEST((read.diagnostics.front().code == Code::structured_data_invalid));
}

BOOST_AUTO_TEST_CASE(authors_that_name_nobody_are_passed_over) {
  const Read read(
      page_of("<title>Salt on Stones</title><meta name=author content=admin>"
              "<meta property=article:author content=https://social.example/annroe>"
              "<meta name=dc.creator content=\"Ann Roe\">",
              ""));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.rule(FieldName::authors) == "Dublin Core `dc.creator`");
}

BOOST_AUTO_TEST_CASE(a_person_in_sight_comes_before_the_site_in_metadata) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<meta property=og:site_name content=\"The Harbor Lamp\">"
              "<meta name=author content=\"The Harbor Lamp\">",
              "<h1>Salt on Stones</h1><p class=byline>By <a href=/authors/ann-roe>Ann "
              "Roe, MD</a> | March 12, 2024 | 5 min read</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe, MD");
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.rule(FieldName::published) == "date line");
  const auto shown = read.shown();
  BOOST_TEST((std::find(shown.begin(), shown.end(),
                        "By Ann Roe, MD | March 12, 2024 | 5 min read") != shown.end()));
}

BOOST_AUTO_TEST_CASE(a_byline_with_more_people_comes_before_metadata_with_one) {
  const Read read(page_of("<title>Salt on Stones</title><meta name=author content=\"Ann Roe\">",
                          "<h1>Salt on Stones</h1><p>Written by Ann Roe and Bo Li</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe and Bo Li");
}

BOOST_AUTO_TEST_CASE(bylines_are_read_in_the_page_s_language) {
  const Read german("<html lang=de><title>Salz</title><h1>Salz</h1><p>Von Änne Roth</p>");
  BOOST_TEST(german.text(FieldName::authors) == "Änne Roth");
  const Read japanese("<html lang=ja><title>塩の道</title><h1>塩の道</h1><p>著者：山田花子</p>");
  BOOST_TEST(japanese.text(FieldName::authors) == "山田花子");
}

BOOST_AUTO_TEST_CASE(a_reviewer_a_photographer_and_a_commenter_are_no_authors) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>Reviewed by Cy Poe</p><p>Photos by Di Fox</p>"
                          "<section class=comments><p class=comment-author>Ed Ray</p></section>"));
  BOOST_TEST(read.text(FieldName::authors) == "");
}

BOOST_AUTO_TEST_CASE(occupations_are_no_part_of_a_name) {
  const Read stated(
      page_of("<title>Salt on Stones</title>"
              "<meta name=author content=\"Ann Roe, Master Gardener & Teacher\">",
              ""));
  BOOST_TEST(stated.text(FieldName::authors) == "Ann Roe");
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>By Ann Roe, Senior Editor</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
}

BOOST_AUTO_TEST_CASE(a_name_beside_the_date_is_the_last_resort_and_no_section_s) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>March 12, 2024 | Ann Roe in Coast</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.rule(FieldName::authors) == "name beside the date or an occupation");
  const Read section(
      page_of("<title>Salt on Stones</title>"
              "<meta property=article:section content=\"Sea Coast\">",
              "<h1>Salt on Stones</h1><p>March 12, 2024 | Sea Coast</p>"));
  BOOST_TEST(section.text(FieldName::authors) == "");
}

BOOST_AUTO_TEST_CASE(a_name_above_an_occupation_is_an_author) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><div>Ann Roe</div><div>Staff Engineer</div>"
                          "<div>Bo Li</div><div>Chief Editor</div>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe + Bo Li");
}

BOOST_AUTO_TEST_CASE(the_dateline_under_a_headline_is_no_dek) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<header><h1>Salt on Stones</h1><p>May 2, 2024, by the harbor wall of "
                          "old</p></header>"));
  BOOST_TEST(read.text(FieldName::dek) == "");
}

BOOST_AUTO_TEST_CASE(section_is_the_breadcrumb_above_the_page) {
  const Read read(with_json(R"({"@type": "BreadcrumbList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "name": "Home"},
      {"@type": "ListItem", "position": 2, "item": {"@id": "/sea", "name": "Sea"}},
      {"@type": "ListItem", "position": 3, "name": "Salt on Stones"}]})"));
  BOOST_TEST(read.text(FieldName::section) == "Sea");
}

BOOST_AUTO_TEST_CASE(pages_that_scripts_reveal_are_read) {
  std::string rest;
  for (int i = 0; i < 400; ++i) rest += "<b>x</b>";
  const Read read(
      "<html lang=en><title>Salt on Stones</title><div hidden id=S:0>"
      "<h1>Salt on Stones</h1><p>By Ann Roe</p>" +
      rest + "</div>");
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
}

BOOST_AUTO_TEST_CASE(microdata_names_the_author_of_the_page_s_article_only) {
  const Read read(
      page_of("<title>Salt on Stones</title>",
              "<article itemscope itemtype=https://schema.org/BlogPosting><h1>Salt on Stones</h1>"
              "<span itemprop=author itemscope itemtype=https://schema.org/Person>"
              "<meta itemprop=name content=\"Ann Roe\"></span>"
              "<meta itemprop=datePublished content=2024-03-12></article>"
              "<article itemscope itemtype=https://schema.org/BlogPosting><h2>Fog</h2>"
              "<span itemprop=author>Cy Poe</span></article>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
}

BOOST_AUTO_TEST_CASE(an_earlier_date_in_sight_comes_before_the_system_s) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<meta property=article:published_time content=2024-08-07T12:00:00Z>",
              "<h1>Salt on Stones</h1><p><time datetime=2013-12-30>Dec 30</time></p>"));
  BOOST_TEST(read.text(FieldName::published) == "2013-12-30");
}

BOOST_AUTO_TEST_CASE(a_date_of_change_is_not_the_date_of_publication) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>Last updated: May 2, 2024</p>"
                          "<p>Published: March 12, 2024</p>"));
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.text(FieldName::modified) == "2024-05-02");
}

BOOST_AUTO_TEST_CASE(dates_of_copyright_and_of_the_story_do_not_count) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>On March 12, 1998 the sea came over the wall "
                          "and stayed for nine days and nights.</p><footer>Copyright March 1, "
                          "2024</footer>"));
  BOOST_TEST(read.text(FieldName::published) == "");
}

BOOST_AUTO_TEST_CASE(the_address_is_the_last_place_for_a_date) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<link rel=canonical href=https://lamp.example/2024/03/12/salt>",
              ""));
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.rule(FieldName::published) == "date in the address");
}

BOOST_AUTO_TEST_CASE(a_date_that_cannot_be_read_is_kept_only_when_there_is_no_other) {
  const std::string_view head =
      "<title>Salt on Stones</title><meta name=pubdate content=\"last spring\">";
  BOOST_TEST(Read(page_of(head, "")).text(FieldName::published) == "last spring");
  const Read better(page_of(head, "<h1>Salt on Stones</h1><p>March 12, 2024</p>"));
  BOOST_TEST(better.text(FieldName::published) == "2024-03-12");
}

BOOST_AUTO_TEST_CASE(language_is_canonical_and_comes_from_the_next_source_when_it_is_none) {
  BOOST_TEST(Read("<html lang=EN_us><p>x</p>").text(FieldName::language) == "en-US");
  const Read other("<html lang=english><head><meta property=og:locale content=pt_BR></head>");
  BOOST_TEST(other.text(FieldName::language) == "pt-BR");
}

BOOST_AUTO_TEST_CASE(a_canonical_address_that_is_the_home_page_is_ignored) {
  const Read read(
      page_of("<link rel=canonical href=https://lamp.example/>"
              "<meta property=og:url content=https://lamp.example/salt>",
              ""));
  BOOST_TEST(read.text(FieldName::url) == "https://lamp.example/salt");
}

BOOST_AUTO_TEST_CASE(keywords_made_for_search_engines_are_no_tags) {
  std::string keywords = "salt";
  for (int i = 0; i < 20; ++i) keywords += ", salt " + std::to_string(i);
  const Read read(page_of("<title>Salt</title><meta name=keywords content=\"" + keywords + "\">",
                          "<h1>Salt</h1><a rel=tag href=/t/salt>Sea salt</a>"));
  BOOST_TEST(read.text(FieldName::tags) == "Sea salt");
}

BOOST_AUTO_TEST_CASE(a_standfirst_is_the_dek_and_the_lead_paragraph_is_not) {
  const Read read(
      page_of("<title>Salt on Stones</title>",
              "<article><h1>Salt on Stones</h1><p class=standfirst>What the tide leaves "
              "behind every morning.</p></article>"));
  BOOST_TEST(read.text(FieldName::dek) == "What the tide leaves behind every morning.");
  const Read lead(page_of("<title>Salt on Stones</title>", "<h1>Salt on Stones</h1>"));
  BOOST_TEST(lead.text(FieldName::dek) == "");
  BOOST_TEST(lead.metadata.shown.size() == 1u);
}

BOOST_AUTO_TEST_CASE(image_is_completed_from_the_page_s_address) {
  const Read read(
      page_of("<link rel=canonical href=https://lamp.example/sea/salt>"
              "<meta property=og:image content=/i/salt.jpg>"
              "<meta property=og:image:alt content=\"A white line\">",
              ""));
  BOOST_TEST(read.text(FieldName::image) == "https://lamp.example/i/salt.jpg");
  BOOST_TEST(read.text(FieldName::image_alt) == "A white line");
}

BOOST_AUTO_TEST_CASE(a_page_without_anything_gives_nothing) {
  BOOST_TEST(Read("").metadata.fields.empty());
  BOOST_TEST(Read("<p>Only a text.</p>").metadata.fields.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
