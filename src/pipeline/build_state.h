// What the last build left behind, kept beside the catalog, so that the next one can say what
// changed and remove what it no longer writes. Ids and hashes are sorted outside memory, so that it
// does not grow with the archive.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/line_reader.h"
#include "base/record_sorter.h"

namespace offprint {

// What was published of each id, as hashes.
class PublishedHashes {
 public:
  // Those of one id become one, in the order of their places.
  void add(std::string_view id, std::uint64_t hash, std::uint64_t place);
  // By id, each once.
  void for_each(const std::function<void(const std::string& id, std::uint64_t hash)>& visit) const;
  bool empty() const { return sorter_.size() == 0; }

 private:
  RecordSorter sorter_;
};

struct BuildState {
  PublishedHashes records;
  std::vector<std::string> outputs;  // absolute paths, sorted

  void write(FileSystem& files, const std::string& path) const;
};

// What BuildState::write has left; empty when there is none, or when it cannot be read as one: then
// everything counts as new.
class FormerState {
 public:
  FormerState(const FileSystem& files, const std::string& path);

  const std::vector<std::string>& outputs() const { return outputs_; }
  // The next record, by id; false at the end.
  bool next(std::string& id, std::uint64_t& hash);

 private:
  bool next_line();

  std::optional<LineReader> lines_;
  std::string_view line_;  // the one after those that are read; empty at the end
  std::vector<std::string> outputs_;
};

// The ids that were published in one of two builds only, or as something else.
class ChangedIds {
 public:
  enum class Change : std::uint8_t { added, updated, removed };

  ChangedIds() = default;
  // Reads all records of `before`.
  ChangedIds(FormerState& before, const PublishedHashes& now);

  // By id.
  void for_each(Change change, const std::function<void(const std::string& id)>& visit) const;
  std::vector<std::string> list(Change change) const;
  std::uint64_t count(Change change) const { return counts_[static_cast<std::size_t>(change)]; }

 private:
  void add(Change change, std::string_view id);

  RecordSorter sorter_;
  std::array<std::uint64_t, 3> counts_{};
};

// Adds to `kept` what `before` has of archive pages and compressed copies of feeds that are kept.
void keep_what_belongs(const std::vector<std::string>& before, std::vector<std::string>& kept);

// Writes `now` to `path` in the place of what an earlier build left there, and removes what only
// that has among its outputs, with the folders that have nothing in them any more; below
// `output_folder` alone, since a build into another one leaves what is here alone. Outputs that are
// to stay `untouched` stay with all that belongs to them. Returns what changed. Throws
// Error{environment}.
ChangedIds settle(FileSystem& disk, const std::string& path, const std::string& output_folder,
                  std::vector<std::string> untouched, BuildState& now);

}  // namespace offprint
