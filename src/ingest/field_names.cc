#include "ingest/field_names.h"

#include <algorithm>

#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr int max_depth = 4;  // of keys with dots

// As keys are compared.
std::string squeeze(std::string_view key) {
  std::string squeezed = to_lower(key);
  std::erase_if(squeezed, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return squeezed;
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

const FieldTable& standard_fields() {
  static const FieldTable table;
  return table;
}

struct FieldTable::Ranked {
  std::size_t rank;
  std::string key;  // as written
  const Value::Member* member;
};

FieldTable::FieldTable(const std::vector<KnownKey>& additions) : keys_(additions) {
  keys_.insert(keys_.end(), known_keys().begin(), known_keys().end());
  for (std::size_t rank = 0; rank < keys_.size(); ++rank) {
    std::string key = squeeze(keys_[rank].key);
    if (!ranks_.emplace(key, rank).second) continue;
    for (std::size_t dot = 0; (dot = key.find('.', dot)) != key.npos; ++dot)
      folders_.insert(key.substr(0, dot));
    // Short words are near to each other by chance.
    if (key.size() >= 5 && key.find('.') == key.npos)
      candidates_[key.front()].push_back(std::move(key));
  }
}

std::optional<FieldName> FieldTable::find(std::string_view key) const {
  const auto at = ranks_.find(squeeze(key));
  if (at == ranks_.end()) return {};
  return keys_[at->second].field;
}

void FieldTable::collect(const Value& map, const std::string& folder,
                         const std::string& written_folder, int depth,
                         std::vector<Ranked>& ranked) const {
  for (const Value::Member& member : map.members) {
    const std::string key = folder + squeeze(member.key);
    const std::string written = written_folder + member.key;
    const std::size_t before = ranked.size();
    if (member.value.kind == Value::Kind::map && depth < max_depth && folders_.contains(key))
      collect(member.value, key + ".", written + ".", depth + 1, ranked);
    if (ranked.size() > before) continue;
    if (const auto at = ranks_.find(key); at != ranks_.end())
      ranked.push_back({at->second, written, &member});
  }
}

const KnownKey* FieldTable::nearest_known(std::string_view key) const {
  const std::string squeezed = squeeze(key);
  if (count_code_points(squeezed) < 4) return nullptr;
  // Hands slip inside words; another first letter is another word: "related" is not "created".
  const auto same_letter = candidates_.find(squeezed.front());
  if (same_letter == candidates_.end()) return nullptr;
  const std::vector<std::string>& candidates = same_letter->second;
  const std::string_view near =
      nearest(squeezed, candidates.data(), candidates.data() + candidates.size());
  if (near.empty()) return nullptr;
  return &keys_[ranks_.at(std::string(near))];
}

// A key that is nearly a known one was meant to be it, unless the document states that field
// anyway.
void FieldTable::report_typos(const Value& map, const std::vector<Field>& fields,
                              std::string_view origin, Diagnostics& diagnostics) const {
  for (const Value::Member& member : map.members) {
    if (ranks_.contains(squeeze(member.key))) continue;
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

std::vector<Field> FieldTable::read(const Value& map, std::string_view origin,
                                    Diagnostics& diagnostics) const {
  std::vector<Ranked> ranked;
  collect(map, "", "", 1, ranked);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  std::vector<Field> fields;
  fields.reserve(ranked.size());
  for (const auto& [rank, key, member] : ranked)
    fields.push_back({keys_[rank].field, key, member->value, member->key_position});
  report_typos(map, fields, origin, diagnostics);
  return fields;
}

}  // namespace offprint
