#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// What it asserts, hostile texts can break; it reports them all the same.
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_MAX_NESTED_VALUES 64
#include "syntax/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "syntax/toml_keys.h"
#include "syntax/toml_plain.h"

namespace offprint {
namespace {

// Cuts pieces out of the text by toml++'s positions, which are to be asked for from the beginning
// to the end of a line: then each line is walked once.
class Spellings {
 public:
  explicit Spellings(std::string_view text) : text_(text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos;) begins_.push_back(++at);
  }

  std::string_view cut(const toml::source_region& region) {
    const std::size_t begin = offset_of(region.begin);
    const std::size_t end = offset_of(region.end);
    return trim(text_.substr(begin, end > begin ? end - begin : 0));
  }

 private:
  std::size_t offset_of(const toml::source_position& place) {
    if (place.line == 0 || place.line > begins_.size()) return text_.size();
    if (place.line != line_ || place.column < column_) {
      line_ = place.line;
      column_ = 1;
      offset_ = begins_[line_ - 1];
    }
    for (; column_ < place.column && offset_ < text_.size(); ++column_)
      next_code_point(text_, offset_);
    return offset_;
  }

  std::string_view text_;
  std::vector<std::size_t> begins_ = {0};
  std::size_t line_ = 0, column_ = 1, offset_ = 0;
};

class Converter {
 public:
  Converter(std::string_view text, std::uint32_t first_line, const DataLimits& limits)
      : spellings_(text), first_line_(first_line), limits_(limits) {}

  // Recursion ends with the limit.
  Value convert(const toml::node& node, std::size_t depth = 0) {
    Value value;
    value.position = position(node.source().begin);
    if (depth > limits_.depth)
      fail(value.position, "nested deeper than " + std::to_string(limits_.depth) + " levels",
           &Limits::front_matter_depth);
    if (++nodes_ > limits_.values)
      fail(value.position, "more than " + std::to_string(limits_.values) + " values",
           &Limits::front_matter_values);
    if (problem) return value;
    if (const toml::table* table = node.as_table()) {
      value.kind = Value::Kind::map;
      convert_members(*table, depth, value);
    } else if (const toml::array* array = node.as_array()) {
      value.kind = Value::Kind::list;
      for (const toml::node& item : *array) value.items.push_back(convert(item, depth + 1));
    } else {
      value.kind = Value::Kind::scalar;
      const auto* string = node.as_string();
      value.quoted = string != nullptr;
      value.scalar = string ? std::string_view(string->get()) : spellings_.cut(node.source());
    }
    return value;
  }

  Position position(const toml::source_position& place) const {
    if (place.line == 0) return {first_line_, 1};
    return {static_cast<std::uint32_t>(place.line) - 1 + first_line_,
            static_cast<std::uint32_t>(place.column)};
  }

  std::optional<SyntaxProblem> problem;

 private:
  struct Place {
    toml::source_position position;
    const toml::key* key;
    const toml::node* node;
  };

  void convert_members(const toml::table& table, std::size_t depth, Value& value) {
    std::vector<Place> places;
    for (const auto& [key, node] : table) places.push_back({key.source().begin, &key, &node});
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.position < b.position; });
    for (const Place& place : places)
      value.members.push_back({std::string(place.key->str()), position(place.position),
                               convert(*place.node, depth + 1)});
  }

  void fail(Position where, std::string message, Limit limit) {
    if (!problem) problem = SyntaxProblem{where, std::move(message), limit};
  }

  Spellings spellings_;
  std::uint32_t first_line_;
  const DataLimits& limits_;
  std::size_t nodes_ = 0;
};

// toml++ says "Error while parsing key-value pair: cannot redefine existing string".
std::string describe(std::string_view problem) {
  constexpr std::string_view beginning = "Error while parsing ";
  if (problem.find("unescaped control characters") != problem.npos)
    return "this text lacks its second quotation mark, or holds a control character";
  if (problem.starts_with(beginning)) problem.remove_prefix(beginning.size());
  return collapse_space(problem);
}

}  // namespace

TomlResult parse_toml(std::string_view text, std::uint32_t first_line, const DataLimits& limits) {
  TomlResult result;
  if (auto plain = read_plain_toml(text, first_line)) {
    result.value = *std::move(plain);
    return result;
  }
  if (text.size() > limits.bytes)
    result.problem = SyntaxProblem{{first_line, 1},
                                   "more than " + std::to_string(limits.bytes) + " bytes",
                                   &Limits::front_matter_bytes};
  else if (const auto hazard = find_toml_hazard(text))
    result.problem =
        SyntaxProblem{{hazard->position.line - 1 + first_line, hazard->position.column},
                      std::string(hazard->message)};
  if (result.problem) return result;
  Converter converter(text, first_line, limits);
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    result.problem = SyntaxProblem{converter.position(parsed.error().source().begin),
                                   describe(parsed.error().description())};
    return result;
  }
  result.value = converter.convert(parsed.table());
  result.value.position = {first_line, 1};
  if (converter.problem) result = {{}, std::move(converter.problem)};
  return result;
}

}  // namespace offprint
