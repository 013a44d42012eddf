// Structured data as a YAML, TOML or JSON document holds it: front matter and configuration, before
// anything is decided about its meaning. Scalars keep their spelling.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/position.h"

namespace offprint {

struct Value {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  struct Member;

  Kind kind = Kind::null;
  std::string scalar;           // UTF-8, as written, unescaped
  bool quoted = false;          // a quoted scalar is text whatever it looks like
  std::vector<Value> items;     // of a list
  std::vector<Member> members;  // of a map, in the order of the source, keys unique
  Position position;

  // The member of this name, or nullptr.
  const Value* find(std::string_view key) const;
  bool is_text() const { return kind == Kind::scalar; }
};

struct Value::Member {
  std::string key;
  Position key_position;
  Value value;
};

// Text, whatever it looks like.
inline Value text_value(std::string text, Position position) {
  Value value;
  value.kind = Value::Kind::scalar;
  value.scalar = std::move(text);
  value.quoted = true;
  value.position = position;
  return value;
}

inline const Value* Value::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

}  // namespace offprint
