#include "base/unicode.h"

#include <boost/test/unit_test.hpp>

#include "base/ascii.h"
#include "base/generators.h"
#include "base/space.h"

using namespace offprint;

namespace {

std::string xml(std::string_view text) {
  std::string out = ">";
  append_xml_text(out, text);
  return out;
}

// A decoder after the letter of Unicode 15, table 3-7.
std::size_t find_invalid_by_the_table(std::string_view text) {
  struct Row {
    int first_low, first_high, second_low, second_high, length;
  };
  static constexpr Row rows[] = {
      {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
      {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
      {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) {
      return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : -1;
    };
    int length = 0;
    for (const Row& row : rows) {
      if (byte(0) < row.first_low || byte(0) > row.first_high) continue;
      bool good = row.length == 1 || (byte(1) >= row.second_low && byte(1) <= row.second_high);
      for (int i = 2; i < row.length; ++i) good = good && byte(i) >= 0x80 && byte(i) <= 0xBF;
      if (good) length = row.length;
    }
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unicode)

BOOST_AUTO_TEST_CASE(the_first_invalid_byte_is_found) {
  BOOST_TEST(find_invalid_utf8("") == std::string::npos);
  BOOST_TEST(find_invalid_utf8("plain and é and 😀") == std::string::npos);
  BOOST_TEST(find_invalid_utf8("12345678\xFF") == 8u);
  BOOST_TEST(find_invalid_utf8("é\xC0\x80") == 2u);
  BOOST_TEST(find_invalid_utf8("\xED\xA0\x80") == 0u);
  BOOST_TEST(find_invalid_utf8("ab\xE2\x80") == 2u);
}

BOOST_AUTO_TEST_CASE(validity_is_what_the_standard_says) {
  BOOST_TEST(rc::check("find_invalid_utf8 agrees with table 3-7", [] {
    const std::string bytes = *test::bytes();
    RC_ASSERT(find_invalid_utf8(bytes) == find_invalid_by_the_table(bytes));
  }));
}

BOOST_AUTO_TEST_CASE(invalid_bytes_are_replaced_by_maximal_subparts) {
  BOOST_TEST(replace_invalid_utf8("fine é") == "fine é");
  BOOST_TEST(replace_invalid_utf8("a\xE2\x80z") == "a\uFFFDz");
  BOOST_TEST(replace_invalid_utf8("a\xFF\xFEz") == "a\uFFFD\uFFFDz");
  BOOST_TEST(replace_invalid_utf8("\xF0\x9F\x98") == "\uFFFD");
  BOOST_TEST(rc::check("replace_invalid_utf8 gives well-formed text", [] {
    const std::string bytes = *test::bytes();
    const std::string text = replace_invalid_utf8(bytes);
    RC_ASSERT(find_invalid_utf8(text) == std::string::npos);
    if (find_invalid_utf8(bytes) == std::string::npos) RC_ASSERT(text == bytes);
  }));
}

BOOST_AUTO_TEST_CASE(xml_drops_what_it_cannot_hold) {
  BOOST_TEST(xml("a\tb\nc\rd") == ">a\tb\nc\rd");
  BOOST_TEST(xml(std::string_view("a\0b\x08 c\x1F", 7)) == ">ab c");
  BOOST_TEST(xml("\uFFFE\uFFFFx\uFFFD") == ">x\uFFFD");
  BOOST_TEST(xml("\xED\xA0\x80é\xC3") == ">é");
  BOOST_TEST(xml("\x7F\u0085") == ">\x7F\u0085");
}

BOOST_AUTO_TEST_CASE(xml_says_whether_anything_was_dropped) {
  std::string out;
  BOOST_TEST(!append_xml_text(out, "whole é 漢 text that is longer than a word"));
  BOOST_TEST(append_xml_text(out, "ends badly\x01"));
  BOOST_TEST(append_xml_text(out, "\x01"));
  BOOST_TEST(!append_xml_text(out, ""));
  BOOST_TEST(rc::check("append_xml_text gives XML text and drops nothing else", [] {
    const std::string bytes = *test::bytes();
    std::string text;
    const bool dropped = append_xml_text(text, bytes);
    RC_ASSERT(is_xml_text(text));
    RC_ASSERT(dropped == !is_xml_text(bytes));
    RC_ASSERT(dropped == (text != bytes));
  }));
}

BOOST_AUTO_TEST_CASE(trimming_takes_all_white_space_and_zero_width_marks) {
  BOOST_TEST(trim(" \t\n a b \u00A0\u3000") == "a b");
  BOOST_TEST(trim("\uFEFF\u200Bé\u200B") == "é");
  BOOST_TEST(trim("  ") == "");
  BOOST_TEST(trim("\x80 a \x80") == "\x80 a \x80");
  BOOST_TEST(rc::check("trim is idempotent", [] {
    const std::string text = *test::text();
    RC_ASSERT(trim(trim(text)) == trim(text));
  }));
}

BOOST_AUTO_TEST_CASE(runs_of_white_space_become_one_space) {
  BOOST_TEST(collapse_space("  a \n\t b\u00A0\u2003c ") == "a b c");
  BOOST_TEST(collapse_space("a\u200Bb") == "a\u200Bb");
  BOOST_TEST(collapse_space("") == "");
  for (const std::string blank : {" ", "  ", "\n", " \t", "\u00A0 ", "   \u2003      "})
    for (std::size_t before = 1; before < 20; ++before)
      for (std::size_t after = 1; after < 20; ++after) {
        const std::string a(before, 'a'), b(after, '!');
        BOOST_TEST(collapse_space(a + blank + b + blank) == a + " " + b);
        BOOST_TEST(collapse_space(a + blank + "é" + blank + b) == a + " é " + b);
      }
}

BOOST_AUTO_TEST_CASE(space_collapses_alike_anywhere) {
  const auto one_by_one = [](std::string_view text) {
    text = trim(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      if (!is_space(next_code_point(text, at)))
        out += text.substr(begin, at - begin);
      else if (!out.ends_with(' '))
        out += ' ';
    }
    return out;
  };
  BOOST_TEST(rc::check("collapse_space and collapse_space_from", [&] {
    const std::string text =
        *rc::gen::oneOf(test::text(), test::text_of(U"aaaaaaaaaaaa    !\n\u00A0\u2003é\uFEFF"));
    RC_ASSERT(collapse_space(text) == one_by_one(text));
    std::string grown = " a\n" + text;
    collapse_space_from(grown, 3);
    RC_ASSERT(grown == " a\n" + one_by_one(text));
  }));
}

BOOST_AUTO_TEST_CASE(ascii_is_passed_over) {
  BOOST_TEST(rc::check("skip_ascii and skip_ascii_letters", [] {
    const std::string text =
        *rc::gen::oneOf(test::bytes(), test::text_of(U"abyzABYZabyzABYZ@[`{09 é"));
    const auto skip = [&](std::size_t at, auto is_skipped) {
      while (at < text.size() && is_skipped(text[at])) ++at;
      return at;
    };
    for (std::size_t at = 0; at <= text.size(); ++at) {
      RC_ASSERT(skip_ascii(text, at) == skip(at, [](char c) { return (c & 0x80) == 0; }));
      RC_ASSERT(skip_ascii_letters(text, at) == skip(at, is_ascii_letter));
    }
  }));
}

BOOST_AUTO_TEST_CASE(code_points_are_counted_and_decoded) {
  BOOST_TEST(count_code_points("aé漢😀") == 4u);
  std::size_t offset = 0;
  BOOST_TEST((next_code_point("é", offset) == U'é' && offset == 2));
  offset = 1;
  BOOST_TEST((next_code_point("a\xE2\x80", offset) == U'\uFFFD' && offset == 2));
  std::string out;
  for (const char32_t c : {U'a', U'é', U'漢', U'😀', char32_t{0xD800}, char32_t{0x110000}})
    append_code_point(out, c);
  BOOST_TEST(out == "aé漢😀\uFFFD\uFFFD");
}

BOOST_AUTO_TEST_CASE(classes_go_beyond_ascii) {
  BOOST_TEST((is_letter(U'a') && is_letter(U'ß') && is_letter(U'漢') && !is_letter(U'1') &&
              !is_letter(U'_')));
  BOOST_TEST((is_digit(U'7') && is_digit(U'٣') && !is_digit(U'½')));
  BOOST_TEST((is_upper(U'É') && !is_upper(U'é') && is_lower(U'é') && !is_lower(U'漢')));
  BOOST_TEST(
      (is_space(U' ') && is_space(U'\u00A0') && is_space(U'\u2028') && !is_space(U'\u200B')));
}

BOOST_AUTO_TEST_CASE(a_beginning_ends_with_a_whole_character) {
  BOOST_TEST(first_bytes("aé", 3) == "aé");
  BOOST_TEST(first_bytes("aé", 2) == "a");
  BOOST_TEST(first_bytes("塩", 2) == "");
  BOOST_TEST(first_bytes("塩x", 3) == "塩");
}

BOOST_AUTO_TEST_SUITE_END()
