#include "ingest/field_names.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace offprint;

namespace {

Value map_of(const std::vector<std::string>& keys) {
  Value map;
  map.kind = Value::Kind::map;
  std::uint32_t line = 1;
  for (const std::string& key : keys) {
    Value value;
    value.kind = Value::Kind::scalar;
    value.scalar = "of " + key;
    map.members.push_back({key, {++line, 1}, value});
  }
  return map;
}

std::string fields_of(const std::vector<std::string>& keys, Diagnostics& diagnostics) {
  std::string text;
  for (const Field& field : standard_fields().read(map_of(keys), "a.md", diagnostics))
    text += std::string(name(field.name)) + "=" + field.value.scalar + ";";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(field_names)

BOOST_AUTO_TEST_CASE(keys_of_many_tools_name_the_same_fields) {
  Diagnostics none;
  BOOST_TEST(fields_of({"Title"}, none) == "title=of Title;");
  BOOST_TEST(fields_of({"publishDate"}, none) == "published=of publishDate;");
  BOOST_TEST(fields_of({"last-modified-at"}, none) == "modified=of last-modified-at;");
  BOOST_TEST(fields_of({"feature_image"}, none) == "image=of feature_image;");
  BOOST_TEST(fields_of({"redirect_from"}, none) == "aliases=of redirect_from;");
  BOOST_TEST(fields_of({"Content Warnings"}, none) == "advisories=of Content Warnings;");
  BOOST_TEST(none.empty());
}

BOOST_AUTO_TEST_CASE(the_best_of_several_keys_for_one_field_comes_first) {
  Diagnostics none;
  BOOST_TEST(
      fields_of({"created_at", "description", "date", "excerpt"}, none) ==
      "summary=of excerpt;summary=of description;published=of date;published=of created_at;");
}

BOOST_AUTO_TEST_CASE(what_the_configuration_adds_wins) {
  const FieldTable table({{"blurb", FieldName::summary}, {"Extra.Lead", FieldName::dek}});
  Value map = map_of({"excerpt", "blurb"});
  map.members.push_back({"extra", {9, 1}, map_of({"lead", "weight"})});
  Diagnostics none;
  std::string text;
  for (const Field& field : table.read(map, "a.md", none))
    text += std::string(name(field.name)) + "(" + field.key + ")=" + field.value.scalar + ";";
  BOOST_TEST(text ==
             "summary(blurb)=of blurb;dek(extra.lead)=of lead;summary(excerpt)=of excerpt;");
  BOOST_TEST((table.find("BLURB") == FieldName::summary));
  BOOST_TEST(!standard_fields().find("blurb").has_value());
  BOOST_TEST(none.empty());
}

BOOST_AUTO_TEST_CASE(description_beside_a_deck_is_the_summary) {
  Diagnostics none;
  BOOST_TEST(fields_of({"description", "deck"}, none) == "dek=of deck;summary=of description;");
}

BOOST_AUTO_TEST_CASE(a_key_that_looks_like_a_known_one_is_reported) {
  Diagnostics diagnostics;
  BOOST_TEST(fields_of({"weight", "autor", "layout", "order"}, diagnostics) == "");
  BOOST_REQUIRE(diagnostics.size() == 1u);
  BOOST_TEST((diagnostics[0].code == Code::front_matter_key_unknown));
  BOOST_TEST(to_text(diagnostics[0]) ==
             "a.md:3:1: info: the front-matter key `autor` is not known and was ignored; did you "
             "mean `author`? [front-matter-key-unknown]");
}

BOOST_AUTO_TEST_CASE(a_likely_typo_of_a_field_that_is_there_is_no_typo) {
  Diagnostics diagnostics;
  BOOST_TEST(fields_of({"titles", "title"}, diagnostics) == "title=of title;");
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(keys_that_other_tools_own_are_ignored_silently) {
  Diagnostics diagnostics;
  fields_of({"weight", "expirydate", "layout", "class", "order", "related", "source", "source_url",
             "kicker", "untranslated", "size", "type", "params"},
            diagnostics);
  for (const Diagnostic& diagnostic : diagnostics) BOOST_ERROR(to_text(diagnostic));
}

BOOST_AUTO_TEST_CASE(no_key_is_listed_twice) {
  std::set<std::string> keys;
  for (const KnownKey& known : known_keys()) BOOST_TEST(keys.insert(known.key).second, known.key);
  Diagnostics none;
  for (const KnownKey& known : known_keys())
    BOOST_TEST(standard_fields().read(map_of({known.key}), "", none).size() == 1u, known.key);
}

BOOST_AUTO_TEST_SUITE_END()
