// Plain TOML is read without toml++, and means what toml++ says.
#include "syntax/toml_plain.h"

#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "syntax/toml.h"

using namespace offprint;

namespace {

constexpr std::uint32_t first_line = 7;

bool is_plain(std::string_view text) { return read_plain_toml(text, first_line).has_value(); }

bool is_same(const Value& a, const Value& b) {
  const auto is_same_member = [](const Value::Member& x, const Value::Member& y) {
    return x.key == y.key && x.key_position == y.key_position && is_same(x.value, y.value);
  };
  return a.kind == b.kind && a.scalar == b.scalar && a.quoted == b.quoted &&
         a.position == b.position &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                    is_same_member);
}

// "" when the text is not plain, or toml++ says the same.
std::string difference(const std::string& text) {
  const auto plain = read_plain_toml(text, first_line);
  if (!plain) return "";
  // A comment that is not at the beginning of its line is not plain, and means nothing.
  const std::string with_comment = text + "\n  # toml++ reads this";
  if (is_plain(with_comment)) return "the comment is plain";
  const TomlResult parsed = parse_toml(with_comment, first_line);
  if (parsed.problem) return parsed.problem->message;
  return is_same(*plain, parsed.value) ? "" : "other values";
}

const std::vector<std::string> values{"\"a word\"",
                                      "'a \"word\"'",
                                      "\"Grüße – größer\"",
                                      "\"#, = [x] 'y'\"",
                                      "\"\"",
                                      "''",
                                      "\"\"\"a\"\"\"",
                                      "'''a'''",
                                      "\"a\\n\"",
                                      "'a\\n'",
                                      "\"a",
                                      "\"a\"b",
                                      "\"a\" # b",
                                      "\"a\" ",
                                      "true",
                                      "false",
                                      "True",
                                      "2024-02-28",
                                      "2024-02-30",
                                      "0000-12-01",
                                      "2024-13-01",
                                      "2024-02-28 10:00:00",
                                      "12",
                                      "[]",
                                      "[\"a\"]",
                                      "[\"ä\", 'b', \"c\"]",
                                      "[\"a\",\"b\"]",
                                      "[\"a\", ]",
                                      "[1, 2]",
                                      "[[\"a\"]]",
                                      "{a = 1}",
                                      "\"a\tb\"",
                                      "\"\u0085\uFEFF\U0001F600\"",
                                      ""};
const std::vector<std::string> beginnings{"a = ", "title = ", "b-c_2 = ", "2 = ",   "a.b = ",
                                          "a= ",  "é = ",     "\"q\" = ", " = ",    "# ",
                                          "[a]",  "[b]",      "[a.b]",    "[[a]]",  "[ a ]",
                                          "[",    "",         "a",        " a = 1", "[x] # "};

rc::Gen<std::string> document(std::size_t lines) {
  const auto line = rc::gen::map(
      rc::gen::pair(rc::gen::weightedOneOf<std::string>(
                        {{8, rc::gen::element<std::string>("a = ", "c = ", "d = ", "e = ")},
                         {3, rc::gen::element<std::string>("[f]\n", "[g]\n", "\n", "# ")},
                         {1, rc::gen::elementOf(beginnings)}}),
                    rc::gen::weightedOneOf<std::string>(
                        {{3, rc::gen::element<std::string>("\"x\"", "[\"ö\", \"z\"]", "true")},
                         {1, rc::gen::elementOf(values)}})),
      [](const auto& parts) {
        return parts.first + (parts.first.ends_with('\n') ? "" : parts.second + "\n");
      });
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(lines, line),
                      [](const std::vector<std::string>& all) {
                        std::string text;
                        for (const std::string& one : all) text += one;
                        return text;
                      });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(toml_plain)

BOOST_AUTO_TEST_CASE(plain_toml_means_what_toml_plus_plus_says) {
  BOOST_TEST(rc::check("plain and parsed are the same", [] {
    const std::string text = *document(*rc::gen::inRange<std::size_t>(1, 7));
    RC_ASSERT(difference(text) == "");
    RC_ASSERT(difference(text.substr(0, text.size() - 1)) == "");
  }));
}

// Otherwise the property above would compare nothing.
BOOST_AUTO_TEST_CASE(many_generated_documents_are_plain) {
  int plain = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed)
    plain += is_plain(document(3)(rc::Random(seed), 50).value());
  BOOST_TEST(plain > 100);
}

BOOST_AUTO_TEST_CASE(each_value_means_what_toml_plus_plus_says) {
  for (const std::string& value : values)
    for (const std::string& beginning : beginnings)
      for (const std::string& text :
           {beginning + value, beginning + value + "\nb = 'c'\n", "[t]\n" + beginning + value})
        BOOST_TEST(difference(text) == "", text);
}

BOOST_AUTO_TEST_CASE(most_front_matter_is_plain) {
  for (const std::string text :
       {"title = \"The salt road\"\ndate = 2024-03-01\ndraft = true\n",
        "# Where it stands\npath = \"salt\"\n\nauthors = [\"A. Sea\", \"B. Land\"]\naliases = []\n",
        "title = 'Salt'\n\n[extra]\nteam = \"The \u201csalt\u201d team\"\n[taxonomies]\n"}) {
    BOOST_TEST(is_plain(text), text);
    BOOST_TEST(difference(text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(what_has_structure_or_mistakes_is_not_plain) {
  for (const std::string text :
       {"a", "a = 1", "a = \"b\" # c", "a = \"\\t\"", "a = \"b\"\na = \"c\"", "[a]\n[a]",
        "a = \"b\"\n[a]", "a.b = \"c\"", "[a.b]", "[[a]]", "a = [\"b\",\n\"c\"]", "a = \"b\"\r\n",
        "a = \"\"\"b\"\"\"", "a = {b = \"c\"}", "a = 2024-02-30", "a = \"\x80\""})
    BOOST_TEST(!is_plain(text), text);
  BOOST_TEST(!is_plain("a = \"" + std::string(100'000, 'b') + '"'));
}

BOOST_AUTO_TEST_SUITE_END()
