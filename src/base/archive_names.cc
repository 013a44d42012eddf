#include "base/archive_names.h"

#include <algorithm>

#include "base/archive.h"
#include "base/file_system.h"
#include "base/unicode.h"

namespace offprint {
namespace {

bool has_control_character(std::string_view name) {
  return std::any_of(name.begin(), name.end(),
                     [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

bool has_drive(std::string_view name) {
  const char letter = name.empty() ? '\0' : static_cast<char>(name[0] | 0x20);
  return name.size() > 1 && name[1] == ':' && letter >= 'a' && letter <= 'z';
}

}  // namespace

MemberPath safe_member_path(std::string_view name, std::size_t most_bytes, std::size_t most_depth) {
  if (name.size() > most_bytes) return {"", "has too long a path"};
  if (has_control_character(name)) return {"", "has control characters in its name"};
  if (name.starts_with('/') || name.starts_with('\\') || has_drive(name))
    return {"", "has an absolute path"};
  MemberPath safe;
  std::size_t depth = 0;
  while (!name.empty()) {
    const std::size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    name.remove_prefix(slash == name.npos ? name.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part == ".." || part.starts_with("..\\") || part.find("\\..") != part.npos)
      return {"", "leads out of its folder"};
    if (++depth > most_depth) return {"", "lies too deep"};
    if (!safe.path.empty()) safe.path += '/';
    safe.path += part;
  }
  return safe;
}

bool has_archive_name(std::string_view path) {
  const std::string extension = ascii_lower(file_extension(path));
  return extension == ".zip" || extension == ".tar" || extension == ".tgz" ||
         extension.ends_with(".tar.gz");
}

std::string_view archive_of(std::string_view path) {
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
    if (has_archive_name(path.substr(0, slash))) return path.substr(0, slash);
  return {};
}

}  // namespace offprint
