#include "model/value_text.h"

namespace offprint {

std::string member_text(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  return value && value->is_text() ? value->scalar : "";
}

std::vector<std::string> member_texts(const Value& map, std::string_view key) {
  std::vector<std::string> list;
  if (const Value* value = map.find(key)) {
    if (value->is_text()) list.push_back(value->scalar);
    for (const Value& item : value->items) list.push_back(item.scalar);
  }
  return list;
}

}  // namespace offprint
