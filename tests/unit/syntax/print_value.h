// A Value in one line.
#pragma once

#include <string>

#include "model/value.h"

namespace offprint::test {

// Scalars bare or "quoted", null as ~, [lists], {maps}.
inline std::string print(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return "~";
    case Value::Kind::scalar:
      return value.quoted ? '"' + value.scalar + '"' : value.scalar;
    case Value::Kind::list: {
      std::string text = "[";
      for (const Value& item : value.items) text += (text.size() > 1 ? ", " : "") + print(item);
      return text + "]";
    }
    case Value::Kind::map: {
      std::string text = "{";
      for (const Value::Member& member : value.members)
        text += (text.size() > 1 ? ", " : "") + member.key + ": " + print(member.value);
      return text + "}";
    }
  }
  return "";
}

}  // namespace offprint::test
