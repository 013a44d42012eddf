// What all targets need: inputs taken apart, and what must hold of what comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace offprint::fuzz {

// Aborts with a line on standard error unless it `holds`.
void demand(bool holds, const char* what, std::string_view detail = "");

// The same for two texts, with what stands around the first difference.
void demand_equal(std::string_view text, std::string_view other, const char* what);

// Demands UTF-8; and of messages, that they can be printed.
void check_text(std::string_view text, const char* what);
void check_messages(const Diagnostics& diagnostics);

// The bytes of an input, from front to back.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  bool empty() const { return rest_.empty(); }
  // One of `count` choices; 0 at the end.
  std::size_t choice(std::size_t count);
  // As unsigned, the first byte being the highest; missing ones are 0.
  std::uint32_t number(std::size_t bytes);
  // Up to the next `end`, which is passed over, or all.
  std::string_view until(char end);
  std::string_view take(std::size_t bytes);
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace offprint::fuzz
