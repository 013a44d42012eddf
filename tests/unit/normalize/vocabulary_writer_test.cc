#include "normalize/vocabulary_writer.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "base/unicode.h"
#include "normalize/vocabulary_file.h"

using namespace offprint;

namespace {

const std::vector<std::string> languages = {"ar", "de", "en", "pt-BR", "zh-Hant"};
const std::vector<std::string> pieces = {"Salt", "no",  "null", "#1",   ": ", "- ", "\"", "'",
                                         "\\",   "{a}", "[b],", "%",    "@",  "&c", "*",  "!",
                                         "é",    "水",  "😀",    "\x7F", "0x", "~",  "?",  "|",
                                         "مياه", "1.5", "true", ">",    "`",  "=",  "…"};

rc::Gen<std::string> texts() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const std::string& part : parts) text += part;
                        text = collapse_space(text);
                        return text.empty() ? std::string("Sea") : text;
                      });
}

rc::Gen<LocalText> local_texts() {
  return rc::gen::construct<LocalText>(
      texts(), rc::gen::oneOf(rc::gen::just(std::string()), rc::gen::elementOf(languages)));
}

Concept any_concept(std::size_t number, std::size_t before) {
  Concept item;
  item.id = "c-" + std::to_string(number);
  item.labels["en"] = "Label " + item.id;
  item.labels[*rc::gen::elementOf(languages)] = *texts();
  item.alternatives = *rc::gen::container<std::vector<LocalText>>(local_texts());
  item.notes = *rc::gen::container<std::vector<LocalText>>(local_texts());
  if (before > 0 && *rc::gen::arbitrary<bool>())
    item.broader = {"c-" + std::to_string(*rc::gen::inRange<std::size_t>(0, before))};
  if (*rc::gen::arbitrary<bool>()) item.codes = {{"MEDTOP", "01000000"}, {"LCSH", *texts()}};
  item.states_advisories = *rc::gen::arbitrary<bool>();
  if (item.states_advisories && *rc::gen::arbitrary<bool>()) item.advisories = {"loss: of salt"};
  return item;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_writer)

BOOST_AUTO_TEST_CASE(concepts_are_written_for_people_to_edit) {
  const Concept item{.id = "salt",
                     .labels = {{"de", "Meersalz"}, {"en", "Sea salt"}},
                     .alternatives = {{"Brine"}, {"Sole: stark", "de"}},
                     .notes = {{"Not for mines."}},
                     .codes = {{"BISAC", "HIS000000"}, {"BISAC", "HIS054000"}, {"Thema", "VFJ"}},
                     .advisories = {},
                     .states_advisories = true};
  BOOST_TEST(vocabulary_yaml({item, {.id = "no", .labels = {{"no", "Nei, nei"}}}},
                             "Tides\nby the shore") == R"(# Tides
# by the shore
concepts:
  - id: salt
    labels: {de: Meersalz, en: Sea salt}
    alternatives: [Brine, {de: "Sole: stark"}]
    notes: [Not for mines.]
    advisories: []
    codes: {BISAC: [HIS000000, HIS054000], Thema: VFJ}
  - id: "no"
    labels: {"no": "Nei, nei"}
)");
  BOOST_TEST(vocabulary_yaml({}) == "concepts: []\n");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  const bool holds = rc::check([] {
    std::vector<Concept> concepts;
    const auto size = *rc::gen::inRange<std::size_t>(0, 4);
    for (std::size_t i = 0; i < size; ++i) concepts.push_back(any_concept(i, i));
    Diagnostics diagnostics;
    const std::string yaml = vocabulary_yaml(concepts, "about");
    const Vocabulary read = read_vocabulary(yaml, "v.yaml", diagnostics);
    RC_ASSERT(read.concepts() == concepts);
    RC_ASSERT(vocabulary_yaml(read.concepts(), "about") == yaml);
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
