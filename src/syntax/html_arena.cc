#include "syntax/html_arena.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>

namespace offprint {
namespace {

constexpr std::size_t chunk_size = std::size_t{256} << 10;
constexpr std::size_t alignment = 16;
// Each block is preceded by its size, for reallocate.
constexpr std::size_t header = alignment;

std::size_t rounded(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

}  // namespace

void* HtmlArena::allocate(std::size_t size) {
  if (size > SIZE_MAX / 4) throw std::bad_alloc();
  const std::size_t needed = header + rounded(size);
  if (chunks_.empty() || chunks_.back().size - used_ < needed) {
    const std::size_t grown =
        chunks_.empty() ? chunk_size : std::min(chunks_.back().size * 2, chunk_size * 16);
    const std::size_t fresh = std::max(needed, grown);
    chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[fresh]), fresh});
    used_ = 0;
  }
  std::byte* block = chunks_.back().memory.get() + used_;
  std::memcpy(block, &size, sizeof size);
  used_ += needed;
  bytes_ += needed;
  return block + header;
}

void* HtmlArena::allocate_zeroed(std::size_t count, std::size_t size) {
  if (size != 0 && count > SIZE_MAX / 4 / size) throw std::bad_alloc();
  void* block = allocate(count * size);
  std::memset(block, 0, count * size);
  return block;
}

void* HtmlArena::reallocate(void* old, std::size_t size) {
  if (old == nullptr) return allocate(size);
  std::byte* block = static_cast<std::byte*>(old) - header;
  std::size_t old_size = 0;
  std::memcpy(&old_size, block, sizeof old_size);
  if (size <= old_size) return old;
  const Chunk& last = chunks_.back();
  const std::byte* top = last.memory.get() + used_;
  if (static_cast<std::byte*>(old) + rounded(old_size) == top &&
      last.size - used_ >= rounded(size) - rounded(old_size)) {
    used_ += rounded(size) - rounded(old_size);
    bytes_ += rounded(size) - rounded(old_size);
    std::memcpy(block, &size, sizeof size);
    return old;
  }
  void* moved = allocate(size);
  std::memcpy(moved, old, old_size);
  return moved;
}

void HtmlArena::clear() {
  if (chunks_.size() > 1) chunks_.resize(1);
  used_ = 0;
  bytes_ = 0;
}

}  // namespace offprint
