#include "syntax/json.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <limits>

using namespace offprint;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string number(double value) {
  std::string out;
  JsonWriter(out).number(value);
  return out;
}

std::string problem(std::string_view text) {
  const JsonResult result = parse_json(text);
  if (!result.problem) return "none";
  return std::to_string(result.problem->position.line) + ":" +
         std::to_string(result.problem->position.column) + " " + result.problem->message;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(strings_are_escaped_where_json_demands_it) {
  BOOST_TEST(escaped("a\"b\\c/\n\t\r\b\f\x01\x1F\x7F") ==
             "\"a\\\"b\\\\c/\\n\\t\\r\\b\\f\\u0001\\u001f\x7F\"");
  BOOST_TEST(escaped("é漢😀â‧") == "\"é漢😀â‧\"");
  BOOST_TEST(escaped("\xE2\x80\xA8x\xE2\x80\xA9") == "\"\\u2028x\\u2029\"");
  BOOST_TEST(escaped("\xE2") == "\"\xE2\"");
}

BOOST_AUTO_TEST_CASE(strings_neither_end_nor_open_a_script_that_holds_them) {
  BOOST_TEST(escaped("</script><SCRIPT><!--") == "\"\\u003c/script>\\u003cSCRIPT>\\u003c!--\"");
  BOOST_TEST(escaped("<p>a</p><strong></span><!DOCTYPE><") ==
             "\"<p>a</p><strong></span><!DOCTYPE><\"");
}

BOOST_AUTO_TEST_CASE(compact_output_has_commas_where_they_belong) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object().key("a").begin_array().number(std::int64_t{1}).boolean(true).null();
  writer.begin_array().end_array().begin_object().end_object().end_array();
  writer.member("b", "x").member("c", "").key("d").raw("{\"e\":0}").end_object();
  BOOST_TEST(out == "{\"a\":[1,true,null,[],{}],\"b\":\"x\",\"d\":{\"e\":0}}");
}

BOOST_AUTO_TEST_CASE(indented_output_has_a_line_for_each_member) {
  std::string out;
  JsonWriter writer(out, 2);
  writer.begin_object().key("a").begin_array().string("x").string("y").end_array();
  writer.key("b").begin_object().end_object().end_object();
  BOOST_TEST(out == "{\n  \"a\": [\n    \"x\",\n    \"y\"\n  ],\n  \"b\": {}\n}");
}

BOOST_AUTO_TEST_CASE(what_stands_in_other_output_begins_with_its_line_end) {
  std::string out;
  JsonWriter(out, 2, 2).begin_object().member("a", "x").end_object();
  BOOST_TEST(out == "\n    {\n      \"a\": \"x\"\n    }");
}

BOOST_AUTO_TEST_CASE(numbers_have_no_exponent) {
  BOOST_TEST(number(0.92) == "0.92");
  BOOST_TEST(number(1) == "1");
  BOOST_TEST(number(1e21) == "1000000000000000000000");
  BOOST_TEST(number(1e-7) == "0.0000001");
  BOOST_TEST(number(std::numeric_limits<double>::infinity()) == "null");
  BOOST_TEST(number(std::numeric_limits<double>::max()).size() == 309U);
}

BOOST_AUTO_TEST_CASE(values_are_read_in_order) {
  const JsonResult result =
      parse_json("\xEF\xBB\xBF{\"b\": [1, -2.50, true, null, \"no\"], \"a\": {}} \n");
  BOOST_TEST(!result.problem);
  BOOST_TEST(result.value.members[0].key == "b");
  BOOST_TEST(result.value.members[1].key == "a");
  const Value& list = *result.value.find("b");
  BOOST_TEST(list.items[0].scalar == "1");
  BOOST_TEST(list.items[1].scalar == "-2.5");
  BOOST_TEST(list.items[2].scalar == "true");
  BOOST_TEST(!list.items[2].quoted);
  BOOST_TEST((list.items[3].kind == Value::Kind::null));
  BOOST_TEST(list.items[4].scalar == "no");
  BOOST_TEST(list.items[4].quoted);
}

BOOST_AUTO_TEST_CASE(keys_and_values_know_where_they_stand) {
  const JsonResult result = parse_json(
      "\xEF\xBB\xBF{ \"é\\\"]\": [1,\n  {\"a\": null}, [], -2e1 ],\r\n\"b\":\"x\\\\\", \"c\" "
      ":true}",
      {7, 3});
  BOOST_TEST_REQUIRE(!result.problem);
  const auto at = [](Position position) {
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  };
  const Value& root = result.value;
  BOOST_TEST(at(root.position) == "7:3");
  BOOST_TEST_REQUIRE(root.members.size() == 3U);
  BOOST_TEST(root.members[0].key == "é\"]");
  BOOST_TEST(at(root.members[0].key_position) == "7:5");
  const Value& list = root.members[0].value;
  BOOST_TEST(at(list.position) == "7:13");
  BOOST_TEST(at(list.items[0].position) == "7:14");
  BOOST_TEST(at(list.items[1].position) == "8:3");
  BOOST_TEST(at(list.items[1].members[0].value.position) == "8:9");
  BOOST_TEST(at(list.items[2].position) == "8:16");
  BOOST_TEST(at(list.items[3].position) == "8:20");
  BOOST_TEST(at(root.members[1].key_position) == "9:1");
  BOOST_TEST(at(root.members[1].value.position) == "9:5");
  BOOST_TEST(at(root.members[2].value.position) == "9:17");
}

BOOST_AUTO_TEST_CASE(of_equal_keys_the_last_one_wins) {
  const JsonResult result = parse_json("{\"a\":1,\"b\":2,\"a\":{\"c\":3,\"c\":4},\"d\":5}");
  BOOST_TEST_REQUIRE(result.value.members.size() == 3U);
  BOOST_TEST(result.value.members[0].key == "b");
  BOOST_TEST(result.value.find("a")->find("c")->scalar == "4");
  BOOST_TEST(result.value.find("a")->members.size() == 1U);
  BOOST_TEST(result.value.members[2].key == "d");
}

BOOST_AUTO_TEST_CASE(mistakes_are_explained_where_they_are) {
  BOOST_TEST(problem("{\"é\": 1,\n \"ü\": x}") == "2:7 this is no JSON: syntax error");
  BOOST_TEST(problem("{\"a\": 1") == "1:8 the JSON ends too early");
  BOOST_TEST(problem("") == "1:1 the JSON ends too early");
  BOOST_TEST(problem("{} {}") == "1:4 more text follows the end of the JSON");
  BOOST_TEST(problem("\"\n\"") == "1:2 this is no JSON: syntax error");
  BOOST_TEST(problem(std::string(100'000, '[')).ends_with("nested deeper than 64 levels"));
}

BOOST_AUTO_TEST_CASE(what_is_written_reads_back) {
  BOOST_TEST(rc::check("escape and parse", [](const std::vector<std::uint8_t>& bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) text += static_cast<char>(byte % 128);
    text += "\xE2\x80\xA8\xE2\x80\xA7";
    RC_ASSERT(parse_json(escaped(text)).value.scalar == text);
  }));
  BOOST_TEST(rc::check("print and parse a double", [](double value) {
    if (std::isfinite(value)) RC_ASSERT(std::strtod(number(value).c_str(), nullptr) == value);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
