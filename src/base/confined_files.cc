#include "base/confined_files.h"

#include <algorithm>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace offprint {
namespace {

std::string with_slash(std::string path) {
  if (!path.empty() && !path.ends_with('/')) path += '/';
  return path;
}

// "" holds what is relative to the working folder, and does not climb.
bool holds(const std::string& folder, const std::string& path) {
  if (folder.empty()) return !leaves_folder(path);
  return path.starts_with(folder);
}

[[noreturn]] void reject_writing(const std::string& path) {
  throw Error(Error::Kind::environment, "cannot write " + path + ": it is only to be read");
}

}  // namespace

bool lies_inside(const FileSystem& files, const std::string& root, const std::string& path) {
  const auto real = files.canonical(path);
  const auto top = files.canonical(root.empty() ? "." : root);
  return real && top && (*real == *top || holds(with_slash(*top), *real));
}

ConfinedFiles::ConfinedFiles(const FileSystem& files, const std::vector<std::string>& folders)
    : files_(files) {
  for (const std::string& folder : folders) {
    folders_.push_back(with_slash(folder));
    if (const auto place = files.canonical(folder.empty() ? "." : folder))
      places_.push_back(with_slash(*place));
  }
}

bool ConfinedFiles::is_confined(const std::string& path) const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [&](const std::string& folder) { return holds(folder, path); });
}

void ConfinedFiles::check(const std::string& path, const std::string& place) const {
  const bool is_inside =
      place.empty() || std::any_of(places_.begin(), places_.end(), [&](const std::string& inside) {
        return holds(inside, place + "/");
      });
  if (!is_inside)
    throw Error(Error::Kind::environment,
                "cannot read " + path + ": It has become a link that leads out of the sources");
}

std::string ConfinedFiles::read(const std::string& path) const {
  if (!is_confined(path)) return files_.read(path);
  const auto file = open(path);
  return file->read(0, file->size());
}

std::shared_ptr<const ByteSource> ConfinedFiles::open(const std::string& path) const {
  auto file = files_.open(path);
  if (is_confined(path)) check(path, place_of(*file));
  return file;
}

std::optional<FileInfo> ConfinedFiles::stat(const std::string& path) const {
  return files_.stat(path);
}
bool ConfinedFiles::is_folder(const std::string& path) const { return files_.is_folder(path); }
std::vector<FileInfo> ConfinedFiles::list(const std::string& folder) const {
  return files_.list(folder);
}

void ConfinedFiles::visit(const std::string& folder, const Visit& visit) const {
  files_.visit(folder, visit);
}
std::optional<std::string> ConfinedFiles::canonical(const std::string& path) const {
  return files_.canonical(path);
}

void ConfinedFiles::write(const std::string& path, std::string_view) { reject_writing(path); }
void ConfinedFiles::remove(const std::string& path) { reject_writing(path); }

}  // namespace offprint
