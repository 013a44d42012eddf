#include "base/charset.h"

#include <boost/test/unit_test.hpp>

#include "base/generators.h"

using namespace offprint;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(charset)

BOOST_AUTO_TEST_CASE(valid_utf8_is_never_guessed_about) {
  const DecodedText decoded = decode_text("Žluťoučký kůň", "windows-1250");
  BOOST_TEST(decoded.text == "Žluťoučký kůň");
  BOOST_TEST(decoded.charset == "UTF-8");
  BOOST_TEST((!decoded.guessed && !decoded.damaged));
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_decides_and_goes) {
  BOOST_TEST(decode_text("\xEF\xBB\xBFplain").text == "plain");
  const DecodedText little = decode_text("\xFF\xFE\xE9\0a\0"s);
  BOOST_TEST((little.text == "éa" && little.charset == "UTF-16LE" && !little.guessed));
  const DecodedText big = decode_text("\xFE\xFF\0\xE9\0a"s);
  BOOST_TEST((big.text == "éa" && big.charset == "UTF-16BE"));
  const DecodedText wide = decode_text("\xFF\xFE\0\0\xE9\0\0\0"s);
  BOOST_TEST((wide.text == "é" && wide.charset == "UTF-32LE"));
}

BOOST_AUTO_TEST_CASE(utf16_without_a_mark_is_seen) {
  const DecodedText decoded = decode_text("h\0e\0l\0l\0o\0"s);
  BOOST_TEST((decoded.text == "hello" && decoded.charset == "UTF-16LE" && decoded.guessed));
}

BOOST_AUTO_TEST_CASE(the_declared_charset_is_used) {
  const DecodedText polish = decode_text("za\xBF\xF3\xB3\xE6", "iso-8859-2");
  BOOST_TEST((polish.text == "zażółć" && polish.charset == "ISO-8859-2" && !polish.guessed));
  const DecodedText latin = decode_text("\x93quoted\x94 caf\xE9", "latin1");
  BOOST_TEST((latin.text == "“quoted” café" && latin.charset == "windows-1252"));
  const DecodedText japanese = decode_text("\x93\xFA\x96\x7B", "Shift_JIS");
  BOOST_TEST((japanese.text == "日本" && japanese.charset == "Shift_JIS"));
  const DecodedText escaped = decode_text("\x1B$BF|K\\\x1B(B", "iso-2022-jp");
  BOOST_TEST((escaped.text == "日本" && escaped.charset == "ISO-2022-JP"));
}

BOOST_AUTO_TEST_CASE(an_undeclared_charset_is_guessed) {
  const DecodedText western = decode_text(
      "Le caf\xE9 d'\xE0 c\xF4t\xE9 est tr\xE8s agr\xE9"
      "able, m\xEAme l'\xE9t\xE9.");
  BOOST_TEST(western.text == "Le café d'à côté est très agréable, même l'été.");
  BOOST_TEST((western.guessed && !western.damaged));
  const DecodedText russian = decode_text(
      "\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE4\xE5\xEB\xE0? \xD1\xE5\xE3\xEE\xE4\xED\xFF "
      "\xF5\xEE\xF0\xEE\xF8\xE0\xFF \xEF\xEE\xE3\xEE\xE4\xE0.");
  BOOST_TEST((russian.text == "Привет, как дела? Сегодня хорошая погода." &&
              russian.charset == "windows-1251"));
}

BOOST_AUTO_TEST_CASE(mostly_utf8_is_damaged_utf8) {
  const DecodedText decoded = decode_text("déjà vu, très bien \xFF voilà");
  BOOST_TEST((decoded.text == "déjà vu, très bien \uFFFD voilà" && decoded.charset == "UTF-8"));
  BOOST_TEST((decoded.damaged && decoded.guessed));
}

BOOST_AUTO_TEST_CASE(unknown_and_unbelievable_declarations_are_ignored) {
  BOOST_TEST(decode_text("caf\xE9 noir", "no-such-charset").guessed);
  BOOST_TEST(decode_text("caf\xE9 noir", "utf-16").guessed);
  BOOST_TEST(decode_text("caf\xE9 noir", "utf-7").guessed);
}

BOOST_AUTO_TEST_CASE(the_result_is_always_utf8) {
  BOOST_TEST(rc::check("decode_text gives well-formed UTF-8", [] {
    const auto declared = *rc::gen::elementOf(std::vector<std::string>{
        "", "utf-8", "latin1", "shift_jis", "iso-2022-jp", "utf-16", "gb18030", "x"});
    const DecodedText decoded = decode_text(*test::bytes(), declared);
    RC_ASSERT(find_invalid_utf8(decoded.text) == std::string::npos);
    RC_ASSERT(!decoded.charset.empty());
  }));
}

BOOST_AUTO_TEST_SUITE_END()
