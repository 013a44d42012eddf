#include "export/epub/deflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/error.h"

namespace offprint {
namespace {

constexpr int level = 6;  // higher ones cost much and gain under one percent

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

libdeflate_compressor* compressor_of_thread() {
  thread_local const Compressor compressor(libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  return compressor.get();
}

// Room for so many bytes, until the thread asks again. Large ones are not kept.
char* room_of_thread(std::size_t size) {
  constexpr std::size_t large = 1 << 20;
  struct Room {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  thread_local Room room;
  if (room.size < size || room.size > large) {
    const std::size_t wanted = std::max<std::size_t>(size, 1 << 16);
    room.bytes.reset();
    room.bytes = std::make_unique_for_overwrite<char[]>(wanted);
    room.size = wanted;
  }
  return room.bytes.get();
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

PackedBytes deflate(std::string_view bytes) {
  PackedBytes packed;
  packed.crc = crc32(bytes);
  packed.size = bytes.size();
  char* const room = room_of_thread(bytes.size());
  const std::size_t size = libdeflate_deflate_compress(compressor_of_thread(), bytes.data(),
                                                       bytes.size(), room, bytes.size());
  packed.deflated = size > 0 && size < bytes.size();
  packed.bytes = packed.deflated ? std::string_view(room, size) : bytes;
  return packed;
}

std::string inflate(const PackedBytes& packed) {
  if (!packed.deflated) return packed.bytes;
  struct Free {
    void operator()(libdeflate_decompressor* one) const { libdeflate_free_decompressor(one); }
  };
  const std::unique_ptr<libdeflate_decompressor, Free> decompressor(
      libdeflate_alloc_decompressor());
  std::string bytes(packed.size, '\0');
  if (!decompressor ||
      libdeflate_deflate_decompress(decompressor.get(), packed.bytes.data(), packed.bytes.size(),
                                    bytes.data(), bytes.size(), nullptr) != LIBDEFLATE_SUCCESS)
    throw Error(Error::Kind::environment, "a chapter in the temporary file is damaged");
  return bytes;
}

}  // namespace offprint
