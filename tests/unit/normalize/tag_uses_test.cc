#include "normalize/tag_uses.h"

#include <boost/test/unit_test.hpp>

#include "base/generators.h"

using namespace offprint;

namespace {

std::vector<RawTag> tags(const std::vector<std::string>& list) {
  std::vector<RawTag> tags;
  for (const std::string& raw : list) tags.push_back({tag_key(raw), raw, {}});
  return tags;
}

std::string listed(const std::vector<TagSpelling>& spellings) {
  std::string text;
  for (const TagSpelling& spelling : spellings)
    text += spelling.spelling + " " + std::to_string(spelling.count) + "|";
  return text;
}

TagUses uses(const std::string& tag, const std::string& text) {
  return find_tag_uses(tags({tag}), TextWords(text))[0];
}

std::string abbreviations(const std::vector<std::string>& list, const std::string& text) {
  std::string found;
  for (const auto& [small, large] : find_abbreviations(tags(list), TextWords(text)))
    found += small + "=" + large + "|";
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_uses)

BOOST_AUTO_TEST_CASE(a_genitive_is_a_use_and_no_plural) {
  BOOST_TEST(listed(uses("salt guild", "We ask for the Salt Guild’s rules.").sure) ==
             "Salt Guild 1|");
  BOOST_TEST(listed(uses("artists", "By the artist's hand.").sure) == "");
  BOOST_TEST(listed(uses("womenshealth", "We care for women’s health.").sure) ==
             "women’s health 1|");
}

BOOST_AUTO_TEST_CASE(headings_and_longer_names_tell_words_but_no_capitals) {
  const TagUses in_name = uses("open data", "We saw the Open Data Institute.");
  BOOST_TEST(listed(in_name.sure) == "");
  BOOST_TEST(listed(in_name.unsure) == "Open Data 1|");
  BOOST_TEST(listed(uses("opendata", "Open Data For Harbors\n").unsure) == "Open Data 1|");
  BOOST_TEST(listed(uses("opendata", "Open Data For Harbors\nWe have open data.").sure) ==
             "open data 1|");
}

BOOST_AUTO_TEST_CASE(abbreviations_are_found_in_what_is_around_them) {
  const auto piece = rc::gen::elementOf(std::vector<std::string>{"sea",
                                                                 "Road",
                                                                 "of",
                                                                 "salt",
                                                                 "Guild",
                                                                 "SR",
                                                                 "SRs",
                                                                 "SG",
                                                                 "(SR)",
                                                                 "(SRs)",
                                                                 "(sea road)",
                                                                 "(",
                                                                 ")",
                                                                 "SR (",
                                                                 "É",
                                                                 "-",
                                                                 "#",
                                                                 "U.S.",
                                                                 "\u2014",
                                                                 "\t",
                                                                 "\u00A0",
                                                                 "(SG",
                                                                 "sea Road salt road"});
  const auto blank = rc::gen::elementOf(std::vector<std::string>{" ", " ", " ", "", "\n\n", "  "});
  const auto list = tags({"sr", "searoad", "sg", "saltguild", "us"});
  BOOST_TEST(rc::check("around_abbreviations keeps what is found", [&] {
    std::string text;
    const auto pieces = *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
        rc::gen::pair(piece, blank));
    for (int i = 0; i < 4; ++i)
      for (const auto& [word, behind] : pieces) text += word + behind;
    const auto found = find_abbreviations(list, TextWords(text));
    RC_CLASSIFY(!found.empty());
    RC_ASSERT(find_abbreviations(list, TextWords(around_abbreviations(text))) == found);
  }));
  BOOST_TEST(around_abbreviations("No word (not even one) of Salt (or Sea) is explained.") == "");
}

BOOST_AUTO_TEST_CASE(abbreviations_are_explained_on_either_side) {
  BOOST_TEST(abbreviations({"api"}, "Each application programming interface (API) is one.") ==
             "api=applicationprogramminginterface|");
  BOOST_TEST(
      abbreviations({"centers of excellence"}, "The Centers of Excellence (CoE) are ours.") ==
      "coe=centersofexcellence|");
  BOOST_TEST(abbreviations({"api"}, "An API (application programming interface) is one.") ==
             "api=applicationprogramminginterface|");
  BOOST_TEST(abbreviations({"api"}, "We like salt and pepper (API).") == "");
  BOOST_TEST(abbreviations({"salt"}, "Each application programming interface (API).") == "");
}

BOOST_AUTO_TEST_SUITE_END()
