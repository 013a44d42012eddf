#include "ingest/capture/capture_blocks.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string outline(std::string_view text) {
  static constexpr std::string_view shapes[] = {"text", "item", "rule", "row", "form", "image"};
  std::string result;
  for (const CaptureBlock& block : capture_blocks(text).blocks)
    result += std::to_string(block.position.line) + ":" + std::to_string(block.position.column) +
              " " + std::string(shapes[static_cast<std::size_t>(block.shape)]) + " " + block.text +
              "\n";
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(capture_blocks_stage)

BOOST_AUTO_TEST_CASE(each_line_is_a_block_when_lines_are_paragraphs) {
  BOOST_TEST(outline("The river rose overnight, and by morning the lower road was gone.\n"
                     "Volunteers carried sandbags until noon.\n\n"
                     "Engineers will look at the bridge on Friday.\n") ==
             "1:1 text The river rose overnight, and by morning the lower road was gone.\n"
             "2:1 text Volunteers carried sandbags until noon.\n"
             "4:1 text Engineers will look at the bridge on Friday.\n");
}

BOOST_AUTO_TEST_CASE(hard_wrapped_lines_are_joined) {
  BOOST_TEST(outline("The river rose four feet overnight,\nand by morning the lower road was\n"
                     "gone. Nobody in the valley had slept\nmuch.\n\nVolunteers carried sandbags\n"
                     "until noon.\n") ==
             "1:1 text The river rose four feet overnight, and by morning the lower road was gone. "
             "Nobody in the valley had slept much.\n"
             "6:1 text Volunteers carried sandbags\n7:1 text until noon.\n");
}

BOOST_AUTO_TEST_CASE(short_lines_of_a_wrapped_text_stay_apart) {
  const std::string menu = "Home\nNews\nContact\n\n";
  BOOST_TEST(outline(menu + "The river rose four feet overnight,\nand by morning the lower road "
                            "was\ngone. Nobody in the valley had slept\nmuch.\n") ==
             "1:1 text Home\n2:1 text News\n3:1 text Contact\n"
             "5:1 text The river rose four feet overnight, and by morning the lower road was gone. "
             "Nobody in the valley had slept much.\n");
}

BOOST_AUTO_TEST_CASE(list_items_take_the_lines_that_hang_from_them) {
  BOOST_TEST(outline("The crew has three tasks in winter,\nand each of them takes longer than in\n"
                     "the summer, says the captain.\n\n  • paint the hull before the ice goes\n"
                     "    and the tourists come\n  • mend the nets\n      □ the small ones\n") ==
             "1:1 text The crew has three tasks in winter, and each of them takes longer than in "
             "the summer, says the captain.\n"
             "5:3 item paint the hull before the ice goes and the tourists come\n"
             "7:3 item mend the nets\n8:7 item the small ones\n");
}

BOOST_AUTO_TEST_CASE(wide_characters_are_joined_without_a_blank) {
  BOOST_TEST(
      outline("川辺の町に住民が運営する小さな図書館\nが開館した。古い倉庫を改装した建物に\n"
              "は寄贈された三千冊の本が並んでいる。\n\n子どもが来た。\n") ==
      "1:1 text 川辺の町に住民が運営する小さな図書館が開館した。古い倉庫を改装した建物には寄贈"
      "された三千冊の本が並んでいる。\n5:1 text 子どもが来た。\n");
}

BOOST_AUTO_TEST_CASE(a_number_begins_an_item_only_among_others) {
  BOOST_TEST(outline("1. Paint the hull\n2. Mend the nets\n\nThe crew works.\n\n3. More plans\n") ==
             "1:1 item Paint the hull\n2:1 item Mend the nets\n4:1 text The crew works.\n"
             "6:1 text 3. More plans\n");
}

BOOST_AUTO_TEST_CASE(what_browsers_draw_is_told_from_text) {
  BOOST_TEST(outline("━━━━━━\n[photo-300x200]\n[Subscribe]\nName [          ]\nboat-2.jpg\n"
                     "Monday    9:00    17:00\n") ==
             "1:1 rule ━━━━━━\n2:1 image [photo-300x200]\n3:1 form [Subscribe]\n"
             "4:1 form Name [ ]\n5:1 image boat-2.jpg\n6:1 row Monday    9:00    17:00\n");
}

BOOST_AUTO_TEST_SUITE_END()
