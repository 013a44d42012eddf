// URLs and references (RFC 3986), as found in articles: lenient in, strict out. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// The parts of a reference, as written; views into the text that was split. RFC 3986 appendix B.
struct UrlParts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_scheme = false, has_authority = false, has_query = false, has_fragment = false;
};
UrlParts split_url(std::string_view text);

// A reference made strict: white space trimmed, tabs and line ends dropped, blanks and non-ASCII
// percent-encoded as UTF-8 (in a host: as an internationalized name, UTS #46), backslashes and
// stray percent signs encoded, scheme and host in lower case, "./" before a first segment with a
// colon. Idempotent; "" stays "". Nothing when it cannot be a URL.
std::optional<std::string> normalize_url(std::string_view text);

// RFC 3986 section 5.2, strict out like normalize_url. `base` must be absolute. Nothing when either
// is no URL.
std::optional<std::string> resolve_url(std::string_view base, std::string_view reference);

// With a scheme: "https://a.example/x". Not "//a.example/x".
bool is_absolute_url(std::string_view text);

// Begins with "http://" or "https://", in lower case as normalize_url writes them.
bool is_web_address(std::string_view url);

// Schemes that may leave offprint in a link: http, https, mailto, tel, and references without a
// scheme. Looks through white space, controls and character tricks before the colon. "javascript:",
// "data:", "vbscript:", "file:" are not; nor is an address with a user name, which leads elsewhere
// than it seems.
bool is_safe_link(std::string_view text);
// For images and media: http, https, and references without a scheme, without user names.
bool is_safe_resource(std::string_view text);

// Whether this names a part of a mail or web archive by its Content-ID (RFC 2392): "cid:…".
bool is_content_id(std::string_view text);

// `url` with `name=value` in its query, before its fragment; as it is when its query has that name.
std::string with_parameter(std::string_view url, std::string_view name, std::string_view value);

std::string percent_decode(std::string_view text);
// Everything but RFC 3986's unreserved characters and '/' encoded.
std::string percent_encode_path(std::string_view text);
// An element's id as a fragment (RFC 3987, ifragment): letters of every script stay, since many
// readers compare fragments with ids without decoding them.
std::string percent_encode_fragment(std::string_view id);

// The host in lower case without a leading "www."; "" when there is none.
std::string site_key(std::string_view url);

}  // namespace offprint
