// One number for many values, one after the other: the same for the same values in the same order.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/hash.h"

namespace offprint {

class Digest {
 public:
  Digest& number(std::uint64_t value) {
    value_ = hash64({reinterpret_cast<const char*>(&value), sizeof value}, value_);
    return *this;
  }
  // Texts do not run into each other.
  Digest& text(std::string_view text) {
    value_ = hash64(text, value_ + text.size());
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

}  // namespace offprint
