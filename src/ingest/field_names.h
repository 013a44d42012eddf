// The names that sources give to their metadata.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/draft.h"
#include "model/value.h"

namespace offprint {

// The whole table (field_names.def), in order.
const std::vector<KnownKey>& known_keys();

// Which key means which field. Immutable, so thread-safe.
class FieldTable {
 public:
  // The built-in table. What is added wins over it, the first over the next.
  explicit FieldTable(const std::vector<KnownKey>& additions = {});

  // "publishDate", "taxonomies.tags".
  std::optional<FieldName> find(std::string_view key) const;

  // Turns the members of a metadata map into fields, in the table's order, so that of several
  // fields of one name the best is first. A map whose own members the table knows is only the way
  // to them. A key that is unknown but looks like a known one is reported
  // (front-matter-key-unknown), unless its field is stated anyway; others mean something to
  // somebody else.
  std::vector<Field> read(const Value& map, std::string_view origin,
                          Diagnostics& diagnostics) const;

 private:
  struct Ranked;

  void collect(const Value& map, const std::string& folder, const std::string& written_folder,
               int depth, std::vector<Ranked>& ranked) const;
  const KnownKey* nearest_known(std::string_view key) const;
  void report_typos(const Value& map, const std::vector<Field>& fields, std::string_view origin,
                    Diagnostics& diagnostics) const;

  std::vector<KnownKey> keys_;
  std::unordered_map<std::string, std::size_t> ranks_;  // squeezed key → place in keys_
  std::unordered_set<std::string> folders_;             // "taxonomies" of "taxonomies.tags"
  std::unordered_map<char, std::vector<std::string>> candidates_;  // for hints, by first letter
};

// The built-in one.
const FieldTable& standard_fields();

}  // namespace offprint
