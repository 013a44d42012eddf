// JSON text (RFC 8259), written in order and read as Value. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "syntax/yaml.h"

namespace offprint {

// Appends `text` as a JSON string, quotes included; UTF-8 stays as it is, controls and U+2028/9 are
// escaped, and so is a `<` that would end or open a script or a comment where pages embed JSON.
void append_json_string(std::string& out, std::string_view text);

// Writes objects and arrays with commas where they belong. `indent` 0 = compact, else that many
// blanks a level. With `depth`, what is written stands so many levels deep in what others write: it
// begins with the line end before it.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, int indent = 0, int depth = 0)
      : out_(out), indent_(indent), depth_(depth) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& number(double value);  // shortest form, never an exponent; null when not finite
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // Already JSON.
  JsonWriter& raw(std::string_view json);

  // key + string, but nothing at all when the value is empty.
  JsonWriter& member(std::string_view name, std::string_view value);

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void before_value();
  void new_line();

  std::string& out_;
  int indent_;
  int depth_;
  bool first_ = true;
  bool after_key_ = false;
};

inline constexpr std::uint64_t any_number_of_values = -1;

struct JsonResult {
  Value value;
  std::optional<SyntaxProblem> problem;
};

// Appends the shortest spelling of a finite number, never an exponent.
void append_json_number(std::string& out, double value);

// Scalars come back in their shortest spelling, strings as quoted; of equal keys the last one wins.
// Every value and key has its position (of a string's quotation mark); the text's first character,
// which a byte order mark is not, stands at `begin`. What exceeds `limits` is a problem (their
// bytes do not count). Linear in the text but for sorting the keys of an object.
JsonResult parse_json(std::string_view text, Position begin = {1, 1},
                      const DataLimits& limits = {.values = any_number_of_values});

// Checks `value` against a JSON Schema (draft 7) given as JSON text: one problem each, at the place
// in the value it is about, in words a person can act on ("unknown key `tittle`; did you mean
// `title`?"). For when no other thread is at work (EndWithoutMemory).
std::vector<SyntaxProblem> validate(const Value& value, std::string_view schema_json);

}  // namespace offprint
