#include "catalog/json_list.h"

#include <charconv>

#include "base/byte_scan.h"
#include "base/unicode.h"
#include "catalog/sqlite.h"

namespace offprint {
namespace {

constexpr std::uint8_t ends_text(std::uint8_t c) { return (c == '"') | (c == '\\'); }

}  // namespace

void JsonListReader::reject() {
  throw DamagedCatalog("the catalog holds a list that offprint has not written");
}

char JsonListReader::next() {
  if (left_.empty()) reject();
  const char c = left_.front();
  left_.remove_prefix(1);
  return c;
}

void JsonListReader::take(char expected) {
  if (next() != expected) reject();
  is_first_ = true;
}

bool JsonListReader::more() {
  if (left_.empty()) reject();
  if (left_.front() == ']') {
    left_.remove_prefix(1);
    is_first_ = false;
    return false;
  }
  if (!is_first_ && next() != ',') reject();
  is_first_ = false;
  return true;
}

std::uint64_t JsonListReader::number() {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
  if (error != std::errc{}) reject();
  left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
  return static_cast<std::uint64_t>(value);
}

std::string JsonListReader::text() {
  if (next() != '"') reject();
  std::string text;
  for (;;) {
    const std::size_t end = find_byte<ends_text>(left_);
    if (end >= left_.size()) reject();
    const bool is_last = left_[end] == '"';
    text.append(left_.data(), end);
    left_.remove_prefix(end + 1);
    if (is_last) return text;
    append_escaped(text);
  }
}

void JsonListReader::skip_text() {
  if (next() != '"') reject();
  for (;;) {
    const std::size_t end = find_byte<ends_text>(left_);
    if (end >= left_.size()) reject();
    const bool is_last = left_[end] == '"';
    left_.remove_prefix(end + 1);
    if (is_last) return;
    next();
  }
}

// What follows a backslash.
void JsonListReader::append_escaped(std::string& text) {
  constexpr std::string_view letters = "bfnrt\"\\", meant = "\b\f\n\r\t\"\\";
  const char letter = next();
  if (const std::size_t at = letters.find(letter); at != letters.npos) {
    text += meant[at];
    return;
  }
  std::uint32_t code = 0;
  const std::string_view digits = left_.substr(0, 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (letter != 'u' || error != std::errc{} || end != digits.data() + 4) reject();
  left_.remove_prefix(4);
  append_code_point(text, code);
}

void JsonListReader::expect_end() const {
  if (!left_.empty()) reject();
}

}  // namespace offprint
