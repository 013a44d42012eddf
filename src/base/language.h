// Languages: BCP 47 tags, their direction, and detection. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

enum class Direction : std::uint8_t { ltr, rtl };
std::string_view name(Direction direction);  // "ltr", "rtl"

// The canonical form of a BCP 47 (RFC 5646) tag: "EN_us" → "en-US", "iw" → "he". Nothing for what
// is no language known to ISO 639, such as "english" or "und".
std::optional<std::string> canonical_language(std::string_view tag);

// Of the tag's script, as CLDR's likely subtags have it: "ar" → rtl, "az-Arab" → rtl.
Direction direction_of(std::string_view tag);

struct DetectedLanguage {
  std::string tag;        // canonical BCP 47
  double confidence = 0;  // 0 to 1
};

// The language of running text (plain UTF-8), looking at no more than its first 2,000 bytes.
// Nothing when the text is too short or the detector is not sure.
std::optional<DetectedLanguage> detect_language(std::string_view text);

}  // namespace offprint
