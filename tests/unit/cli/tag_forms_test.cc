#include "cli/tag_forms.h"

#include <boost/test/unit_test.hpp>

#include "pipeline/configuration.h"
#include "syntax/json.h"

namespace offprint {
namespace {

ReportedTag tag(std::string key, std::string label, std::uint32_t articles, LabelSource source) {
  ReportedTag tag;
  tag.slug = key;
  tag.key = std::move(key);
  tag.label = std::move(label);
  tag.language = "en";
  tag.articles = articles;
  tag.source = source;
  return tag;
}

TagReport report() {
  TagReport report;
  report.tags.push_back(tag("saltwork", "Salt work", 12, LabelSource::text));
  report.tags.back().spellings = {{"saltwork", "saltwork", 9, TagBasis::list},
                                  {"saltwork", "Salt work", 3, TagBasis::text},
                                  {"saltwork", "salt-work", 1, TagBasis::list},
                                  {"saltwork", "sal two rk", 1, TagBasis::guess}};
  report.tags.push_back(tag("ptsd", "PTSD", 4, LabelSource::vocabulary));
  report.tags.back().concept_id = "starter:ptsd";
  report.tags.push_back(tag("boats", "Boats", 2, LabelSource::ledger));
  report.tags.back().proposed = "Fishing boats";
  report.tags.push_back(tag("boat", "Boat", 1, LabelSource::list));
  report.tags.back().spellings = {{"boat", "boat", 1, TagBasis::list}};
  report.tags.push_back(tag("eveningferry", "Eveningferry", 1, LabelSource::list));
  report.tags.back().unclear = "Evening ferry";
  report.tags.back().unclear_certainty = 40;
  report.tags.push_back(tag("featured", "", 1, LabelSource::list));
  report.tags.back().is_stopped = true;
  report.tags.back().spellings = {{"featured", "featured", 1, TagBasis::list}};
  report.merged = {{"posttraumaticstress", "ptsd", "both are `ptsd`", 1},
                   {"boat", "saltwork", "both are called `Salt work`", 1}};
  report.proposals = {{"boat", "boats", "plural", 0.9}};
  return report;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_forms)

BOOST_AUTO_TEST_CASE(text_tells_tags_merges_proposals_and_new_labels) {
  BOOST_TEST(tags_as_text(report()) ==
             "articles  tag           known by    also written\n"
             "      12  Salt work     text        saltwork, salt-work\n"
             "       4  PTSD          vocabulary\n"
             "       2  Boats         ledger\n"
             "       1  Boat          list        boat\n"
             "       1  Eveningferry  list\n"
             "       1  featured      stop list\n"
             "\nMerged:\n"
             "  posttraumaticstress → PTSD  (both are `ptsd`, 1.00)\n"
             "  Boat → Salt work  (both are called `Salt work`, 1.00)\n"
             "\nMay be one (a vocabulary can say so):\n"
             "  Boat → Boats  (plural, 0.90)\n"
             "\nMay be several words (write the blanks, or name it in a vocabulary):\n"
             "  Eveningferry → Evening ferry  (0.40)\n"
             "\nPublished labels that evidence would change (--accept LABEL does):\n"
             "  Boats → Fishing boats\n"
             "\n6 tags, 5 in no vocabulary\n");
  BOOST_TEST(tags_as_text({}) == "no article has a tag\n");
}

BOOST_AUTO_TEST_CASE(json_follows_its_schema) {
  for (const TagReport& tags : {report(), TagReport()}) {
    const JsonResult parsed = parse_json(tags_as_json(tags));
    BOOST_REQUIRE(!parsed.problem.has_value());
    for (const SyntaxProblem& problem : validate(parsed.value, tags_schema()))
      BOOST_ERROR(problem.message);
  }
}

BOOST_AUTO_TEST_CASE(tags_that_no_vocabulary_knows_become_concepts) {
  const std::vector<Concept> concepts = tags_as_concepts(report(), "");
  BOOST_REQUIRE(concepts.size() == 4u);
  BOOST_TEST(concepts[0].id == "saltwork");
  BOOST_TEST(concepts[0].labels.at("en") == "Salt work");
  BOOST_REQUIRE(concepts[0].alternatives.size() == 1u);
  BOOST_TEST(concepts[0].alternatives[0].text == "boat");
  BOOST_REQUIRE(concepts[3].notes.size() == 1u);
  BOOST_TEST(concepts[3].notes[0].text == "May be several words: Evening ferry");
  BOOST_TEST(concepts[1].id == "boats");
  BOOST_REQUIRE(concepts[1].notes.size() == 1u);
  BOOST_TEST(concepts[1].notes[0].text == "May be one with `Boat`: plural");
}

BOOST_AUTO_TEST_CASE(ids_of_concepts_are_plain_and_unique) {
  TagReport tags;
  tags.tags = {tag("a", "A", 1, LabelSource::list), tag("a", "A!", 1, LabelSource::list),
               tag("塩", "塩", 1, LabelSource::list)};
  std::vector<std::string> ids;
  for (const Concept& item : tags_as_concepts(tags, "ja")) ids.push_back(item.id);
  BOOST_TEST(ids == (std::vector<std::string>{"a", "a-2", "tag"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
