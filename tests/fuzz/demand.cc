#include "demand.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/unicode.h"

namespace offprint::fuzz {

void demand(bool holds, const char* what, std::string_view detail) {
  if (holds) return;
  std::fprintf(stderr, "violated: %s %.*s\n", what, static_cast<int>(detail.size()), detail.data());
  std::abort();
}

void demand_equal(std::string_view text, std::string_view other, const char* what) {
  if (text == other) return;
  const auto at = std::mismatch(text.begin(), text.end(), other.begin(), other.end()).first;
  const std::size_t begin = std::max<std::ptrdiff_t>(at - text.begin() - 160, 0);
  const auto part = [begin](std::string_view whole) {
    return std::string(whole.substr(std::min(begin, whole.size()), 320));
  };
  demand(false, what, "\n" + part(text) + "\n--- is not\n" + part(other));
}

void check_text(std::string_view text, const char* what) {
  demand(find_invalid_utf8(text) == text.npos, what);
}

void check_messages(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics)
    check_text(to_text(diagnostic), "messages are UTF-8");
}

std::size_t Input::choice(std::size_t count) { return number(1) % count; }

std::uint32_t Input::number(std::size_t bytes) {
  std::uint32_t value = 0;
  for (; bytes > 0; --bytes) {
    value <<= 8;
    if (rest_.empty()) continue;
    value |= static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
  }
  return value;
}

std::string_view Input::until(char end) {
  const std::string_view found = rest_.substr(0, rest_.find(end));
  rest_.remove_prefix(std::min(found.size() + 1, rest_.size()));
  return found;
}

std::string_view Input::take(std::size_t bytes) {
  const std::string_view taken = rest_.substr(0, bytes);
  rest_.remove_prefix(taken.size());
  return taken;
}

}  // namespace offprint::fuzz
