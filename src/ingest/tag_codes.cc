#include "ingest/tag_codes.h"

#include <map>
#include <string_view>
#include <utility>

#include "base/unicode.h"

namespace offprint {
namespace {

Value made(Value::Kind kind, Position position) {
  Value value;
  value.kind = kind;
  value.position = position;
  return value;
}

Value* member_of(Value& map, std::string_view key) {
  for (Value::Member& member : map.members)
    if (member.key == key) return &member.value;
  return nullptr;
}

void add_code(Value& tag, const StatedCode& code) {
  Value& codes = *member_of(tag, "codes");
  if (!member_of(codes, code.authority))
    codes.members.push_back({code.authority, tag.position, made(Value::Kind::list, tag.position)});
  member_of(codes, code.authority)->items.push_back(text_value(code.term, tag.position));
}

}  // namespace

void add_tag_codes(Value& tags, const std::vector<StatedCode>& codes) {
  if (codes.empty()) return;
  std::multimap<std::string, const StatedCode*, std::less<>> by_tag;
  for (const StatedCode& code : codes)
    if (!code.authority.empty() && !code.term.empty())
      by_tag.emplace(collapse_space(code.tag), &code);
  for (Value& tag : tags.items) {
    const auto [begin, end] = by_tag.equal_range(collapse_space(tag.scalar));
    if (!tag.is_text() || begin == end) continue;
    Value map = made(Value::Kind::map, tag.position);
    map.members.push_back({"name", tag.position, std::move(tag)});
    map.members.push_back({"codes", map.position, made(Value::Kind::map, map.position)});
    for (auto at = begin; at != end; ++at) add_code(map, *at->second);
    tag = std::move(map);
  }
}

}  // namespace offprint
