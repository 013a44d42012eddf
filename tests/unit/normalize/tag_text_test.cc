#include "normalize/tag_text.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include "normalize/clean_text.h"

using namespace offprint;

namespace {

std::string parts(std::string_view text) {
  std::string list;
  for (const std::string_view part : split_tags(text)) list += clean_tag(part) + "|";
  return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_text)

BOOST_AUTO_TEST_CASE(lists_have_separators_of_many_scripts) {
  BOOST_TEST(parts("salt, sea; Field notes") == "salt|sea|Field notes|");
  BOOST_TEST(parts("健康、心理，塩；海") == "健康|心理|塩|海|");
  BOOST_TEST(parts("صحة، بحر") == "صحة|بحر|");
  BOOST_TEST(parts("salt | sea • sand · dunes") == "salt|sea|sand|dunes|");
  BOOST_TEST(parts("col·lecció, sal") == "col·lecció|sal|");
}

BOOST_AUTO_TEST_CASE(hashtags_part_and_signs_of_names_stay) {
  BOOST_TEST(parts("#salt#sea #field notes #C#") == "salt|sea|field notes|C#|");
  BOOST_TEST(parts("salt#sea#sand") == "salt|sea|sand|");
  BOOST_TEST(parts("＃健康＃心理") == "健康|心理|");
  BOOST_TEST(parts("C#, F#, C++, .NET, #1") == "C#|F#|C++|.NET|#1|");
  BOOST_TEST(parts("F#major") == "F#major|");
}

BOOST_AUTO_TEST_CASE(what_strays_around_a_tag_goes) {
  BOOST_TEST(clean_tag("“salt”") == "salt");
  BOOST_TEST(clean_tag("\"'salt works'\",") == "salt works");
  BOOST_TEST(clean_tag("(salt)") == "salt");
  BOOST_TEST(clean_tag("[[salt]]") == "salt");
  BOOST_TEST(clean_tag("*salt* -") == "salt");
  BOOST_TEST(clean_tag("– salt.") == "salt");
  BOOST_TEST(clean_tag("##salt") == "salt");
  BOOST_TEST(clean_tag("«sel marin»") == "sel marin");
  BOOST_TEST(clean_tag("...") == "");
}

BOOST_AUTO_TEST_CASE(what_belongs_to_a_name_stays) {
  for (const std::string_view name :
       {"Go (language)", "U.S.", "'90s", "Yahoo!", "artists'", "@salt", ".NET", "C++", "¿Qué?",
        "AT&T", "*nix", "$5", "50%", "🎉"})
    BOOST_TEST(clean_tag(name) == name);
}

BOOST_AUTO_TEST_CASE(what_nobody_sees_goes_but_where_scripts_need_it) {
  BOOST_TEST(clean_tag("sa\u200Blt\u00AD\u200E\u202A") == "salt");
  BOOST_TEST(clean_tag("sa\u200Dlt") == "salt");
  BOOST_TEST(clean_tag("می\u200Cخواهم") == "می\u200Cخواهم");
  BOOST_TEST(clean_tag("👩\u200D⚕️") == "👩\u200D⚕️");
}

BOOST_AUTO_TEST_CASE(slugs_become_words_but_for_likely_hyphens) {
  BOOST_TEST(as_words("mental-health", false) == "mental health");
  BOOST_TEST(as_words("Mental_Health", true) == "Mental Health");
  BOOST_TEST(as_words("mental-health", true) == "mental-health");
  for (const std::string_view tag :
       {"self-care", "follow-up", "covid-19", "Coca-Cola", "long-term care"})
    BOOST_TEST(as_words(tag, false) == tag);
}

BOOST_AUTO_TEST_CASE(a_clean_tag_is_clean) {
  BOOST_TEST(rc::check("any text of a tag", [] {
    const std::vector<std::string> pieces = {"#", "salt", " ", "(",      ")", "\"", "'", ".", "s",
                                             "1", "*",    "-", "\u200D", "é", "塩", "[", "]", "_"};
    std::string text;
    for (const std::size_t i : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, pieces.size())))
      text += pieces[i];
    const std::string once = clean_tag(clean_text(text));
    RC_ASSERT(clean_tag(once) == once);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
