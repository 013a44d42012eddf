// What tests of hostile sources share: texts made by repetition, and the time that reading them
// takes.
#pragma once

#include <time.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace offprint::test {

#ifdef NDEBUG
inline constexpr double longest_trap = 5;  // seconds of CPU
#else
inline constexpr double longest_trap = 60;  // without optimization, perhaps under sanitizers
#endif

// Of this thread.
inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

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
