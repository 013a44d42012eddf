// Bytes that are read piece by piece, from wherever they are: for sources too large for memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace offprint {

// Immutable; any number of threads may read at once. Throws Error{environment} when the system
// fails.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  // Exactly `length` bytes from `offset`, or fewer where the source ends.
  std::string read(std::uint64_t offset, std::size_t length) const;
  // The same into memory that has room for them; returns how many.
  virtual std::size_t read_into(char* bytes, std::uint64_t offset, std::size_t length) const = 0;
};

std::shared_ptr<const ByteSource> bytes_in_memory(std::string bytes);
// A file of the disk, held open; what is behind the path later does not matter.
std::shared_ptr<const ByteSource> bytes_of_file(const std::string& path);
// `length` bytes of `whole` from `offset`, which must be there.
std::shared_ptr<const ByteSource> part_of(std::shared_ptr<const ByteSource> whole,
                                          std::uint64_t offset, std::uint64_t length);

}  // namespace offprint
