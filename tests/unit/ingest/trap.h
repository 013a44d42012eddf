// What tests of hostile sources share: texts made by repetition.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace offprint::test {

// Bytes of a hostile text: fewer in builds that are not optimized, perhaps under sanitizers.
#ifdef NDEBUG
inline constexpr std::size_t hostile_size = 1 << 20;
#else
inline constexpr std::size_t hostile_size = 1 << 17;
#endif

inline std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// `count` texts made from their numbers.
inline std::string numbered(std::size_t count,
                            const std::function<std::string(std::size_t)>& make) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += make(i);
  return out;
}

}  // namespace offprint::test
