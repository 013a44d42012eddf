#define VALIJSON_USE_EXCEPTIONS 1

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "base/out_of_memory.h"
#include "base/pattern.h"
#include "syntax/json.h"
#include "syntax/json_schema.h"

namespace offprint {
namespace {

using Context = std::vector<std::string>;  // valijson's: "<root>", "[key]", "[0]"

// An unquoted scalar is what it looks like, unless the schema wants text there: `title: 2024` is a
// title.
boost::json::value scalar_to_json(const Value& value, const SchemaNode& schema) {
  const std::string& text = value.scalar;
  if (value.quoted || schema.allows_type("string")) return boost::json::value(text);
  if (text == "true" || text == "false") return text == "true";
  const char* const end = text.data() + text.size();
  std::int64_t integer = 0;
  if (const auto read = std::from_chars(text.data(), end, integer);
      read.ec == std::errc{} && read.ptr == end)
    return integer;
  if (text.find_first_not_of("+-.0123456789eE") != text.npos) return boost::json::value(text);
  double number = 0;
  if (const auto read = std::from_chars(text.data(), end, number);
      read.ec == std::errc{} && read.ptr == end)
    return number;
  return boost::json::value(text);
}

// Nesting is limited by the parsers.
boost::json::value to_json(const Value& value, const SchemaNode& schema) {
  switch (value.kind) {
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::scalar:
      return scalar_to_json(value, schema);
    case Value::Kind::list: {
      boost::json::array array;
      for (const Value& item : value.items) array.push_back(to_json(item, schema.items()));
      return array;
    }
    case Value::Kind::map: {
      boost::json::object object;
      for (const Value::Member& member : value.members)
        object[member.key] = to_json(member.value, schema.member(member.key));
      return object;
    }
  }
  return nullptr;
}

// A place in the value with what the schema says about it.
struct Place {
  const Value* value;
  SchemaNode schema;
  std::string name;  // "`title`", "item 2 of `authors`", "the document"
  bool is_root = false;
};

Place find_place(const Value& root, const SchemaNode& schema, const Context& context) {
  Place place{&root, schema, "the document", true};
  for (std::size_t i = 1; i < context.size(); ++i) {
    const std::string key = context[i].substr(1, context[i].size() - 2);
    if (place.value->kind == Value::Kind::list) {
      const auto index = static_cast<std::size_t>(std::stoul(key));
      place = {&place.value->items.at(index), place.schema.items(),
               "item " + std::to_string(index + 1) + " of " + place.name};
      continue;
    }
    const Value* member = place.value->find(key);
    if (!member) break;
    place = {member, place.schema.member(key), "`" + key + "`"};
  }
  return place;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " or " : ", ";
    text += parts[i];
  }
  return text;
}

std::string type_name(std::string_view type) {
  if (type == "string") return "text";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  if (type == "boolean") return "true or false";
  if (type == "array") return "a list";
  if (type == "object") return "a map with keys";
  return "nothing";
}

std::string kind_name(const Value& value) {
  switch (value.kind) {
    case Value::Kind::list:
      return "a list";
    case Value::Kind::map:
      return "a map";
    default:
      return "`" + value.scalar + "`";
  }
}

std::string quoted_list(std::vector<std::string> words) {
  for (std::string& word : words) word = "`" + word + "`";
  return joined(words);
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string_view near = nearest(word, known.data(), known.data() + known.size());
  return near.empty() ? "" : "; did you mean `" + std::string(near) + "`?";
}

// valijson's errors in words, each at its place.
class Explainer {
 public:
  Explainer(const Value& value, const boost::json::value& schema)
      : value_(value), schema_(schema) {}

  void explain(const Context& context, std::string_view description) {
    const Place place = find_place(value_, schema_, context);
    if (description.find("could not be validated using 'properties'") != description.npos)
      return explain_unknown_keys(place);
    if (description.starts_with("Missing required property '")) {
      description.remove_prefix(description.find('\'') + 1);
      return explain_missing_key(place, description.substr(0, description.rfind('\'')));
    }
    add(place.value->position, message(place, description));
  }

  std::vector<SyntaxProblem> take() {
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    return std::move(problems_);
  }

 private:
  void add(Position position, std::string message) {
    problems_.push_back({position, std::move(message)});
  }

  void explain_unknown_keys(const Place& place) {
    const std::vector<std::string> known = place.schema.keys();
    for (const Value::Member& member : place.value->members) {
      if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
      std::string hint = suggestion(member.key, known);
      if (hint.empty() && !known.empty()) hint = "; known here: " + quoted_list(known);
      add(member.key_position, "unknown key `" + member.key + "`" + hint);
    }
  }

  void explain_missing_key(const Place& place, std::string_view key) {
    std::string text = "`" + std::string(key) + "` is missing";
    if (!place.is_root) text += " in " + place.name;
    const std::string_view about = place.schema.member(key).description();
    if (!about.empty()) text += ": " + std::string(about.substr(0, about.find(". ")));
    while (text.ends_with('.')) text.pop_back();
    add(place.value->position, text);
  }

  static std::string message(const Place& place, std::string_view description) {
    const Value& value = *place.value;
    const auto begins = [&](std::string_view with) { return description.starts_with(with); };
    if (value.kind == Value::Kind::null)
      return place.name +
             (place.is_root ? " is empty" : " has no value: give it one, or remove it");
    if (begins("Value type not permitted")) {
      std::vector<std::string> names;
      for (const std::string& type : place.schema.types()) names.push_back(type_name(type));
      return place.name + " must be " + joined(names) + ", not " + kind_name(value);
    }
    if (begins("Failed to match against any enum")) {
      const auto choices = place.schema.choices();
      return place.name + " must be " + quoted_list(choices) + ", not " + kind_name(value) +
             suggestion(value.scalar, choices);
    }
    if (begins("Expected number greater than or equal"))
      return place.name + " must be at least " + place.schema.number("minimum") + ", not " +
             kind_name(value);
    if (begins("Expected number less than or equal"))
      return place.name + " must be at most " + place.schema.number("maximum") + ", not " +
             kind_name(value);
    if (begins("String should be no fewer") || begins("Array should contain no fewer"))
      return place.name + " must not be empty";
    return place.name + ": " + std::string(description);
  }

  const Value& value_;
  SchemaNode schema_;
  std::vector<SyntaxProblem> problems_;
};

bool is_below(const Context& context, const Context& top) {
  return context.size() >= top.size() && std::equal(top.begin(), top.end(), context.begin());
}

// valijson repeats every error at each level above it; such echoes say no more than that something
// below is wrong.
std::vector<valijson::ValidationResults::Error> without_echoes(
    const valijson::ValidationResults& results) {
  const auto is_echo = [](const auto& error) {
    return error.description.starts_with("Failed to validate");
  };
  std::vector<valijson::ValidationResults::Error> kept;
  for (const auto& error : results)
    if (!is_echo(error)) kept.push_back(error);
  for (const auto& error : results) {
    const auto explains = [&](const auto& other) { return is_below(other.context, error.context); };
    if (is_echo(error) && std::none_of(kept.begin(), kept.end(), explains)) kept.push_back(error);
  }
  return kept;
}

}  // namespace

std::vector<SyntaxProblem> validate(const Value& value, std::string_view schema_json) {
  const EndWithoutMemory on_null_pointers;  // valijson writes to them
  const boost::json::value schema_document = boost::json::parse(schema_json);
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::BoostJsonAdapter(schema_document),
                                          schema);

  const boost::json::value document = to_json(value, SchemaNode(schema_document));
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, valijson::adapters::BoostJsonAdapter(document), &results);
  Explainer explainer(value, schema_document);
  for (const auto& error : without_echoes(results))
    explainer.explain(error.context, error.description);
  return explainer.take();
}

}  // namespace offprint
