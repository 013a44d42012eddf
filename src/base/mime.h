// The syntax of MIME messages (RFC 5322, section 2.2; RFC 2045; RFC 2046, section 5.1), as far as
// web archives need it. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

// Header fields, unfolded, and what follows their empty line.
struct MimeEntity {
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case, values trimmed
  std::string_view body;

  // The first value of this name, or "".
  std::string_view field(std::string_view name) const;
};

// Lines that are no header fields are passed over. Nothing when the headers have no end within
// `most_header_bytes`; headers that end with `bytes` have an empty body.
std::optional<MimeEntity> split_entity(std::string_view bytes, std::size_t most_header_bytes);

// "text/html; charset=\"utf-8\"" in its parts (RFC 2045, section 5.1). Media type and names in
// lower case; of equal names the first.
struct MimeType {
  std::string media_type;
  std::vector<std::pair<std::string, std::string>> parameters;

  std::string_view parameter(std::string_view name) const;
};
MimeType parse_mime_type(std::string_view value);

// A line that ends a part (RFC 2046, section 5.1.1): "--boundary" or "--boundary--" with nothing
// but white space after it. The line end before it belongs to it.
struct MimeDelimiter {
  std::size_t begin = 0, end = 0;
  bool closing = false;
};
// The first one at or after the beginning of `bytes`, which must be the beginning of a line.
std::optional<MimeDelimiter> find_delimiter(std::string_view bytes, std::string_view boundary);

std::string decode_quoted_printable(std::string_view text);
std::string decode_base64(std::string_view text);

}  // namespace offprint
