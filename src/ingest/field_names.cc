#include "ingest/field_names.h"

#include <algorithm>
#include <unordered_map>

#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

std::string canonical_key(std::string_view key) {
  std::string canonical = to_lower(key);
  std::replace(canonical.begin(), canonical.end(), '-', '_');
  std::replace(canonical.begin(), canonical.end(), ' ', '_');
  return canonical;
}

struct Index {
  std::unordered_map<std::string, std::size_t> ranks;  // key → place in the table
  std::vector<std::string> keys;
};

const Index& index() {
  static const Index made = [] {
    Index made;
    for (const KnownKey& known : known_keys()) {
      made.ranks.emplace(known.key, made.keys.size());
      made.keys.push_back(known.key);
    }
    return made;
  }();
  return made;
}

void report_typo(const Value::Member& member, const std::string& key, std::string_view origin,
                 Diagnostics& diagnostics) {
  if (key.size() < 5) return;  // short words are near to each other by chance
  const std::vector<std::string>& keys = index().keys;
  const std::string_view near = nearest(key, keys.data(), keys.data() + keys.size());
  if (near.size() < 5) return;
  diagnostics.push_back({Code::front_matter_key_unknown, std::string(origin), member.key_position,
                         "the front-matter key `" + member.key + "` is not known and was ignored",
                         "did you mean `" + std::string(near) + "`?"});
}

}  // namespace

const std::vector<KnownKey>& known_keys() {
  static const std::vector<KnownKey> table = {
#define OFFPRINT_FIELD_NAME(key, field) {key, FieldName::field},
#include "ingest/field_names.def"
#undef OFFPRINT_FIELD_NAME
  };
  return table;
}

std::vector<Field> read_fields(const Value& map, std::string_view origin,
                               Diagnostics& diagnostics) {
  struct Ranked {
    std::size_t rank;
    Field field;
  };
  std::vector<Ranked> ranked;
  for (const Value::Member& member : map.members) {
    const std::string key = canonical_key(member.key);
    const auto at = index().ranks.find(key);
    if (at == index().ranks.end()) {
      report_typo(member, key, origin, diagnostics);
      continue;
    }
    ranked.push_back(
        {at->second,
         {known_keys()[at->second].field, member.key, member.value, member.key_position}});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  std::vector<Field> fields;
  fields.reserve(ranked.size());
  for (Ranked& entry : ranked) fields.push_back(std::move(entry.field));
  return fields;
}

}  // namespace offprint
