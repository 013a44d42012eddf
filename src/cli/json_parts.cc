#include "cli/json_parts.h"

namespace offprint {

void write_position(JsonWriter& json, Position position) {
  json.key("position");
  if (position.line == 0) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("line").number(std::int64_t{position.line});
  json.key("column").number(std::int64_t{position.column});
  json.end_object();
}

void write_diagnostics(JsonWriter& json, const Diagnostics& diagnostics) {
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) {
    const CodeInfo& code = info(diagnostic.code);
    json.begin_object().key("id").string(code.id).key("severity").string(name(code.severity));
    json.key("loss").string(name(code.loss));
    write_position(json, diagnostic.position);
    json.key("message").string(diagnostic.message).key("hint").string(diagnostic.hint);
    json.key("count").number(std::int64_t{diagnostic.count}).end_object();
  }
  json.end_array();
}

}  // namespace offprint
