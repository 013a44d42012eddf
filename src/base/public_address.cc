#include "base/public_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace offprint {
namespace {

struct Block4 {
  std::uint32_t address;
  int bits;
};

constexpr Block4 special_4[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared between provider and customers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, and broadcast
};

// Within 2000::/3, which alone leads anywhere.
struct Block6 {
  std::array<std::uint8_t, 6> prefix;
  int bits;
};

constexpr Block6 special_6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23},  // protocol assignments, Teredo
    {{0x20, 0x01, 0x0D, 0xB8}, 32},  // documentation
    {{0x3F, 0xFF, 0x00, 0x00}, 20},  // documentation
};

constexpr std::string_view mapped_4("\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12);        // ::ffff:0:0/96
constexpr std::string_view translated_4("\0\x64\xFF\x9B\0\0\0\0\0\0\0\0", 12);  // 64:ff9b::/96
constexpr std::string_view six_to_four("\x20\x02", 2);                          // 2002::/16

std::uint32_t number_of(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

bool is_public_4(std::uint32_t address) {
  return std::none_of(std::begin(special_4), std::end(special_4), [&](const Block4& block) {
    return (address ^ block.address) >> (32 - block.bits) == 0;
  });
}

bool lies_in(std::string_view bytes, const Block6& block) {
  for (int bit = 0; bit < block.bits; ++bit) {
    const auto at = static_cast<std::size_t>(bit / 8);
    if ((static_cast<std::uint8_t>(bytes[at]) ^ block.prefix[at]) & (0x80 >> bit % 8)) return false;
  }
  return true;
}

bool is_public_6(std::string_view bytes) {
  if (bytes.starts_with(mapped_4) || bytes.starts_with(translated_4))
    return is_public_4(number_of(bytes.substr(12)));
  if (bytes.starts_with(six_to_four)) return is_public_4(number_of(bytes.substr(2, 4)));
  if ((static_cast<std::uint8_t>(bytes.front()) & 0xE0) != 0x20) return false;
  return std::none_of(std::begin(special_6), std::end(special_6),
                      [&](const Block6& block) { return lies_in(bytes, block); });
}

}  // namespace

bool is_public_address(std::string_view bytes) {
  if (bytes.size() == 4) return is_public_4(number_of(bytes));
  return bytes.size() == 16 && is_public_6(bytes);
}

bool may_be_public_host(std::string_view host) {
  std::array<char, 16> bytes{};
  if (host.starts_with('[') && host.ends_with(']')) {
    const std::string inner(host.substr(1, host.find_first_of("%]") - 1));
    return ::inet_pton(AF_INET6, inner.c_str(), bytes.data()) == 1 &&
           is_public_address({bytes.data(), 16});
  }
  in_addr number{};
  if (::inet_aton(std::string(host).c_str(), &number) == 0) return true;
  return is_public_4(ntohl(number.s_addr));
}

}  // namespace offprint
