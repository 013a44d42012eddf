// Bytes of unknown encoding to UTF-8. Validity as UTF-8 is tried before anything is guessed.
// Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct DecodedText {
  std::string text;     // UTF-8 without a byte-order mark
  std::string charset;  // IANA name of what the bytes were: "UTF-8", "UTF-16LE", "windows-1252" …
  bool guessed = false;  // true when the charset was detected rather than certain
  bool damaged = false;  // true when some bytes could not be decoded and became U+FFFD
};

// Takes ownership of `bytes` so that valid UTF-8 is not copied. `declared` is a charset the
// document names itself; it is used when the bytes are not UTF-8. Byte-order marks decide before
// anything else. Latin-1 and ASCII are read as windows-1252 (WHATWG's Encoding Standard). Text in
// UTF-8 with a few broken bytes is damaged UTF-8.
DecodedText decode_text(std::string bytes, std::string_view declared = {});

}  // namespace offprint
