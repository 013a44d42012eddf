// What the names of shortcodes stand for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

enum class ShortcodeRole : std::uint8_t {
  caption,
  gallery,
  embed,
  link,
  player,
  code,
  video,
  other
};

// By shortcode_names.def; nothing for names that are not there. Thread-safe.
std::optional<ShortcodeRole> shortcode_role(std::string_view name);

}  // namespace offprint
