// libFuzzer's hook: every third change is one of structure, the others are its own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "change_structure.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  if (seed % 3 != 0) return LLVMFuzzerMutate(data, size, most);
  std::string text(reinterpret_cast<const char*>(data), size);
  offprint::fuzz::change_structure(text, seed / 3);
  const std::size_t kept = std::min(text.size(), most);
  std::copy_n(text.data(), kept, data);
  return kept;
}
