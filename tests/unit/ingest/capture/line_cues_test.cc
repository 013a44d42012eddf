#include "ingest/capture/line_cues.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(line_cues)

BOOST_AUTO_TEST_CASE(cues_are_found_in_many_languages) {
  for (const std::string_view line :
       {"Advertisement", "PUBLICIDAD", "Werbung", "Publicité", "Реклама", "إعلان", "广告", "広告",
        "광고", "विज्ञापन", "Διαφήμιση", "פרסומת"})
    BOOST_TEST(find_cues(line).has(Cue::advertisement), line);
  for (const std::string_view line :
       {"Read also: The old mill", "Lee también: El molino", "Lesen Sie auch: Die Mühle",
        "Читайте также: Мельница", "相关阅读：老磨坊", "関連記事：古い水車", "اقرأ أيضا: الطاحونة"})
    BOOST_TEST(find_cues(line).has(Cue::read_more), line);
}

BOOST_AUTO_TEST_CASE(a_whole_cue_is_the_line_but_for_figures_and_marks) {
  BOOST_TEST(find_cues("Comments (12)").has(Cue::comments));
  BOOST_TEST(find_cues("— Home —").has(Cue::navigation));
  BOOST_TEST(!find_cues("Home is where the mill stands").has(Cue::navigation));
}

BOOST_AUTO_TEST_CASE(words_are_whole_words) {
  BOOST_TEST(!find_cues("Cookiemonsterland").has(Cue::consent));
  BOOST_TEST(!find_cues("Adverse weather").has(Cue::advertisement));
  BOOST_TEST(find_cues("We use cookies.").has(Cue::consent));
}

BOOST_AUTO_TEST_CASE(both_apostrophes_are_one) {
  BOOST_TEST(find_cues("Don’t miss").has(Cue::related));
  BOOST_TEST(find_cues("Don't miss").has(Cue::related));
}

BOOST_AUTO_TEST_CASE(a_prefix_ends_behind_its_separator) {
  BOOST_TEST(cue_prefix("By Jane Roe", Cue::byline) == 3u);
  BOOST_TEST(cue_prefix("Written by: Jane Roe", Cue::byline) == 12u);
  BOOST_TEST(cue_prefix("作者：王小明", Cue::byline) == 9u);
  BOOST_TEST(cue_prefix("Byzantine mills", Cue::byline) == 0u);
  BOOST_TEST(cue_prefix("", Cue::byline) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
