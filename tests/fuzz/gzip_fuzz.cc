#include <cstddef>
#include <cstdint>

#include "base/compression.h"
#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most = 1 << 16;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (offprint::inflate_gzip(bytes, most).bytes.size() > most) __builtin_trap();
  offprint::fuzz::check_document("markdown", "a.md.gz", bytes);
  return 0;
}
