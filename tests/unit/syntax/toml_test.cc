#include "syntax/toml.h"

#include <boost/test/unit_test.hpp>

#include "print_value.h"

using namespace offprint;
using test::print;

namespace {

std::string parsed(std::string_view text, std::uint32_t first_line = 1) {
  const TomlResult result = parse_toml(text, first_line);
  if (!result.problem) return print(result.value);
  return std::to_string(result.problem->position.line) + ":" +
         std::to_string(result.problem->position.column) + " " + result.problem->message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(toml)

BOOST_AUTO_TEST_CASE(members_keep_their_order_and_scalars_their_spelling) {
  BOOST_TEST(parsed("title = \"A\"\ndate = 2024-03-12\nat = 2024-03-12 09:30:00+01:00 # here\n"
                    "draft = false\nweight = 1_000\nshare = 1.50\n") ==
             "{title: \"A\", date: 2024-03-12, at: 2024-03-12 09:30:00+01:00, draft: false, "
             "weight: 1_000, share: 1.50}");
}

BOOST_AUTO_TEST_CASE(tables_arrays_and_dotted_keys_nest) {
  BOOST_TEST(parsed("tags = ['z', 'a']\nb.c = 1\n[extra]\nauthor = 'Jo'\n[[x]]\na = 1\n"
                    "[[x]]\na = 2\n") ==
             "{tags: [\"z\", \"a\"], b: {c: 1}, extra: {author: \"Jo\"}, x: [{a: 1}, {a: 2}]}");
  BOOST_TEST(parsed("") == "{}");
}

BOOST_AUTO_TEST_CASE(text_may_have_several_lines_and_escapes) {
  BOOST_TEST(parsed("a = \"\"\"\none\n\"two\"\"\"\"\"\nb = 'c:\\d'\ne = \"\\u00e9\"\n") ==
             "{a: \"one\n\"two\"\"\", b: \"c:\\d\", e: \"é\"}");
}

BOOST_AUTO_TEST_CASE(positions_count_code_points_from_the_first_line_given) {
  const TomlResult result = parse_toml("a = ['é', 1, 2]\n\n[b]\nc = 'd'\n", 3);
  BOOST_REQUIRE(!result.problem);
  const Value& list = result.value.members[0].value;
  BOOST_TEST((list.items[1].position == Position{3, 11}));
  BOOST_TEST(list.items[2].scalar == "2");
  const Value::Member& c = result.value.members[1].value.members[0];
  BOOST_TEST((c.key_position == Position{6, 1}));
  BOOST_TEST((c.value.position == Position{6, 5}));
}

BOOST_AUTO_TEST_CASE(mistakes_are_problems_at_their_place) {
  BOOST_TEST(parsed("a = 1\nb = \n", 2).starts_with("3:"));
  BOOST_TEST(parsed("a = 1\na = 2\n").starts_with("2:"));
  BOOST_TEST(parsed("title: A\n").starts_with("1:6 "));
  BOOST_TEST(parsed("a = \"b\nc = 1\n") ==
             "1:7 this text lacks its second quotation mark, or holds a control character");
}

BOOST_AUTO_TEST_CASE(hostile_nesting_is_a_problem) {
  std::string key = "a";
  for (int i = 0; i < 30'000; ++i) key += ".a";
  BOOST_TEST(parsed("x = 'a.b'\n" + key + " = 1\n") == "2:1 a key of too many parts");
  BOOST_TEST(parsed("x = {" + key + " = 1}\n") == "1:6 a key of too many parts");
  BOOST_TEST(parsed("x = \"" + key + "\" # " + key + "\ny = '''\n" + key + "'''\n").front() == '{');
  BOOST_TEST(parsed("x = " + std::string(100'000, '[')).starts_with("1:"));
  std::string inner = "x = ";
  for (int i = 0; i < 100'000; ++i) inner += "{a=";
  BOOST_TEST(parsed(inner).starts_with("1:"));
  std::string tables = "[a";
  for (int i = 0; i < 60; ++i) tables += ".a";
  BOOST_TEST(parsed(tables + "]\nb.b.b.b.b.b.b.b = 1\n").find("nested deeper than 64") !=
             std::string::npos);
  BOOST_TEST(parsed("x = '" + std::string(5'000'000, 'x') + "'") == "1:1 more than 4194304 bytes");
}

BOOST_AUTO_TEST_CASE(many_values_on_one_line_take_linear_time) {
  std::string text = "x = [";
  for (int i = 0; i < 90'000; ++i) text += "1, ";
  const TomlResult result = parse_toml(text + "]");
  BOOST_REQUIRE(!result.problem);
  BOOST_TEST(result.value.members[0].value.items.size() == 90'000u);
  for (int i = 0; i < 20'000; ++i) text += "1, ";
  BOOST_TEST(parsed(text + "]").find("more than 100000 values") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(letters_beyond_ascii_stand_in_strings_and_comments_alone) {
  BOOST_TEST(!parse_toml("\"größe\" = 'é' # é\nx = \"\"\"\né\"\"\"").problem);
  const std::string message = " only text in quotation marks may have letters beyond a to z";
  BOOST_TEST(parsed("a = 1\ngröße = 2") == "2:3" + message);
  BOOST_TEST(parsed("[[resourc\xEF\xBF\xBDs]]") == "1:10" + message);
  BOOST_TEST(parsed("a = \xC2\xA0 1") == "1:5" + message);
}

BOOST_AUTO_TEST_CASE(a_line_goes_on_with_any_letter) {
  const TomlResult result = parse_toml("x = \"\"\"une \\\n  école\"\"\"");
  BOOST_REQUIRE(!result.problem);
  BOOST_TEST(result.value.members[0].value.scalar == "une école");
}

BOOST_AUTO_TEST_SUITE_END()
