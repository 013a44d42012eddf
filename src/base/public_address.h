// Which network addresses are anybody's, and which are within somebody's own network.
#pragma once

#include <string_view>

namespace offprint {

// `bytes` is an address in network order: 4 bytes (IPv4) or 16 (IPv6). False for what the
// registries of special addresses (RFC 6890 and what followed it) do not let lead to the public
// internet: private, loopback, link-local, shared, multicast, reserved, for documentation. An IPv6
// address that carries an IPv4 one (mapped, translated, 6to4) is judged by that. Thread-safe.
bool is_public_address(std::string_view bytes);

// The same for a host as addresses have it: "192.0.2.1", "[2001:db8::1]", and what else the system
// takes for a number, such as "0x7f.1". True for names, since they must be looked up first.
bool may_be_public_host(std::string_view host);

}  // namespace offprint
