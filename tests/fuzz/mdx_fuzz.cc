#include <cstddef>
#include <cstdint>

#include "check_document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  offprint::fuzz::check_document("markdown", "a.mdx", {reinterpret_cast<const char*>(data), size});
  return 0;
}
