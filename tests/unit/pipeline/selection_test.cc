#include "pipeline/selection.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "base/error.h"
#include "catalog/archive.h"

namespace offprint {
namespace {

Entry entry(std::string section, std::string language, std::optional<Date> published,
            std::vector<std::string> tag_slugs = {}) {
  Entry entry;
  entry.section = std::move(section);
  entry.language = std::move(language);
  entry.published = published;
  entry.tag_slugs = std::move(tag_slugs);
  return entry;
}

Date date(const char* text) { return *parse_date(text).date; }

OutputSpec output(std::string path, std::string kind = "epub") {
  OutputSpec spec;
  spec.kind = std::move(kind);
  spec.path = std::move(path);
  spec.edition.order = Order::oldest;
  return spec;
}

struct Selected {
  std::vector<SelectedOutput> outputs;
  Diagnostics diagnostics;

  // "path: origin origin" of each.
  std::vector<std::string> texts(const std::vector<std::string>& origins) const {
    std::vector<std::string> texts;
    for (const SelectedOutput& output : outputs) {
      texts.push_back(output.output.path + ":");
      for (const std::uint32_t row : output.selection->rows()) texts.back() += " " + origins[row];
    }
    return texts;
  }
};

Selected selected(test::Build& build, const std::vector<OutputSpec>& outputs) {
  Publication publication = test::publication();
  publication.language = "en";
  Selected result;
  result.outputs = select(build.catalog(), outputs, publication, result.diagnostics);
  return result;
}

// "0 Salt, 2 -": where each part begins; "-" has no title.
std::string parts(const SelectedOutput& output) {
  std::string text;
  for (const Part& part : output.parts)
    text += (text.empty() ? "" : ", ") + std::to_string(part.begin) + " " +
            (part.title.empty() ? "-" : part.title);
  return text;
}

// Four articles: in two series, of two years; one has neither.
std::vector<Article> four_articles() {
  std::vector<Article> articles = {
      test::dated(test::article("a.md"), 2023), test::dated(test::article("b.md"), 2024),
      test::dated(test::article("c.md"), 2024, 2), test::article("d.md")};
  articles[0].series = "Lights";
  articles[1].series = "LIGHTS";
  articles[2].series = "Salt & Sea";
  return articles;
}

const std::vector<std::string> abcd = {"a", "b", "c", "d"};

BOOST_AUTO_TEST_SUITE(selection)

BOOST_AUTO_TEST_CASE(an_edition_without_conditions_selects_everything) {
  BOOST_TEST(selects({}, entry("", "en", {})));
}

BOOST_AUTO_TEST_CASE(a_section_is_compared_without_case) {
  Edition edition;
  edition.section = "Essays";
  BOOST_TEST(selects(edition, entry("ESSAYS", "en", {})));
  BOOST_TEST(!selects(edition, entry("Notes", "en", {})));
}

BOOST_AUTO_TEST_CASE(a_language_selects_its_regions_too) {
  Edition edition;
  edition.language = "pt";
  BOOST_TEST(selects(edition, entry("", "pt-BR", {})));
  BOOST_TEST(!selects(edition, entry("", "pa", {})));
}

BOOST_AUTO_TEST_CASE(a_date_range_includes_both_its_days_and_no_undated_article) {
  Edition edition;
  edition.from = date("2024-03-01");
  edition.until = date("2024-03-31");
  BOOST_TEST(selects(edition, entry("", "en", date("2024-03-01"))));
  BOOST_TEST(selects(edition, entry("", "en", date("2024-03-31T23:59:59Z"))));
  BOOST_TEST(!selects(edition, entry("", "en", date("2024-04-01"))));
  BOOST_TEST(!selects(edition, entry("", "en", date("2024-02-29"))));
  BOOST_TEST(!selects(edition, entry("", "en", {})));
}

BOOST_AUTO_TEST_CASE(one_of_the_tags_is_enough_and_labels_match_slugs) {
  Edition edition;
  edition.tags = {"Mental health", "Sea"};
  BOOST_TEST(selects(edition, entry("", "en", {}, {"mental-health"})));
  BOOST_TEST(!selects(edition, entry("", "en", {}, {"health"})));
}

BOOST_AUTO_TEST_CASE(an_edition_can_name_its_documents) {
  Edition edition;
  edition.origins = {"a.md"};
  Entry named = entry("", "en", {});
  named.origin = "a.md";
  BOOST_TEST(selects(edition, named));
  BOOST_TEST(!selects(edition, entry("", "en", {})));
}

BOOST_AUTO_TEST_CASE(a_selection_knows_where_each_row_stands) {
  const Selection selection({4, 0, 2}, 5);
  BOOST_TEST(selection.size() == 3U);
  BOOST_TEST(selection.find(0)->position == 1U);
  BOOST_TEST(selection.find(4)->position == 0U);
  BOOST_TEST(!selection.find(1));
  BOOST_TEST(!selection.find(99));
}

BOOST_AUTO_TEST_CASE(a_selection_of_few_rows_knows_them_too) {
  const Selection selection({400, 7, 20}, 1000);
  BOOST_TEST(selection.find(400)->position == 0U);
  BOOST_TEST(selection.find(7)->position == 1U);
  BOOST_TEST(selection.find(20)->position == 2U);
  for (const std::uint32_t row : {0U, 8U, 999U, 4000U}) BOOST_TEST(!selection.find(row));
}

BOOST_AUTO_TEST_CASE(an_entry_makes_an_output_for_each_combination_of_values) {
  test::Build build(four_articles());
  const Selected made = selected(build, {output("books/{series}/{year}.epub")});
  BOOST_TEST(made.texts(abcd) ==
                 (std::vector<std::string>{"books/lights/2023.epub: a", "books/lights/2024.epub: b",
                                           "books/salt-sea/2024.epub: c"}),
             boost::test_tools::per_element());
  BOOST_REQUIRE(made.diagnostics.size() == 1);
  BOOST_TEST(to_text(made.diagnostics[0]) ==
             "info: books/{series}/{year}.epub: 1 article is in none of these outputs: 1 has no "
             "series [output-articles-without-value]");
}

BOOST_AUTO_TEST_CASE(titles_are_filled_in_or_made_of_the_labels) {
  test::Build build(four_articles());
  OutputSpec named = output("{series}.epub", "epub");
  named.title = "Coast: {series} {}";
  named.book.series = "{series}";
  const Selected made = selected(build, {named, output("{series}-{month}.epub"),
                                         output("{slug}.epub"), output("{language}.epub")});
  BOOST_TEST(made.outputs.at(0).output.title == "Coast: LIGHTS {}");
  BOOST_TEST(made.outputs.at(1).output.book.series == "Salt & Sea");
  BOOST_TEST(made.outputs.at(2).output.title == "The Marginal Sea: LIGHTS, January 2023");
  BOOST_TEST(made.outputs.at(5).output.title == "a");
  BOOST_TEST(made.outputs.at(9).output.title == "The Marginal Sea: English");
  BOOST_TEST(made.outputs.at(9).output.edition.language == "en");
  BOOST_TEST(made.outputs.size() == 10U);
}

BOOST_AUTO_TEST_CASE(a_feed_in_a_folder_of_its_own_has_an_address_of_its_own) {
  test::Build build(four_articles());
  const Selected made = selected(build, {output("out/{series}/feed.xml", "rss"),
                                         output("out/{year}.xml", "rss"), output("a.xml", "rss")});
  BOOST_TEST(made.outputs.at(0).output.address == "lights/feed.xml");
  BOOST_TEST(made.outputs.at(2).output.address == "2023.xml");
  BOOST_TEST(made.outputs.at(4).output.address == "");
}

BOOST_AUTO_TEST_CASE(an_article_is_in_the_output_of_each_of_its_tags) {
  std::vector<Article> articles = {test::article("a.md"), test::article("b.md")};
  test::tag(articles[0], "C#");
  test::tag(articles[0], "C++");
  test::tag(articles[1], "C++");
  test::Build build(articles);
  const Selected made = selected(build, {output("{tag}.epub")});
  BOOST_REQUIRE(made.outputs.size() == 2);
  BOOST_TEST(made.outputs[0].output.path != made.outputs[1].output.path);
  BOOST_TEST(made.outputs[0].selection->size() + made.outputs[1].selection->size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_path_that_two_entries_have_is_refused) {
  test::Build build(four_articles());
  BOOST_CHECK_THROW(selected(build, {output("{series}.epub"), output("lights.epub")}), Error);
  BOOST_CHECK_THROW(selected(build, {output("x.epub"), output("./x.epub")}), Error);
  OutputSpec volumes = output("x.epub");
  volumes.volume_size = 2;
  BOOST_CHECK_THROW(selected(build, {volumes, output("x-2.epub")}), Error);
}

BOOST_AUTO_TEST_CASE(volumes_of_one_value_do_not_take_the_path_of_another) {
  std::vector<Article> articles = four_articles();
  articles[0].series = articles[1].series = articles[2].series = "Salt";
  articles[3].series = "Salt 2";
  test::Build build(articles);
  OutputSpec spec = output("{series}.epub");
  spec.volume_size = 2;
  const Selected made = selected(build, {spec});
  BOOST_TEST(made.texts(abcd) == (std::vector<std::string>{"salt.epub: a b c", "salt-2-2.epub: d"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_limit_holds_for_each_output_and_its_date_is_of_what_it_holds) {
  test::Build build(four_articles());
  OutputSpec spec = output("{series}.epub");
  spec.edition.limit = 1;
  const Selected made = selected(build, {spec});
  BOOST_TEST(made.texts(abcd) == (std::vector<std::string>{"lights.epub: a", "salt-sea.epub: c"}),
             boost::test_tools::per_element());
  BOOST_TEST(made.outputs[0].latest->year == 2023);
}

BOOST_AUTO_TEST_CASE(more_than_ten_thousand_outputs_are_refused) {
  std::vector<Article> articles;
  for (int i = 0; i < 101; ++i) {
    articles.push_back(test::article("a" + std::to_string(i) + ".md"));
    for (int tag = 0; tag < 100; ++tag)
      test::tag(articles.back(), "t" + std::to_string(i) + "x" + std::to_string(tag));
  }
  test::Build build(articles);
  BOOST_CHECK_EXCEPTION(selected(build, {output("{tag}.epub")}), Error, [](const Error& error) {
    return std::string(error.what()).find("more than 10000 outputs") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(a_book_is_divided_by_what_its_articles_have) {
  test::Build build(four_articles());
  OutputSpec by_series = output("a.epub"), by_month = output("b.epub"), newest = output("c.epub");
  by_series.book.parts_by = PartsBy::series;
  by_month.book.parts_by = PartsBy::month;
  newest.book.parts_by = PartsBy::year;
  newest.edition.order = Order::newest;
  const Selected made = selected(build, {by_series, by_month, newest});
  BOOST_TEST(parts(made.outputs[0]) == "0 LIGHTS, 2 Salt & Sea, 3 -");
  BOOST_TEST(parts(made.outputs[1]) == "0 January 2023, 1 January 2024, 2 February 2024, 3 -");
  BOOST_TEST(parts(made.outputs[2]) == "0 2024, 2 2023, 3 -");
  BOOST_TEST(made.texts(abcd)[2] == "c.epub: c b a d");
}

BOOST_AUTO_TEST_CASE(parts_begin_again_in_every_volume) {
  test::Build build(four_articles());
  OutputSpec spec = output("a.epub");
  spec.book.parts_by = PartsBy::series;
  spec.volume_size = 2;
  const Selected made = selected(build, {spec});
  BOOST_TEST(made.outputs[0].volumes == (std::vector<std::uint32_t>{0, 2}),
             boost::test_tools::per_element());
  BOOST_TEST(made.texts(abcd)[0] == "a.epub: a d b c");
  BOOST_TEST(parts(made.outputs[0]) == "0 LIGHTS, 1 -, 2 LIGHTS, 3 Salt & Sea");
}

BOOST_AUTO_TEST_CASE(megabytes_are_counted_before_anything_is_rendered) {
  std::vector<Article> articles = four_articles();
  for (Article& article : articles) {
    Image image;
    image.file = "x.png";
    image.size = 600'000;
    article.images.push_back(image);
  }
  test::Build build(articles);
  OutputSpec spec = output("a.epub");
  spec.book.most_megabytes = 2;
  const Selected made = selected(build, {spec});
  BOOST_TEST(made.outputs[0].volumes == (std::vector<std::uint32_t>{0, 3}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_plays_counts_in_books_that_hold_it) {
  std::vector<Article> articles = four_articles();
  for (Article& article : articles)
    article.media = {{"x.mp4", MediaFile::Place::here, "x.mp4", "video/mp4", "H.264", 600'000}};
  test::Build build(articles);
  OutputSpec spec = output("a.epub");
  spec.book.most_megabytes = 2;
  BOOST_TEST(selected(build, {spec}).outputs[0].volumes == (std::vector<std::uint32_t>{0}),
             boost::test_tools::per_element());
  spec.book.embeds_media = true;
  BOOST_TEST(selected(build, {spec}).outputs[0].volumes == (std::vector<std::uint32_t>{0, 3}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_book_listed_by_hand_holds_what_it_names_in_that_order) {
  test::Build build(four_articles());
  OutputSpec spec = output("a.epub");
  spec.book.parts = {
      {"", {"d.md"}}, {"Light", {"b.md", "[ab].md"}}, {"Rest", {"x/c.md", "y*.md", "d.md"}}};
  const Selected made = selected(build, {spec});
  BOOST_TEST(made.texts(abcd)[0] == "a.epub: d b a");
  BOOST_TEST(parts(made.outputs[0]) == "0 -, 1 Light");
  BOOST_TEST(test::texts(made.diagnostics) ==
                 (std::vector<std::string>{
                     "b.md: info: the book names it as `b.md` and again as `[ab].md`; it stands in "
                     "the first place only [edition-article-repeated]",
                     "d.md: info: the book names it twice, as `d.md`; it stands in the first place "
                     "only [edition-article-repeated]",
                     "warning: a.epub: `x/c.md` names no article that can be exported; did you "
                     "mean `c.md`? [edition-file-missing]",
                     "warning: a.epub: `y*.md` names no article that can be exported; paths are "
                     "relative to the configuration [edition-file-missing]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_article_is_in_exactly_the_outputs_of_its_values) {
  const bool held = rc::check("outputs hold what has their values", [] {
    std::vector<Article> articles;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
      articles.push_back(test::article(std::to_string(100 + i) + ".md"));
      const auto tags = *rc::gen::container<std::set<std::string>>(
          rc::gen::element<std::string>("Salt", "salt", "Fog", "Kelp"));
      for (const std::string& tag : tags)
        if (tag != "salt" || !tags.contains("Salt")) test::tag(articles.back(), tag);
      articles.back().section = *rc::gen::element<std::string>("", "Notes", "NOTES", "Essays");
    }
    test::Build build(articles);
    const Selected made = selected(build, {output("{tag}/{section}.epub")});
    std::set<std::pair<std::string, std::uint32_t>> wanted, found;
    for (std::uint32_t i = 0; i < articles.size(); ++i)
      for (const RawTag& tag : articles[i].tags)
        if (!articles[i].section.empty())
          wanted.emplace(fold(tag.raw) + "/" + fold(articles[i].section) + ".epub", i);
    for (const SelectedOutput& output : made.outputs) {
      RC_ASSERT(output.selection->size() > 0U);
      for (const std::uint32_t row : output.selection->rows())
        RC_ASSERT(found.emplace(output.output.path, row).second);
    }
    RC_ASSERT(found == wanted);
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(feeds_have_what_articles_allow_and_books_have_all) {
  const auto output = [](std::string kind, std::string profile) {
    OutputSpec spec;
    spec.kind = std::move(kind);
    spec.profile = std::move(profile);
    return spec;
  };
  const Syndication none{true, {}}, some{true, {"msn", "our-partner"}}, all;
  for (const OutputSpec& spec : {output("rss", ""), output("jsonfeed", ""), output("rss", "msn")}) {
    BOOST_TEST(is_for(spec, all));
    BOOST_TEST(is_for(spec, some));
    BOOST_TEST(!is_for(spec, none));
  }
  BOOST_TEST(is_for(output("rss", "profiles/our-partner.yaml"), some));
  BOOST_TEST(!is_for(output("rss", "smartnews"), some));
  BOOST_TEST(is_for(output("epub", ""), none));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
