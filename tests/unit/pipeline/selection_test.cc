#include "pipeline/selection.h"

#include <boost/test/unit_test.hpp>

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
