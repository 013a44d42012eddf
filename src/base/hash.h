// Hashes and ids. Thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

// XXH3, 64 and 128 bits: change detection and names inside books. Never for anything that is
// published as a checksum.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);
std::string hash128_hex(std::string_view bytes);  // 32 lower-case digits

// SHA-256 (FIPS 180-4) as 64 lower-case digits.
std::string sha256_hex(std::string_view bytes);
// Of a file's bytes, read in pieces; throws Error{environment}.
std::string sha256_hex_of_file(const std::string& path);

// Name-based UUID, version 5 (RFC 4122 section 4.3), in offprint's own namespace:
// "xxxxxxxx-xxxx-5xxx-…".
std::string uuid_v5(std::string_view name);
// The same in the namespace `space`, itself a UUID in hexadecimal.
std::string uuid_v5(std::string_view name, const std::string& space);

}  // namespace offprint
