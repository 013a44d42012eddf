#include "cli/record_forms.h"

#include <boost/test/unit_test.hpp>

#include "pipeline/configuration.h"
#include "syntax/json.h"

namespace offprint {
namespace {

Record full_record() {
  Record record;
  record.origin = "a.md";
  record.id = "urn:uuid:1";
  record.slug = "a";
  record.title = "A \"title\" & <more>";
  record.language = "en";
  record.authors = {{"Ada Wren", "Wren, Ada", ""}};
  record.published = parse_date("2024-03-12").date;
  record.tags = {{"Salt", "salt", {"salt", "SALT"}}};
  record.images.push_back({});
  record.images.back().src = "x.png";
  record.images.back().alt = "A door";
  record.lead_image = "x.png";
  record.advisories = {{"grief", "Grief", "", ""}};
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph);
  record.body.append_text(paragraph, "Text.");
  record.provenance = {{"title", {2, 8}, "front-matter key `title`", 1},
                       {"slug", {}, "file name", 0.8},
                       {"advisories", {3, 1}, "tag `grief`, vocabulary", 0.8},
                       {"advisories", {3, 1}, "tag `loss`, vocabulary", 0.8},
                       {"advisories", {3, 1}, "tag `loss`, vocabulary", 0.8}};
  record.diagnostics = {{Code::date_missing, "a.md", {}, "no date"}};
  return record;
}

void check_against_schema(const Record& record) {
  const JsonResult parsed = parse_json(record_as_json(record));
  BOOST_TEST_REQUIRE(!parsed.problem.has_value());
  for (const SyntaxProblem& problem : validate(parsed.value, article_schema()))
    BOOST_ERROR(problem.message);
}

BOOST_AUTO_TEST_SUITE(record_forms)

BOOST_AUTO_TEST_CASE(json_follows_the_articles_schema) {
  check_against_schema(full_record());
  Record bare;
  bare.id = "x";
  bare.slug = "x";
  bare.title = "X";
  bare.language = "und";
  check_against_schema(bare);
}

BOOST_AUTO_TEST_CASE(text_explains_where_each_field_came_from) {
  const std::string text = record_as_text(full_record(), true);
  BOOST_TEST(text.find("↳ line 2, front-matter key `title`, 1.00") != std::string::npos);
  BOOST_TEST(text.find("↳ file name, 0.80") != std::string::npos);
  BOOST_TEST(text.ends_with("\n\nText.\n"));
}

BOOST_AUTO_TEST_CASE(every_reason_is_given_once) {
  const std::string text = record_as_text(full_record(), true);
  const std::size_t first = text.find("↳ line 3, tag `grief`, vocabulary, 0.80");
  const std::size_t second = text.find("↳ line 3, tag `loss`, vocabulary, 0.80");
  BOOST_TEST(first < second);
  BOOST_TEST(second != std::string::npos);
  BOOST_TEST(text.find("`loss`", second + 20) == std::string::npos);
  const JsonResult json = parse_json(record_as_json(full_record()));
  const Value* why = json.value.find("provenance")->find("advisories");
  BOOST_TEST(why->find("rule")->scalar == "tag `grief`, vocabulary");
  BOOST_REQUIRE(why->find("further")->items.size() == 1u);
  BOOST_TEST(why->find("further")->items[0].find("rule")->scalar == "tag `loss`, vocabulary");
}

BOOST_AUTO_TEST_CASE(html_escapes_the_title) {
  BOOST_TEST(record_as_html(full_record()).find("<h1>A \"title\" &amp; &lt;more&gt;</h1>") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
