#include "image/cover_lines.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint::image;

namespace {

// As if every letter were half an em wide.
std::vector<LinePiece> pieces_of(const std::vector<std::string>& words) {
  std::vector<LinePiece> pieces;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double penalty = i + 1 < words.size() ? break_penalty(words[i] + " ", words[i + 1]) : 0;
    pieces.push_back({0.5 * static_cast<double>(words[i].size()), 0.25, penalty});
  }
  return pieces;
}

std::string set(const std::vector<std::string>& words, const LineBox& box) {
  std::string text;
  std::size_t begin = 0;
  for (const std::size_t end : fit_lines(pieces_of(words), box).ends) {
    if (begin > 0) text += '/';
    for (std::size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + words[i];
    begin = end;
  }
  return text;
}

constexpr LineBox cover{1340, 1000, 400, 1.1, 200};

}  // namespace

BOOST_AUTO_TEST_SUITE(cover_lines)

BOOST_AUTO_TEST_CASE(a_short_title_stands_in_one_line_at_the_largest_size) {
  const FittedLines fitted = fit_lines(pieces_of({"Salt"}), cover);
  BOOST_TEST(fitted.size == 400.0);
  BOOST_TEST((fitted.ends == std::vector<std::size_t>{1}));
}

BOOST_AUTO_TEST_CASE(lines_end_by_sense) {
  BOOST_TEST(set({"Field", "Notes", "of", "the", "Tide"}, cover) == "Field Notes/of the Tide");
  BOOST_TEST(break_penalty("of ", "the") > break_penalty("boats ", "the"));
  BOOST_TEST(break_penalty("Salt: ", "a") < break_penalty("Salt ", "a"));
  BOOST_TEST(break_penalty("Volume ", "3") > 0.0);
  BOOST_TEST(break_penalty("и ", "море") > 0.0);
}

BOOST_AUTO_TEST_CASE(japanese_lines_end_between_phrases) {
  BOOST_TEST(break_penalty("と", "海") == 0.0);
  BOOST_TEST(break_penalty("海", "の") > 0.0);
  BOOST_TEST(break_penalty("カ", "タ") > 0.0);
  BOOST_TEST(break_penalty("は、", "海") < 0.0);
}

BOOST_AUTO_TEST_CASE(a_word_that_is_wider_than_the_box_makes_all_type_smaller) {
  const FittedLines fitted =
      fit_lines(pieces_of({"Die", std::string(38, 'x'), "und", "das", "Meer"}), cover);
  BOOST_TEST(fitted.size < 75.0);
  BOOST_TEST(fitted.ends.size() > 1U);
}

BOOST_AUTO_TEST_CASE(whatever_is_set_is_there_and_inside_the_box) {
  const auto law = [](const std::vector<std::uint8_t>& widths, std::uint8_t height) {
    RC_PRE(!widths.empty());
    std::vector<LinePiece> pieces;
    for (const std::uint8_t width : widths)
      pieces.push_back({0.1 + width / 32.0, 0.25, width % 5 == 0 ? 0.4 : 0});
    const LineBox box{1340, 100.0 + height, 400, 1.2, 200};
    const FittedLines fitted = fit_lines(pieces, box);
    RC_ASSERT(fitted.size > 0);
    RC_ASSERT(fitted.ends.back() == pieces.size());
    RC_ASSERT(fitted.size * box.leading * static_cast<double>(fitted.ends.size()) <=
              box.height + 1e-6);
    std::size_t begin = 0;
    for (const std::size_t end : fitted.ends) {
      RC_ASSERT(end > begin);
      double width = -pieces[end - 1].blank;
      for (; begin < end; ++begin) width += pieces[begin].width + pieces[begin].blank;
      RC_ASSERT(width * fitted.size <= box.width + 1e-6);
    }
  };
  BOOST_TEST(rc::check("all pieces, in the box", law));
}

BOOST_AUTO_TEST_SUITE_END()
