#include "normalize/signature.h"

#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/unicode.h"

using namespace offprint;

namespace {

// A text of `words` words out of a vocabulary, the same for the same seed.
std::vector<std::string> words(std::size_t count, std::uint32_t seed) {
  std::vector<std::string> list;
  std::uint32_t state = seed;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525 + 1013904223;
    list.push_back("w" + std::to_string(state >> 20));
  }
  return list;
}

std::string joined(const std::vector<std::string>& words, std::string_view blank = " ") {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += blank;
    text += word;
  }
  return text;
}

std::vector<std::uint32_t> text_signature(std::string_view text) {
  Body body;
  body.append_text(body.append(Body::root(), Element::paragraph), text);
  return signature_of(body);
}

double similarity(std::string_view a, std::string_view b) {
  const std::vector<std::uint32_t> x = text_signature(a), y = text_signature(b);
  BOOST_REQUIRE_EQUAL(x.size(), signature_places);
  BOOST_REQUIRE_EQUAL(y.size(), signature_places);
  std::size_t same = 0;
  for (std::size_t i = 0; i < x.size(); ++i) same += x[i] == y[i];
  return static_cast<double>(same) / signature_places;
}

std::u32string code_points(std::string_view text) {
  std::u32string all;
  for (std::size_t at = 0; at < text.size();) all += next_code_point(text, at);
  return all;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signature)

BOOST_AUTO_TEST_CASE(it_does_not_depend_on_case_punctuation_and_lines) {
  const std::vector<std::string> text = words(300, 7);
  BOOST_TEST(text_signature(joined(text)) == text_signature(joined(text, ", ")),
             boost::test_tools::per_element());
  const std::string plain =
      repeated("It's salt that made the coast rich, and n\u00e9 one knew. ", 9);
  const std::string typeset = repeated(
      "It\u2019s SALT that made\u2014the coast \u201crich\u201d and n\u00e9 o\u00adne\nknew ", 9);
  BOOST_TEST(text_signature(plain) == text_signature(typeset), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_estimates_how_much_of_two_texts_is_the_same) {
  const std::vector<std::string> text = words(1000, 11);
  BOOST_TEST(similarity(joined(text), joined(words(1000, 12))) < 0.05);

  std::vector<std::string> edited = text;
  for (std::size_t i = 50; i < edited.size(); i += 100) edited[i] = "another";
  // Ten words of a thousand are in forty of its shingles: 957 of 1,037 are common.
  BOOST_TEST(similarity(joined(text), joined(edited)) == 0.92, boost::test_tools::tolerance(0.07));

  std::vector<std::string> half(text.begin(), text.begin() + 500);
  BOOST_TEST(similarity(joined(text), joined(half)) == 0.5, boost::test_tools::tolerance(0.25));

  std::vector<std::string> framed = words(150, 13);
  framed.insert(framed.end(), text.begin(), text.end());
  BOOST_TEST(similarity(joined(text), joined(framed)) == 0.87, boost::test_tools::tolerance(0.1));
}

BOOST_AUTO_TEST_CASE(the_order_of_words_counts) {
  std::vector<std::string> text = words(400, 3);
  const std::string written = joined(text);
  std::sort(text.begin(), text.end());
  BOOST_TEST(similarity(written, joined(text)) < 0.1);
}

BOOST_AUTO_TEST_CASE(elements_do_not_count_but_blocks_part_words) {
  const std::string text = repeated("salt bread for the coast ", 10);
  Body spans, blocks, joined;
  const NodeIndex line = spans.append(Body::root(), Element::paragraph);
  const NodeIndex run = joined.append(Body::root(), Element::paragraph);
  for (int i = 0; i < 10; ++i) {
    spans.append_text(line, "sa");
    spans.append_text(spans.append(line, Element::bold), "lt");
    spans.append_text(line, " bread");
    spans.append(line, Element::line_break);
    spans.append_text(line, "for the coast ");
    blocks.append_text(blocks.append(Body::root(), Element::paragraph), "salt");
    blocks.append_text(Body::root(), "bread for the coast");
    joined.append_text(run, "saltbread for the coast ");
  }
  BOOST_TEST(signature_of(spans) == text_signature(text), boost::test_tools::per_element());
  BOOST_TEST(signature_of(blocks) == text_signature(text), boost::test_tools::per_element());
  BOOST_TEST((signature_of(joined) != text_signature(text)));
}

BOOST_AUTO_TEST_CASE(short_texts_have_none) {
  BOOST_TEST(text_signature("").empty());
  BOOST_TEST(text_signature(joined(words(39, 5))).empty());
  BOOST_TEST(!text_signature(joined(words(40, 5))).empty());
  BOOST_TEST(text_signature(repeated("\u2014 * ! ", 300)).empty());
}

BOOST_AUTO_TEST_CASE(similar_texts_that_are_short_are_similar_still) {
  std::vector<std::string> text = words(60, 21);
  const std::string first = joined(text);
  text.back() = "else";
  BOOST_TEST(similarity(first, joined(text)) > 0.8);
  BOOST_TEST(similarity(first, joined(words(60, 22))) < 0.05);
}

BOOST_AUTO_TEST_CASE(characters_are_compared_where_a_script_does_not_part_words) {
  std::string salt, ink;
  for (int i = 0; i < 100; ++i) {
    salt += "\u5869";
    salt += std::string("\xe4\xb8") + static_cast<char>(0x80 + (i * 7) % 60);
    ink += std::string("\xe5\xa2") + static_cast<char>(0x80 + (i * 11) % 61);
  }
  BOOST_TEST(!text_signature(salt).empty());
  BOOST_TEST(similarity(salt, "\u3001\u3002" + salt + "\u3002") == 1.0);
  BOOST_TEST(similarity(salt, ink) < 0.05);
}

// A run of words is read at once; each of these is read by itself.
BOOST_AUTO_TEST_CASE(runs_of_words_have_the_signature_of_their_words) {
  const std::vector<std::string> list = words(500, 7);
  Body body;
  const NodeIndex paragraph = body.append(Body::root(), Element::paragraph);
  for (const std::string& word : list)
    body.append_text(body.append(paragraph, Element::emphasis), word + " ");
  BOOST_TEST(signature_of(body) == text_signature(joined(list)), boost::test_tools::per_element());
}

// Text is read many bytes at a time, but for a few at its end.
BOOST_AUTO_TEST_CASE(it_does_not_depend_on_where_elements_cut_the_text) {
  const std::vector<std::string> parts{
      "word", "Words", "a",      "lighthouse", "x1",      "20261122",
      " ",    "-",     ". ",     "é",          "\n",      "'s",
      "(",    "Ü",     "\u00AD", "漢",         "e\u0301", "supercalifragilistic"};
  BOOST_TEST(rc::check("signatures of text in one piece and in many", [&] {
    const auto chosen =
        *rc::gen::container<std::vector<std::string>>(200, rc::gen::elementOf(parts));
    Body whole, cut;
    const NodeIndex in_whole = whole.append(Body::root(), Element::paragraph);
    const NodeIndex in_cut = cut.append(Body::root(), Element::paragraph);
    for (const std::string& part : chosen) {
      whole.append_text(in_whole, part + " ");
      for (const char32_t c : code_points(part + " ")) {
        std::string character;
        append_code_point(character, c);
        cut.append_text(cut.append(in_cut, Element::span), character);
      }
    }
    RC_ASSERT(signature_of(whole) == signature_of(cut));
  }));
}

BOOST_AUTO_TEST_SUITE_END()
