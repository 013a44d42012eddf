#include "base/unicode.h"
#include "demand.h"
#include "ingest/field_names.h"
#include "ingest/front_matter.h"
#include "syntax/json.h"
#include "syntax/toml.h"
#include "syntax/yaml.h"

namespace {

using namespace offprint;
using fuzz::check_text;
using fuzz::demand;

void check_value(const Value& value) {
  check_text(value.scalar, "values are UTF-8");
  for (const Value& item : value.items) check_value(item);
  for (const Value::Member& member : value.members) {
    check_text(member.key, "keys are UTF-8");
    check_value(member.value);
  }
}

template <typename Result>
void check_result(const Result& result) {
  check_value(result.value);
  if (!result.problem) return;
  check_text(result.problem->message, "messages are UTF-8");
  demand(!result.problem->message.empty(), "problems say what they are");
}

void write(JsonWriter& out, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      out.null();
      break;
    case Value::Kind::scalar:
      out.string(value.scalar);
      break;
    case Value::Kind::list:
      out.begin_array();
      for (const Value& item : value.items) write(out, item);
      out.end_array();
      break;
    case Value::Kind::map:
      out.begin_object();
      for (const Value::Member& member : value.members) write(out.key(member.key), member.value);
      out.end_object();
      break;
  }
}

std::string as_json(const Value& value) {
  std::string json;
  JsonWriter out(json);
  write(out, value);
  return json;
}

// Whatever one of them reads can be written as JSON, and is the same then.
void check_written(const Value& value) {
  const std::string json = as_json(value);
  const JsonResult again = parse_json(json);
  demand(!again.problem, "what is written is JSON", json);
  demand(as_json(again.value) == json, "values survive JSON", json);
}

bool is_within(std::string_view part, std::string_view text) {
  return part.empty() ||
         (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size());
}

}  // namespace

// A document with front matter of any form; and the whole of it in each of the languages.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = replace_invalid_utf8({reinterpret_cast<const char*>(data), size});
  const FrontMatter parts = split_front_matter(text);
  demand(is_within(parts.text, text) && is_within(parts.body, text), "parts are of the text");
  demand((parts.form == FrontMatterForm::none) == (parts.line == 0), "front matter has a line");
  Diagnostics diagnostics;
  if (parts.line != 0)
    for (const Field& field : read_front_matter(parts, "a.md", standard_fields(), diagnostics))
      check_value(field.value);
  fuzz::check_messages(diagnostics);
  const YamlResult yaml = parse_yaml(text, 1, EqualKeys::last_counts);
  const TomlResult toml = parse_toml(text);
  const JsonResult json = parse_json(text);
  check_result(yaml);
  check_result(toml);
  check_result(json);
  if (!yaml.problem) check_written(yaml.value);
  if (!toml.problem) check_written(toml.value);
  if (!json.problem) check_written(json.value);
  return 0;
}
