#include "syntax/capital_runs.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/unicode.h"

using namespace offprint;

namespace {

// `text` with its runs in brackets.
std::string marked(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (CapitalRun run = next_capital_run(text, 0); run.begin != run.end;
       run = next_capital_run(text, run.end)) {
    out += text.substr(at, run.begin - at);
    ((out += '[') += text.substr(run.begin, run.end - run.begin)) += ']';
    at = run.end;
  }
  return out += text.substr(at);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(capital_runs)

BOOST_AUTO_TEST_CASE(words_of_three_capitals_are_runs) {
  BOOST_TEST(marked("The NATO and the UN met.") == "The [NATO] and the UN met.");
  BOOST_TEST(marked("NATO-like, (OECD), “UNESCO”") == "[NATO]-like, ([OECD]), “[UNESCO]”");
  BOOST_TEST(marked("the W3C, an MP3, a B2B deal of 2FA") ==
             "the [W3C], an [MP3], a [B2B] deal of [2FA]");
  BOOST_TEST(marked("in MDCCCXCIV, by A. B. Tarn") == "in [MDCCCXCIV], by A. B. Tarn");
}

BOOST_AUTO_TEST_CASE(the_s_of_a_plural_stays_outside) {
  BOOST_TEST(marked("two APIs and three PDFs.") == "two [API]s and three [PDF]s.");
  BOOST_TEST(marked("the NATO’s and NATO'S") == "the [NATO]’s and [NATO'S]");
}

BOOST_AUTO_TEST_CASE(words_that_follow_each_other_are_one_run) {
  BOOST_TEST(marked("It says THE TIDE IS OUT today.") == "It says [THE TIDE IS OUT] today.");
  BOOST_TEST(marked("DON’T PANIC & RUN-AWAY") == "[DON’T PANIC & RUN-AWAY]");
  BOOST_TEST(marked("with NATO I went, A NATO") == "with [NATO] I went, A [NATO]");
  BOOST_TEST(marked("UP IT IS") == "UP IT IS");
}

BOOST_AUTO_TEST_CASE(names_that_mix_are_left_alone) {
  for (const char* text :
       {"McDonald", "iPhone", "GmbH", "PhD", "SaltCo", "FEC.gov", "README.md", "MAX_SIZE",
        "a/BIN/c", "WWW.A.EXAMPLE", "#PTSD", "x=NATO", "C++", "A", "", "“", "é", "漢字", "١٢٣"})
    BOOST_TEST(marked(text) == text);
  BOOST_TEST(marked("It is the FEC. Then it ends") == "It is the [FEC]. Then it ends");
}

BOOST_AUTO_TEST_CASE(capitals_of_every_script_count) {
  BOOST_TEST(marked("в СССР и НАТО, ΝΑΤΟ, ÉTÉ") == "в [СССР] и [НАТО], [ΝΑΤΟ], [ÉTÉ]");
  BOOST_TEST(marked("日本のNHKと「NATO」") == "日本のNHKと「[NATO]」");
}

BOOST_AUTO_TEST_CASE(runs_are_whole_characters_in_order) {
  BOOST_TEST(rc::check("within the text, without small letters", [] {
    static const std::vector<std::string> pieces = {"A", "NATO", "b", " ",    "’",    "&",
                                                    ".", "é",    "É", "漢",   "-",    "3",
                                                    "s", "“",    "/", "\x80", "\xC3", "Ж"};
    std::string text;
    for (const auto& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
      text += piece;
    std::size_t at = 0;
    for (CapitalRun run = next_capital_run(text, 0); run.begin != run.end;
         run = next_capital_run(text, run.end)) {
      RC_ASSERT(run.begin >= at);
      RC_ASSERT(run.end > run.begin);
      RC_ASSERT(run.end <= text.size());
      const std::string found = text.substr(run.begin, run.end - run.begin);
      RC_ASSERT(find_invalid_utf8(found) == found.npos);
      RC_ASSERT(to_upper(found) == found);
      at = run.end;
    }
  }));
}

BOOST_AUTO_TEST_CASE(long_texts_take_linear_time) {
  for (const char* piece : {"A", "A.", "“", "NATO.", "A’", "漢", "AB ", "a.B/", "É"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    marked(text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
