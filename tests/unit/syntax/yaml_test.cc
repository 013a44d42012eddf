#include "syntax/yaml.h"

#include <boost/test/unit_test.hpp>

#include "print_value.h"

using namespace offprint;
using test::print;

namespace {

std::string parsed(std::string_view text) {
  const YamlResult result = parse_yaml(text);
  return result.problem ? "problem: " + result.problem->message : print(result.value);
}

std::string problem(std::string_view text, std::uint32_t first_line = 1) {
  const YamlResult result = parse_yaml(text, first_line);
  if (!result.problem) return "none: " + print(result.value);
  return std::to_string(result.problem->position.line) + ":" +
         std::to_string(result.problem->position.column) + " " + result.problem->message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml)

BOOST_AUTO_TEST_CASE(scalars_keep_their_spelling) {
  BOOST_TEST(parsed("a: yes\nb: 012\nc: 1.50\nd: 2024-03-01\ne: 'no'\nf: \"x\\ty\"\n") ==
             "{a: yes, b: 012, c: 1.50, d: 2024-03-01, e: \"no\", f: \"x\ty\"}");
}

BOOST_AUTO_TEST_CASE(block_scalars_are_text) {
  BOOST_TEST(parsed("a: |\n  one\n  two\nb: >\n  one\n  two\n") ==
             "{a: \"one\ntwo\n\", b: \"one two\n\"}");
}

BOOST_AUTO_TEST_CASE(nothing_is_null) {
  BOOST_TEST(parsed("") == "~");
  BOOST_TEST(parsed("# only a comment\n") == "~");
  BOOST_TEST(parsed("a:\nb: ~\nc: null\nd: ''\ne: nil\n") == "{a: ~, b: ~, c: ~, d: \"\", e: nil}");
}

BOOST_AUTO_TEST_CASE(lists_and_maps_nest_in_every_style) {
  BOOST_TEST(parsed("a:\n- x\n- {b: [1, 2], c: {}}\n-\n  - []\nd: e\n") ==
             "{a: [x, {b: [1, 2], c: {}}, [[]]], d: e}");
}

BOOST_AUTO_TEST_CASE(tags_do_not_change_a_value_but_str_makes_text) {
  BOOST_TEST(parsed("a: !!str 5\nb: !thing x\nc: !!str\n") == "{a: \"5\", b: x, c: \"\"}");
}

BOOST_AUTO_TEST_CASE(positions_count_code_points_from_the_first_line_given) {
  const YamlResult result = parse_yaml("\xEF\xBB\xBFé: [ü, x]\nb:\n  c: d\n", 10);
  const Value& list = *result.value.find("é");
  BOOST_TEST((list.position == Position{10, 4}));
  BOOST_TEST((list.items[1].position == Position{10, 8}));
  const Value::Member& b = result.value.members[1];
  BOOST_TEST((b.key_position == Position{11, 1}));
  BOOST_TEST((b.value.find("c")->position == Position{12, 6}));
}

BOOST_AUTO_TEST_CASE(duplicate_keys_are_problems) {
  BOOST_TEST(problem("title: a\nx: 1\ntitle: b\n") ==
             "3:1 the key `title` is here twice; it was first at line 1");
  BOOST_TEST(problem("a: {b: 1}\nc: {b: 1}\n").starts_with("none"));
}

BOOST_AUTO_TEST_CASE(where_it_is_allowed_the_last_of_equal_keys_counts_and_is_told_of) {
  const YamlResult result =
      parse_yaml("a: 1\nb: [x]\na: 1\nb:\n- y\nc: {d: 1, d: 2}\n", 5, EqualKeys::last_counts);
  BOOST_REQUIRE(!result.problem);
  BOOST_TEST(print(result.value) == "{a: 1, b: [y], c: {d: 2}}");
  std::string told;
  for (const RepeatedKey& one : result.repeated)
    told += one.key + " " + std::to_string(one.first.line) + " " +
            std::to_string(one.position.line) + (one.same_text ? " same;" : ";");
  BOOST_TEST(told == "a 5 7 same;b 6 8;d 10 10;");
  BOOST_TEST((result.value.members[0].key_position == Position{7, 1}));
}

BOOST_AUTO_TEST_CASE(aliases_and_merge_keys_are_problems) {
  BOOST_TEST(problem("a: &x 1\nb: *x\n") ==
             "2:4 aliases (`*name`) are not supported: write the value out, or put it in quotes");
  BOOST_TEST(problem("a: {<<: {b: 1}}\n") ==
             "1:5 merge keys (`<<`) are not supported: write the keys out");
  BOOST_TEST(problem("'<<': 1\n") == "none: {<<: 1}");
  BOOST_TEST(problem("*x : 1\n").starts_with("1:1 aliases"));
}

BOOST_AUTO_TEST_CASE(lists_and_maps_as_keys_are_problems) {
  BOOST_TEST(problem("? [a, b]\n: 1\n") ==
             "1:3 a list or a map cannot be a key; text with brackets needs quotes");
}

BOOST_AUTO_TEST_CASE(deep_nesting_is_a_problem) {
  BOOST_TEST(problem(std::string(64, '[') + std::string(64, ']')).starts_with("none"));
  BOOST_TEST(problem(std::string(65, '[') + std::string(65, ']')) ==
             "1:65 nested deeper than 64 levels");
  BOOST_TEST(problem(std::string(100'000, '[')) == "1:65 nested deeper than 64 levels");
}

BOOST_AUTO_TEST_CASE(too_many_values_are_a_problem) {
  std::string text;
  for (int i = 0; i < 100'001; ++i) text += "- x\n";
  BOOST_TEST(problem(text) == "100000:3 more than 100000 values");
}

BOOST_AUTO_TEST_CASE(a_second_document_is_a_problem) {
  BOOST_TEST(problem("a: 1\n---\nb: 2\n") ==
             "2:1 a second document begins here; only one is allowed");
}

BOOST_AUTO_TEST_CASE(mistakes_are_explained_where_they_are) {
  BOOST_TEST(
      problem("title: Home: a story\n", 2) ==
      "2:12 `: ` is not allowed here: put the whole value in quotes, or check the indentation");
  BOOST_TEST(problem("a: \"open\nb: 1\n") == "1:4 this quotation mark is never closed");
  BOOST_TEST(problem("a: [x, y\nb: 1\n") == "1:4 this `[` list lacks a comma or its `]`");
  BOOST_TEST(problem("a: {x: 1\n") == "1:4 this `{` map lacks a comma or its `}`");
  BOOST_TEST(problem("a: 1\nb\nc: 2\n") ==
             "3:1 this line is no `key: value`: a colon and a space are missing, or quotes around "
             "a long value");
  BOOST_TEST(problem("a: @home\n") ==
             "1:4 a value cannot begin with this character: put the value in quotes; "
             "indent with spaces, not tabs");
  BOOST_TEST(problem("a:\n\tb: 1\n") ==
             "2:1 a value cannot begin with this character: put the value in quotes; "
             "indent with spaces, not tabs");
  BOOST_TEST(problem("a: 'x' y\n") ==
             "1:8 this does not belong to the lines above: check the indentation and quotes");
  BOOST_TEST(problem("a: - x\n") ==
             "1:4 a `- ` list cannot begin here: put it on a line of its own");
  BOOST_TEST(problem("a: *\n") ==
             "1:4 `*` and `&` have a meaning in YAML: put the value in quotes");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_problems) {
  BOOST_TEST(problem("a: 1\né: \x01\n", 5) == "6:4 a control character is not allowed here");
  BOOST_TEST(problem("a: 1\nb: \xFF\n") == "2:4 this is no UTF-8 text");
}

BOOST_AUTO_TEST_SUITE_END()
