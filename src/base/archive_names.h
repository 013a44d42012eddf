// Paths as archives state them, made safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

inline constexpr std::size_t longest_member_path = 1024;  // bytes
inline constexpr std::size_t deepest_member_path = 64;    // folders

struct MemberPath {
  std::string path;          // "" when there is a problem, or for the archive's own folder
  const char* problem = "";  // what follows the member's name: "leads out of the archive"
};

// `name` is UTF-8. Slashes at the end and "." parts are dropped.
MemberPath safe_member_path(std::string_view name, std::size_t most_bytes, std::size_t most_depth);

}  // namespace offprint
