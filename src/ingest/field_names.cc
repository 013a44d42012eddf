#include "ingest/field_names.h"

#include <algorithm>
#include <unordered_map>

#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

// As keys are compared.
std::string squeeze(std::string_view key) {
  std::string squeezed = to_lower(key);
  std::erase_if(squeezed, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return squeezed;
}

struct Index {
  std::unordered_map<std::string, std::size_t> ranks;  // squeezed key → place in the table
  std::unordered_map<char, std::vector<std::string>> candidates;  // for hints, by first letter
};

const Index& index() {
  static const Index built = [] {
    Index index;
    for (std::size_t rank = 0; rank < known_keys().size(); ++rank) {
      std::string key = squeeze(known_keys()[rank].key);
      index.ranks.emplace(key, rank);
      // Short words are near to each other by chance.
      if (key.size() >= 5) index.candidates[key.front()].push_back(std::move(key));
    }
    return index;
  }();
  return built;
}

const KnownKey* nearest_known(std::string_view key) {
  const std::string squeezed = squeeze(key);
  if (count_code_points(squeezed) < 4) return nullptr;
  // Hands slip inside words; another first letter is another word: "related" is not "created".
  const auto same_letter = index().candidates.find(squeezed.front());
  if (same_letter == index().candidates.end()) return nullptr;
  const std::vector<std::string>& candidates = same_letter->second;
  const std::string_view near =
      nearest(squeezed, candidates.data(), candidates.data() + candidates.size());
  if (near.empty()) return nullptr;
  return &known_keys()[index().ranks.at(std::string(near))];
}

// A key that is nearly a known one was meant to be it, unless the document states that field
// anyway.
void report_typos(const Value& map, const std::vector<Field>& fields, std::string_view origin,
                  Diagnostics& diagnostics) {
  for (const Value::Member& member : map.members) {
    if (index().ranks.contains(squeeze(member.key))) continue;
    const KnownKey* meant = nearest_known(member.key);
    if (!meant) continue;
    const bool stated = std::any_of(fields.begin(), fields.end(),
                                    [&](const Field& field) { return field.name == meant->field; });
    if (stated) continue;
    diagnostics.push_back({Code::front_matter_key_unknown, std::string(origin), member.key_position,
                           "the front-matter key `" + member.key + "` is not known and was ignored",
                           "did you mean `" + meant->key + "`?"});
  }
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
    const Value::Member* member;
  };
  std::vector<Ranked> ranked;
  for (const Value::Member& member : map.members)
    if (const auto at = index().ranks.find(squeeze(member.key)); at != index().ranks.end())
      ranked.push_back({at->second, &member});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  std::vector<Field> fields;
  fields.reserve(ranked.size());
  for (const auto& [rank, member] : ranked)
    fields.push_back({known_keys()[rank].field, member->key, member->value, member->key_position});
  report_typos(map, fields, origin, diagnostics);
  return fields;
}

}  // namespace offprint
