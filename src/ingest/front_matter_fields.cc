#include <string>

#include "ingest/front_matter.h"
#include "ingest/header_lines.h"
#include "syntax/json.h"
#include "syntax/toml.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

struct Parsed {
  Value value;
  std::optional<SyntaxProblem> problem = {};
  std::vector<RepeatedKey> repeated = {};
};

Parsed parse_json_matter(const FrontMatter& parts, const DataLimits& limits) {
  // Between marks the braces may be missing; they are put on the line before.
  const std::size_t begin = parts.text.find_first_not_of(" \t\r\n");
  if (begin == parts.text.npos) return {};
  const bool is_whole = parts.text[begin] == '{';
  const std::string members = is_whole ? "" : "{\n" + std::string(parts.text) + "}";
  JsonResult json = parse_json(is_whole ? parts.text : std::string_view(members),
                               {is_whole ? parts.line : parts.line - 1, 1}, limits);
  return {std::move(json.value), std::move(json.problem)};
}

Parsed parse(const FrontMatter& parts, const FieldTable& known, const DataLimits& limits) {
  Parsed parsed;
  if (parts.text.size() > limits.bytes) {
    parsed.problem = SyntaxProblem{{parts.line, 1},
                                   "more than " + std::to_string(limits.bytes) + " bytes",
                                   &Limits::front_matter_bytes};
    return parsed;
  }
  switch (parts.form) {
    case FrontMatterForm::none:
      break;
    case FrontMatterForm::yaml: {
      YamlResult yaml = parse_yaml(parts.text, parts.line, EqualKeys::last_counts, limits);
      return {std::move(yaml.value), std::move(yaml.problem), std::move(yaml.repeated)};
    }
    case FrontMatterForm::toml: {
      TomlResult toml = parse_toml(parts.text, parts.line, limits);
      return {std::move(toml.value), std::move(toml.problem)};
    }
    case FrontMatterForm::json:
      return parse_json_matter(parts, limits);
    case FrontMatterForm::lines:
      parsed.value = read_header_lines(parts.text, parts.line, known, parsed.repeated);
      break;
    case FrontMatterForm::title_block:
      parsed.value = read_title_block(parts.text, parts.line);
      break;
  }
  return parsed;
}

// parse_json says of itself what the text is not.
std::string_view complaint(FrontMatterForm form) {
  return form == FrontMatterForm::json   ? "the front matter cannot be read: "
         : form == FrontMatterForm::toml ? "the front matter is no TOML: "
                                         : "the front matter is no YAML: ";
}

}  // namespace

std::vector<Field> read_front_matter(const FrontMatter& parts, std::string_view origin,
                                     const FieldTable& known, Diagnostics& diagnostics,
                                     const Limits& limits) {
  const auto report = [&](Code code, Position position, std::string message,
                          std::string hint = {}) {
    diagnostics.push_back(
        {code, std::string(origin), position, std::move(message), std::move(hint)});
  };
  const Parsed parsed =
      parse(parts, known,
            {limits.front_matter_bytes, limits.front_matter_depth, limits.front_matter_values});
  if (parsed.problem) {
    report(Code::front_matter_syntax, parsed.problem->position,
           std::string(complaint(parts.form)) + parsed.problem->message,
           parsed.problem->limit ? hint_of(parsed.problem->limit) : "");
    return {};
  }
  for (const RepeatedKey& key : parsed.repeated)
    report(Code::front_matter_key_duplicate, key.position,
           "the key `" + key.key + "` stands in line " + std::to_string(key.first.line) +
               " already" + (key.same_text ? ", with the same value" : "; this one counts"),
           "take one of them out");
  if (parsed.value.kind == Value::Kind::map) return known.read(parsed.value, origin, diagnostics);
  if (parsed.value.kind != Value::Kind::null)
    report(Code::front_matter_syntax, parsed.value.position,
           "the front matter is not made of `key: value` lines");
  return {};
}

}  // namespace offprint
