#include "base/line_index.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace offprint;

namespace {

Position counted_position(std::string_view text, std::size_t offset) {
  Position at{1, 1};
  for (std::size_t i = 0; i < offset; ++i) {
    const bool line_end =
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (line_end)
      at = {at.line + 1, 1};
    else
      at.column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  }
  return at;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_index)

BOOST_AUTO_TEST_CASE(characters_are_bytes_that_begin_one) {
  BOOST_TEST(count_characters("") == 0u);
  BOOST_TEST(count_characters("one") == 3u);
  BOOST_TEST(count_characters("größer als 3 €, 🦊!") == 18u);
}

BOOST_AUTO_TEST_CASE(positions_are_those_that_counting_gives) {
  BOOST_TEST(rc::check([] {
    static constexpr std::string_view pieces[] = {
        "a",
        "é",
        "\n",
        "\r\n",
        "\r",
        "🦊",
        "a piece that is longer than the block of an index is"};
    const std::size_t kinds = *rc::gen::elementOf(std::vector<std::size_t>{1, 3, 5, 7});
    const auto letters =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 7));
    std::string text;
    for (const std::size_t letter : letters) text += pieces[letter % kinds * 5 % 7];
    const LineIndex lines(text);
    for (std::size_t offset = 0; offset <= text.size(); ++offset) {
      const bool inside = offset < text.size() && (text[offset] & 0xC0) == 0x80;
      if (inside) continue;
      const Position position = counted_position(text, offset);
      RC_ASSERT(lines.position_of(offset) == position);
      RC_ASSERT(lines.line_of(offset) == position.line);
      RC_ASSERT(lines.line_begin(position.line) <= offset);
      RC_ASSERT(lines.offset_of(position) == offset);
    }
  }));
}

BOOST_AUTO_TEST_CASE(what_is_beyond_a_line_is_at_its_end) {
  const LineIndex lines("ab\r\ncd");
  BOOST_TEST(lines.line_count() == 2u);
  BOOST_TEST(lines.offset_of({1, 40}) == 3u);
  BOOST_TEST(lines.offset_of({2, 40}) == 6u);
  BOOST_TEST(lines.offset_of({3, 1}) == 6u);
  BOOST_TEST(lines.line_end(1) == 4u);
  BOOST_TEST(lines.line_end(2) == 6u);
  BOOST_TEST(LineIndex("").line_count() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
