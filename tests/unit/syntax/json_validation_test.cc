#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "syntax/json.h"

using namespace offprint;

namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(OFFPRINT_SOURCE_DIR "/" + path, std::ios::binary);
  BOOST_REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string listed(const std::vector<SyntaxProblem>& problems) {
  std::string text;
  for (const SyntaxProblem& problem : problems)
    text += std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column) +
            " " + problem.message + "\n";
  return text;
}

std::string configuration_problems(std::string_view yaml) {
  const YamlResult parsed = parse_yaml(yaml);
  BOOST_REQUIRE(!parsed.problem);
  return listed(validate(parsed.value, file_text("schemas/publication.schema.json")));
}

std::string problems(std::string_view yaml, std::string_view schema) {
  return listed(validate(parse_yaml(yaml).value, schema));
}

constexpr std::string_view outputs = "outputs: [{kind: rss, path: f.xml}]\n";

std::string with_outputs(std::string_view yaml) {
  return configuration_problems(std::string(yaml) + std::string(outputs));
}

// Every schema below `schema` that has no description, by path.
std::string undescribed(const Value& schema, const std::string& path) {
  std::string text;
  if (!schema.find("$ref") && !schema.find("description")) text += path + "\n";
  for (const char* group : {"properties", "definitions"})
    if (const Value* named = schema.find(group))
      for (const Value::Member& member : named->members)
        text += undescribed(member.value, path + "/" + member.key);
  for (const char* single : {"items", "additionalProperties"})
    if (const Value* schema_of = schema.find(single);
        schema_of && schema_of->kind == Value::Kind::map)
      text += undescribed(*schema_of, path + "/" + single);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_validation)

BOOST_AUTO_TEST_CASE(the_sample_configuration_is_valid) {
  BOOST_TEST(configuration_problems(file_text("samples/offprint.yaml")) == "");
}

BOOST_AUTO_TEST_CASE(every_key_of_the_schemas_is_described) {
  for (const char* name : {"schemas/publication.schema.json", "schemas/article.schema.json"}) {
    const JsonResult schema = parse_json(file_text(name));
    BOOST_TEST(!schema.problem);
    BOOST_TEST(undescribed(schema.value, name) == "");
  }
}

BOOST_AUTO_TEST_CASE(unknown_keys_are_named_where_they_are_with_the_nearest_known_one) {
  BOOST_TEST(
      with_outputs("publication:\n  tittle: A\n  nothing_like_it: 1\n  title: B\n") ==
      "2:3 unknown key `tittle`; did you mean `title`?\n"
      "3:3 unknown key `nothing_like_it`; known here: `title`, `site`, `language`, "
      "`description`, `publisher`, `rights`, `logo`, `authors`, `permalink` or `date_order`\n");
  BOOST_TEST(with_outputs("sorces: []\n") == "1:1 unknown key `sorces`; did you mean `sources`?\n");
}

BOOST_AUTO_TEST_CASE(missing_keys_are_named_with_what_they_are_for) {
  BOOST_TEST(configuration_problems("outputs:\n  - kind: epub\n") ==
             "2:5 `path` is missing in item 1 of `outputs`: Where to write it\n");
  BOOST_TEST(
      configuration_problems("publication: {}\n") ==
      "1:1 `outputs` is missing: What is made of the articles: one entry for each book or feed\n");
}

BOOST_AUTO_TEST_CASE(wrong_kinds_of_value_are_explained) {
  BOOST_TEST(with_outputs("sources: a.md\n") == "1:10 `sources` must be a list, not `a.md`\n");
  BOOST_TEST(with_outputs("publication:\n  title: [a]\n") ==
             "2:10 `title` must be text, not a list\n");
  BOOST_TEST(with_outputs("publication:\n  authors: [[]]\n") ==
             "2:13 item 1 of `authors` must be text or a map with keys, not a list\n");
  BOOST_TEST(configuration_problems("outputs: [{kind: rss, path: f, volume_size: many}]\n") ==
             "1:45 `volume_size` must be a whole number, not `many`\n");
  BOOST_TEST(configuration_problems("outputs: [{kind: rss, path: f, select: {limit: '5'}}]\n") ==
             "1:48 `limit` must be a whole number, not `5`\n");
}

BOOST_AUTO_TEST_CASE(choices_and_limits_are_explained) {
  BOOST_TEST(
      configuration_problems("outputs:\n  - {kind: epubs, path: x}\n") ==
      "2:12 `kind` must be `epub`, `jsonfeed`, `rss`, `atom`, `sitemap`, `opml`, `opds`, `opds2` "
      "or `index`, not `epubs`; did you mean `epub`?\n");
  BOOST_TEST(configuration_problems("outputs: [{kind: rss, path: f, select: {limit: 0}}]\n") ==
             "1:48 `limit` must be at least 1, not `0`\n");
  BOOST_TEST(configuration_problems("outputs: [{kind: rss, path: f, volume_size: 1000001}]\n") ==
             "1:45 `volume_size` must be at most 1000000, not `1000001`\n");
  BOOST_TEST(configuration_problems("outputs: []\n") == "1:10 `outputs` must not be empty\n");
  BOOST_TEST(configuration_problems("outputs: [{kind: rss, path: ''}]\n") ==
             "1:29 `path` must not be empty\n");
}

BOOST_AUTO_TEST_CASE(keys_without_a_value_are_explained) {
  BOOST_TEST(with_outputs("publication:\n  title:\n") ==
             "2:9 `title` has no value: give it one, or remove it\n");
  BOOST_TEST(configuration_problems("") == "1:1 the document is empty\n");
}

BOOST_AUTO_TEST_CASE(text_may_look_like_a_number_where_text_is_wanted) {
  BOOST_TEST(with_outputs(
                 "publication:\n  title: 2024\n  rights: true\n  authors: [007, {name: 1.5}]\n") ==
             "");
  BOOST_TEST(configuration_problems(
                 "outputs:\n  - {kind: rss, path: f, select: {from: 2024-01-01, tags: 5}}\n") ==
             "");
}

BOOST_AUTO_TEST_CASE(scalars_without_quotes_are_what_they_look_like_elsewhere) {
  constexpr std::string_view schema =
      R"({"properties": {"a": {"type": "boolean"}, "b": {"type": "number"},)"
      R"( "c": {"type": "integer"}}})";
  BOOST_TEST(problems("a: true\nb: -1.5\nc: 12\nd: x\n", schema) == "");
  BOOST_TEST(problems("a: yes\nb: '2'\nc: 1.5\nd: nan\n", schema) ==
             "1:4 `a` must be true or false, not `yes`\n"
             "2:4 `b` must be a number, not `2`\n"
             "3:4 `c` must be a whole number, not `1.5`\n");
}

BOOST_AUTO_TEST_CASE(what_alternatives_reject_is_reported_once_at_least) {
  constexpr std::string_view schema = R"({"not": {"required": ["a"]}})";
  BOOST_TEST(problems("a: 1\n", schema) ==
             "1:1 the document: Target should not validate against schema specified in 'not' "
             "constraint.\n");
  BOOST_TEST(problems("[1, x]\n",
                      R"({"items": {"anyOf": [{"type": "integer"}, {"type": "null"}]}})") != "");
}

BOOST_AUTO_TEST_CASE(an_article_is_checked_too) {
  const std::string schema = file_text("schemas/article.schema.json");
  const JsonResult empty = parse_json("{\"id\": 1}");
  const std::string text = listed(validate(empty.value, schema));
  BOOST_TEST(
      text.find("1:1 `slug` is missing: Name for addresses and files, unique in the archive\n") !=
      std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
