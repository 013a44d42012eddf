#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/html/read_page.h"

namespace offprint {

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

BOOST_AUTO_TEST_CASE(a_heading_of_several_lines_gives_way_to_what_two_sources_state) {
  const auto title = [](std::string_view heading, std::string_view stated) {
    return Read(page_of("<title>Ten Sea Walls: Maps and Tides</title>"
                        "<meta property=og:title content=\"" +
                            std::string(stated) + "\">",
                        "<h1>" + std::string(heading) + "</h1>"))
        .text(FieldName::title);
  };
  const std::string_view agreed = "Ten Sea Walls: Maps and Tides";
  BOOST_TEST(title("Ten Sea Walls (North)<br>A guide for walkers", agreed) == agreed);
  BOOST_TEST(title("Ten Sea Walls (North) a guide for walkers", agreed) ==
             "Ten Sea Walls (North) a guide for walkers");
  BOOST_TEST(title("Ten Sea Walls (North)<br>A guide for walkers", "Ten Walls") ==
             "Ten Sea Walls (North) A guide for walkers");
}

BOOST_AUTO_TEST_CASE(a_heading_that_names_its_site_gives_way_to_one_that_does_not) {
  const Read read(
      page_of("<title>The Ten Best Sea Walls, Counted | Harborlamp</title>"
              "<meta property=og:title content=\"The Ten Best Sea Walls, Counted\">"
              "<link rel=canonical href=https://www.harborlamp.example/walls>"
              "<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": "
              "\"Harborlamp Survey Reveals the Best Sea Walls\"}</script>",
              "<h1>Harborlamp Survey Reveals the Best Sea Walls</h1>"));
  BOOST_TEST(read.text(FieldName::title) == "The Ten Best Sea Walls, Counted");
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

BOOST_AUTO_TEST_CASE(a_lower_heading_below_the_headline_is_its_subtitle) {
  const auto subtitle = [](std::string_view below) {
    const Read read(
        page_of("<title>Salt on Stones</title>", "<h1>Salt on Stones</h1>" + std::string(below)));
    return read.text(FieldName::subtitle);
  };
  BOOST_TEST(subtitle("<h3>A line that stays</h3><p>By Ann Roe, May 3, 2024</p>") ==
             "A line that stays");
  BOOST_TEST(subtitle("<h3>A line that stays</h3>" + std::string(paragraph) + "<h2>Pans</h2>") ==
             "A line that stays");
  BOOST_TEST(subtitle("<h2>The harbor</h2>" + std::string(paragraph) + "<h2>Pans</h2>") == "");
}

BOOST_AUTO_TEST_CASE(site_stands_beside_the_page_title_when_nothing_states_it) {
  const auto site = [](std::string_view title, std::string_view foot) {
    const Read read("<title>" + std::string(title) + "</title><h1>Salt on Stones</h1>" +
                    std::string(paragraph) + std::string(paragraph) + "<footer>" +
                    std::string(foot) + "</footer>");
    const Field* field = read.find(FieldName::site);
    return field ? read.text(FieldName::site) + ": " + field->rule : "";
  };
  BOOST_TEST(site("Salt on Stones | The Harbor Lamp", "") ==
             "The Harbor Lamp: behind the page title");
  BOOST_TEST(site("Salt on Stones: A Story - The Harbor Lamp", "© 2024 The Harbor Lamp") ==
             "The Harbor Lamp: behind the page title, repeated on the page");
  BOOST_TEST(site("Salt on Stones - A Harbor Story", "") == "");
}

BOOST_AUTO_TEST_CASE(rights_are_the_copyright_line_when_nothing_states_them) {
  const auto rights = [](std::string_view foot, std::string_view head = "") {
    return Read(page_of(head, "<h1>Salt on Stones</h1>") + "<footer>" + std::string(foot) +
                "</footer>")
        .text(FieldName::rights);
  };
  BOOST_TEST(rights("<p>© 2024 Harbor Lamp · <a href=/t>Terms</a></p>") == "© 2024 Harbor Lamp");
  BOOST_TEST(rights("Copyright Ann Roe") == "Copyright Ann Roe");
  BOOST_TEST(rights("© 2024 Harbor Lamp", "<meta name=dc.rights content=Free>") == "Free");
  BOOST_TEST(rights("© 2024") == "");
  BOOST_TEST(rights("© Photo: Ann") == "");
}

BOOST_AUTO_TEST_CASE(a_page_without_anything_gives_nothing) {
  BOOST_TEST(Read("").metadata.fields.empty());
  BOOST_TEST(Read("<p>Only a text.</p>").metadata.fields.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
