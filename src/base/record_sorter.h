// Sorts any number of byte records in little memory: sorted runs go to a nameless file, and are
// merged when they are read.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/scratch_file.h"

namespace offprint {

// Not thread-safe. Throws Error{environment} when the system fails.
class RecordSorter {
 public:
  // Keeps about `memory` bytes of records; the file is made when there are more.
  explicit RecordSorter(std::size_t memory = 1 << 22) : memory_(memory) {}

  // A record has fewer than 2³² bytes.
  void add(std::string_view record);

  // In byte order, each once, until `visit` returns false. The view is valid during the call only.
  void for_each(const std::function<bool(std::string_view record)>& visit) const;

  // Including those that were added several times.
  std::uint64_t size() const { return size_; }

 private:
  struct Piece {
    std::size_t offset, length;  // in pending_
  };
  struct Run {
    std::uint64_t begin, end;  // in file_
  };
  class RunReader;

  std::vector<std::string_view> sorted_pending() const;
  void spill();
  void merge(std::vector<RunReader>& readers,
             const std::function<bool(std::string_view)>& visit) const;

  std::size_t memory_;
  std::uint64_t size_ = 0;
  std::string pending_;
  std::vector<Piece> pieces_;
  std::vector<Run> runs_;
  std::optional<ScratchFile> file_;
};

// Builds records whose byte order is the order of their fields, one after the other. A text may
// hold any bytes.
class SortKey {
 public:
  SortKey& number(std::uint64_t value);
  SortKey& signed_number(std::int64_t value);
  SortKey& text(std::string_view value);

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// The fields of a SortKey's bytes, in the order in which they were written.
class SortKeyReader {
 public:
  explicit SortKeyReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number();
  std::string text();
  void skip_text();
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace offprint
