// URLs that are strict already, as nearly all are: one look at each byte tells it, where a parser
// takes hundreds. url.h asks here first. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// True only where normalize_url gives `text` as it is: http and https addresses of a host in lower
// case, no IP address, without user and port, and references without scheme and host.
bool is_plain_url(std::string_view text);

// What resolve_url gives for such a web address and such a reference. Nothing for others, nor where
// there are "." and ".." to be taken out, or escapes, or the base has a fragment.
std::optional<std::string> resolve_plain_url(std::string_view base, std::string_view reference);

}  // namespace offprint
