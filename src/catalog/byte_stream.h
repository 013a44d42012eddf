// Compact bytes for what the catalog stores: numbers as LEB128, texts with their length before
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace offprint {

class ByteWriter {
 public:
  void number(std::uint64_t value);
  void text(std::string_view value);
  void boolean(bool value) { bytes_ += value ? '\1' : '\0'; }
  void date(const std::optional<Date>& value);
  // How many items there are, then each by `write(item)`.
  template <typename Items, typename Write>
  void list(const Items& items, Write write) {
    number(items.size());
    for (const auto& item : items) write(item);
  }
  void texts(const std::vector<std::string>& values) {
    list(values, [this](const std::string& value) { text(value); });
  }

  std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what ByteWriter wrote; every length is checked, and bytes that nobody wrote throw
// Error{environment}. The texts are views into the bytes given.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number();
  std::uint32_t number32();
  std::string_view text();
  bool boolean();
  std::optional<Date> date();
  // `limit` is excluded.
  std::uint8_t enumerator(std::uint8_t limit);
  // A list's size. Each of its items takes a byte at least, so no size is beyond what is left.
  std::size_t count();
  template <typename Read>
  void list(Read read) {
    for (std::size_t left = count(); left > 0; --left) read();
  }
  template <typename Text>
  void texts(std::vector<Text>& out) {
    out.clear();
    list([&] { out.emplace_back(text()); });
  }
  std::string_view rest() const { return rest_; }
  void expect_end() const;
  // Throws what damaged bytes throw.
  [[noreturn]] static void reject();

 private:
  std::string_view rest_;
};

}  // namespace offprint
