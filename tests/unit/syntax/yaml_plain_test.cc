// Plain YAML is read without libyaml, and means what libyaml says.
#include "syntax/yaml_plain.h"

#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "syntax/yaml.h"

using namespace offprint;

namespace {

constexpr std::uint32_t first_line = 7;

bool is_plain(std::string_view text) {
  return read_plain_yaml(text, first_line, DataLimits().values).has_value();
}

bool same(const Value& a, const Value& b) {
  const auto same_member = [](const Value::Member& x, const Value::Member& y) {
    return x.key == y.key && x.key_position == y.key_position && same(x.value, y.value);
  };
  return a.kind == b.kind && a.scalar == b.scalar && a.quoted == b.quoted &&
         a.position == b.position &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                    same_member);
}

// "" when the text is not plain, or libyaml says the same.
std::string difference(const std::string& text) {
  const auto plain = read_plain_yaml(text, first_line, DataLimits().values);
  if (!plain) return "";
  // A comment that is not at the beginning of its line is not plain, and means nothing.
  const std::string with_comment = text + "\n  # libyaml reads this";
  if (is_plain(with_comment)) return "the comment is plain";
  const YamlResult parsed = parse_yaml(with_comment, first_line);
  if (parsed.problem) return parsed.problem->message;
  return same(*plain, parsed.value) ? "" : "other values";
}

const std::vector<std::string> values{"",
                                      " ",
                                      " word",
                                      "  two words ",
                                      " 2024-01-01 12:30",
                                      " https://a.example/?b=c#d",
                                      " a: b",
                                      " a:",
                                      " a #b",
                                      " a#b, [c] {d} 'e' \"f\" & * ! | > % @ `",
                                      " Grüße – größer",
                                      " ’quoted’",
                                      " \"in quotes: # no\\n\"",
                                      " \"in quotes: # 'no'\"",
                                      " ' in quotes: # \"no\" '",
                                      " 'it''s'",
                                      " \"a\" b",
                                      " \"\"",
                                      " ''",
                                      " '",
                                      " \"a",
                                      " ~",
                                      " null",
                                      " [a, b]",
                                      " |",
                                      " - a",
                                      " -a",
                                      " *a",
                                      " !!str a",
                                      " ?",
                                      " .5",
                                      " a\tb",
                                      " a\u2028b",
                                      " a\u00A0",
                                      " a\u0085b",
                                      " \U0001F600",
                                      "x"};
const std::vector<std::string> beginnings{"a:",  "title:", "b-c_2:", "true:", "  -",
                                          "  -", "-",      "# ",     ""};
const std::vector<std::string> odd_beginnings{
    "    -", "   ", "  a:", "---", "a", "é:", "2:", "-  ", "\"q\":", "a :", "? a", "..."};

rc::Gen<std::string> document(std::size_t lines) {
  const auto line = rc::gen::map(
      rc::gen::pair(rc::gen::weightedOneOf<std::string>({{12, rc::gen::elementOf(beginnings)},
                                                         {1, rc::gen::elementOf(odd_beginnings)}}),
                    rc::gen::elementOf(values)),
      [](const auto& parts) { return parts.first + parts.second + "\n"; });
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(lines, line),
                      [](const std::vector<std::string>& all) {
                        std::string text;
                        for (const std::string& one : all) text += one;
                        return text;
                      });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yaml_plain)

BOOST_AUTO_TEST_CASE(plain_yaml_means_what_libyaml_says) {
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
  BOOST_TEST(plain > 10);
}

BOOST_AUTO_TEST_CASE(each_value_means_what_libyaml_says) {
  for (const std::string& value : values)
    for (const std::string& text : {"a:" + value, "a:" + value + "\nb: c\n", "a:\n  -" + value,
                                    "a:\n-" + value + "\n- x\nb:" + value + "\n\n"})
      BOOST_TEST(difference(text) == "", text);
}

BOOST_AUTO_TEST_CASE(most_front_matter_is_plain) {
  for (const std::string text :
       {"title: The salt road\ndate: 2024-03-01 12:00:00 +0100\n",
        "# Where it stands\nslug: salt-road\n\ntitle: \"Salt: a road\"\nsummary: 'By \"foot\"'\n",
        "tags:\n  - salt\n  - roads\n\n# Who\nauthors:\n- \"A. Sea\"\nweight: 1\ndraft:\n"}) {
    BOOST_TEST(is_plain(text), text);
    BOOST_TEST(difference(text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(what_has_structure_or_mistakes_is_not_plain) {
  for (const std::string text :
       {"", "\n# a\n", "a", "a: b\n  c", "a: b\n- c", "a:\n  - b\n    - c", "a:\n  b: c", "a: b: c",
        "a: [b]", "a: b\na: c", "a: |\n  b", "a: \"\\t\"", "a:\tb", "a: *b", "a: b\r\n", "--- a: b",
        "a:b", "a: b\n---\nc: d"})
    BOOST_TEST(!is_plain(text), text);
  BOOST_TEST(!read_plain_yaml("a: b\nc: d", 1, 4));
  BOOST_TEST(read_plain_yaml("a: b\nc: d", 1, 5).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
