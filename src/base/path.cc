#include <string.h>

#include <algorithm>
#include <vector>

#include "base/file_system.h"

namespace offprint {
namespace {

void push_parts(std::vector<std::string_view>& parts, std::string_view path, bool absolute) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!absolute) {
      parts.push_back(part);
    }
  }
}

// As rfind, which goes byte by byte.
std::size_t find_last(std::string_view path, char c) {
  const void* found = path.empty() ? nullptr : ::memrchr(path.data(), c, path.size());
  if (found == nullptr) return path.npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - path.data());
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_gzip_extension(std::string_view extension) {
  return extension.size() == 3 && (extension[1] | 0x20) == 'g' && (extension[2] | 0x20) == 'z';
}

}  // namespace

bool is_plain_path(std::string_view path) {
  if (path.empty() || path.front() == '.' || path.front() == '/') return false;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
    const std::size_t part = slash + 1;
    if (part == path.size() || path[part] == '/' || path[part] == '.') return false;
  }
  return true;
}

std::string join_path(std::string_view folder, std::string_view relative) {
  if (is_plain_path(relative)) {
    if (folder.empty()) return std::string(relative);
    if (is_plain_path(folder.substr(folder.starts_with('/') ? 1 : 0))) {
      std::string out;
      out.reserve(folder.size() + 1 + relative.size());
      return out.append(folder).append(1, '/').append(relative);
    }
  }
  if (relative.starts_with('/')) folder = {};
  const bool absolute = relative.starts_with('/') || folder.starts_with('/');
  std::vector<std::string_view> parts;
  push_parts(parts, folder, absolute);
  push_parts(parts, relative, absolute);
  std::string out;
  out.reserve(folder.size() + relative.size() + 1);
  if (absolute) out += '/';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) out += '/';
    out += parts[i];
  }
  return out;
}

bool leaves_folder(std::string_view path) {
  return path.starts_with('/') || path == ".." || path.starts_with("../");
}

std::string_view parent_path(std::string_view path) {
  const std::size_t slash = find_last(path, '/');
  if (slash == path.npos) return {};
  return path.substr(0, slash == 0 ? 1 : slash);
}

std::string_view file_name(std::string_view path) {
  return path.substr(find_last(path, '/') + 1);  // npos + 1 is 0
}

std::string_view file_stem(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.size() - file_extension(name).size());
}

std::string_view file_extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = find_last(name, '.');
  if (dot == name.npos || dot == 0 || name == "..") return {};
  if (!is_gzip_extension(name.substr(dot))) return name.substr(dot);
  const std::size_t inner = name.rfind('.', dot - 1);
  const bool has_two = inner != name.npos && inner != 0 && is_ascii_letter(name[inner + 1]);
  return name.substr(has_two ? inner : dot);
}

std::string part_origin(std::string_view file, std::string_view part) {
  return std::string(file) + "//" + std::string(part);
}

std::string_view file_of_origin(std::string_view origin) {
  return origin.substr(0, origin.find("//"));
}

std::string_view part_of_origin(std::string_view origin) {
  const std::size_t mark = origin.find("//");
  return mark == origin.npos ? std::string_view() : origin.substr(mark + 2);
}

std::string_view without_gzip_extension(std::string_view path) {
  const std::string_view extension = file_extension(path);
  const std::string_view last = extension.substr(std::min(extension.rfind('.'), extension.size()));
  if (last.size() == extension.size() || !is_gzip_extension(last)) return path;
  return path.substr(0, path.size() - last.size());
}

}  // namespace offprint
