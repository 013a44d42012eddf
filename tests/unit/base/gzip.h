// Gzip files for tests (RFC 1952), without a compressor.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint::test {

inline void put_little(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

inline std::uint32_t gzip_crc(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
  }
  return ~crc;
}

// One member of stored blocks (RFC 1951, section 3.2.4).
inline std::string gzip(std::string_view text) {
  std::string out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  std::string_view rest = text;
  do {
    const std::string_view block = rest.substr(0, 0xFFFF);
    rest.remove_prefix(block.size());
    out += rest.empty() ? '\1' : '\0';
    const auto size = static_cast<std::uint32_t>(block.size());
    put_little(out, size, 2);
    put_little(out, ~size, 2);
    out += block;
  } while (!rest.empty());
  put_little(out, gzip_crc(text), 4);
  put_little(out, static_cast<std::uint32_t>(text.size()), 4);
  return out;
}

// `count` members that hold 128 KB of zero bytes each, at the highest ratio that there is.
inline std::string gzip_bomb(std::size_t count) {
  const std::string head("\x1F\x8B\x08\0\0\0\0\0\2\3", 10);
  const std::string codes("\xED\xC1\x31\1\0\0\0\xC2\xA0\xF5\x4F\xED\x61\x0D\xA0", 15);
  const std::string trailer("\0\x6E\xCD\xCD\xE8\x7E\0\0\2\0", 10);
  const std::string member = head + codes + std::string(126, '\0') + trailer;
  std::string file;
  for (std::size_t i = 0; i < count; ++i) file += member;
  return file;
}

}  // namespace offprint::test
