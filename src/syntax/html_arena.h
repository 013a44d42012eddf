// Memory that C parsers take piece by piece and that is given back all at once. One arena a thread
// and use; not shared.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace offprint {

// How many bytes a parser may take for a text, of whose tree this many nodes are allowed: none that
// is no trap takes as many for each byte or node.
constexpr std::size_t most_parser_bytes(std::size_t text, std::uint64_t nodes) {
  return (std::size_t{64} << 20) + std::min<std::size_t>(text * 400, nodes * 250);
}

class HtmlArena {
 public:
  // Uninitialized, aligned for any object. Throws std::bad_alloc.
  void* allocate(std::size_t size);
  // Zeroed.
  void* allocate_zeroed(std::size_t count, std::size_t size);
  // Grows in place when `old` is the newest block. `old` may be null.
  void* reallocate(void* old, std::size_t size);
  // Forgets every block; the first chunk is kept for the next document.
  void clear();

  // Since the last clear.
  std::size_t bytes() const { return bytes_; }

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size;
  };

  std::vector<Chunk> chunks_;
  std::size_t used_ = 0;  // of the last chunk
  std::size_t bytes_ = 0;
};

}  // namespace offprint
