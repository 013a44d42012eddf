// Lists of numbers, texts and lists in JSON, as JsonWriter writes them without blanks, read back
// quickly: rows that people can ask SQLite about are what the program itself goes on from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

// Reads what is under a seal: it is as JsonWriter wrote it, or reject().
class JsonListReader {
 public:
  explicit JsonListReader(std::string_view json) : left_(json) {}

  // Of a list: open() once, then more() before each item and once behind the last.
  void open() { take('['); }
  bool more();

  std::uint64_t number();  // negative ones as they are bound to SQLite
  std::uint32_t number32() { return static_cast<std::uint32_t>(number()); }
  std::string text();
  void skip_text();

  void expect_end() const;
  // Throws Error{environment}.
  [[noreturn]] static void reject();

 private:
  void take(char expected);
  char next();
  void append_escaped(std::string& text);

  std::string_view left_;
  bool is_first_ = true;
};

}  // namespace offprint
