// Integers in the bytes of a picture's file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

// Reads integers at offsets; bytes beyond the end are 0.
class PictureBytes {
 public:
  explicit PictureBytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t at(std::size_t offset) const {
    return offset < bytes_.size() ? static_cast<unsigned char>(bytes_[offset]) : 0;
  }
  std::uint32_t big(std::size_t offset, std::size_t count) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | at(offset + i);
    return value;
  }
  std::uint32_t little(std::size_t offset, std::size_t count) const {
    std::uint32_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value << 8 | at(offset + i);
    return value;
  }

 private:
  std::string_view bytes_;
};

}  // namespace offprint
