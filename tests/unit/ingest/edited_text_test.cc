#include "ingest/edited_text.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace offprint;

namespace {

Position slow_position(std::string_view text, std::size_t offset) {
  Position at{1, 1};
  for (std::size_t i = 0; i < offset; ++i) {
    const bool line_end =
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (line_end)
      at = {at.line + 1, 1};
    else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
      ++at.column;
  }
  return at;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(edited_text)

BOOST_AUTO_TEST_CASE(text_without_edits_is_the_source_itself) {
  const std::string source = "a\nb";
  EditedText text(source, 5);
  text.keep_until(2);
  text.finish();
  BOOST_TEST(!text.changed());
  BOOST_TEST((text.text().data() == source.data()));
  BOOST_TEST((text.source_position({2, 1}) == Position{6, 1}));
  BOOST_TEST((text.position_of(2) == Position{6, 1}));
}

BOOST_AUTO_TEST_CASE(kept_text_is_where_it_was_and_new_text_where_the_old_piece_began) {
  EditedText text("één {{x}} twee\nlast", 10);
  text.keep_until(6);  // before "{{"
  text.replace_until(11, "A\nB");
  text.finish();
  BOOST_TEST(text.changed());
  BOOST_TEST(text.text() == "één A\nB twee\nlast");
  BOOST_TEST((text.source_position({1, 2}) == Position{10, 2}));
  BOOST_TEST((text.source_position({1, 5}) == Position{10, 5}));   // "A"
  BOOST_TEST((text.source_position({2, 1}) == Position{10, 5}));   // "B"
  BOOST_TEST((text.source_position({2, 2}) == Position{10, 10}));  // " twee"
  BOOST_TEST((text.source_position({3, 1}) == Position{11, 1}));
}

BOOST_AUTO_TEST_CASE(text_that_was_taken_out_leaves_no_gap) {
  EditedText text("one\n\ntwo\nthree", 1);
  text.replace_until(5, "");
  text.keep_until(9);
  text.replace_until(11, "");
  text.finish();
  BOOST_TEST(text.text() == "two\nree");
  BOOST_TEST((text.source_position({1, 1}) == Position{3, 1}));
  BOOST_TEST((text.source_position({2, 1}) == Position{4, 3}));
}

BOOST_AUTO_TEST_CASE(positions_beyond_a_line_or_the_text_stay_inside_the_source) {
  EditedText text("ab\r\ncd", 1);
  text.replace_until(1, "x");
  text.finish();
  BOOST_TEST((text.source_position({1, 40}).line == 1u));
  BOOST_TEST((text.source_position({9, 9}) == Position{2, 3}));
  BOOST_TEST((text.source_position({0, 0}) == Position{}));
  BOOST_TEST((text.source_position({2, 0}) == Position{2, 0}));
  BOOST_TEST((text.position_of(99) == Position{2, 3}));
}

BOOST_AUTO_TEST_CASE(positions_of_kept_text_are_those_that_counting_gives) {
  const bool holds = rc::check([] {
    const auto letters = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange(0, 7));
    static constexpr std::string_view pieces[] = {"a",  "é",    "\n",         "\r\n",
                                                  "\r", "🦊", "longer text"};
    std::string source;
    for (const std::size_t letter : letters) source += pieces[letter];
    EditedText text(source, 1);
    std::vector<std::size_t> stood;  // where each byte of the new text stood
    for (std::size_t at = 0; at < source.size();) {
      std::size_t end = at + *rc::gen::inRange<std::size_t>(1, 6);
      while (end < source.size() && ((source[end] & 0xC0) == 0x80 || source[end] == '\n')) ++end;
      end = std::min(end, source.size());
      if (*rc::gen::arbitrary<bool>()) {
        const std::size_t size = *rc::gen::inRange<std::size_t>(0, 3);
        text.replace_until(end, std::string(size, '\n'));
        stood.insert(stood.end(), size, at);
        at = end;
      }
      for (; at < end; ++at) stood.push_back(at);
      text.keep_until(end);
    }
    text.finish();
    RC_ASSERT(text.text().size() == stood.size());
    for (std::size_t i = 0; i < stood.size(); ++i) {
      if ((text.text()[i] & 0xC0) == 0x80 || text.text()[i] == '\n') continue;
      RC_ASSERT(text.source_position(slow_position(text.text(), i)) ==
                slow_position(source, stood[i]));
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(a_long_line_with_many_edits_is_read_in_no_time) {
  const std::size_t pieces = 100'000;
  std::string source;
  for (std::size_t i = 0; i < pieces; ++i) source += "{}é        ";
  EditedText text(source, 1);
  for (std::size_t i = 0; i < pieces; ++i) {
    text.replace_until(i * 12 + 2, "x");
    text.keep_until((i + 1) * 12);
  }
  text.finish();
  for (std::uint32_t i = 0; i < pieces; ++i)
    BOOST_REQUIRE((text.source_position({1, i * 10 + 2}) == Position{1, i * 11 + 3}));
}

BOOST_AUTO_TEST_SUITE_END()
