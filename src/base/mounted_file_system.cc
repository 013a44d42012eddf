#include "base/mounted_file_system.h"

#include <algorithm>

#include "base/error.h"

namespace offprint {
namespace {

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != path.npos;
}

bool holds_folder(const UnpackedArchive& archive, const std::string& folder) {
  if (folder.empty()) return true;
  const auto at = archive.members.lower_bound(folder + "/");
  return at != archive.members.end() && at->first.starts_with(folder + "/");
}

[[noreturn]] void reject_writing(const std::string& path) {
  throw Error(Error::Kind::environment, "cannot write " + path + ": it lies in an archive");
}

}  // namespace

void MountedFileSystem::mount(const std::string& path, UnpackedArchive archive) {
  archives_.insert_or_assign(join_path("", path), std::move(archive));
}

void MountedFileSystem::mount(const std::string& path, std::shared_ptr<const ByteSource> file) {
  single_files_.insert_or_assign(join_path("", path), std::move(file));
}

MountedFileSystem::Place MountedFileSystem::find(const std::string& path) const {
  if (archives_.empty()) return {};
  const std::string clean = join_path("", path);
  for (std::size_t end = clean.find('/'); !clean.empty(); end = clean.find('/', end + 1)) {
    const auto at = archives_.find(std::string_view(clean).substr(0, end));
    if (at != archives_.end())
      return {&at->second, at->first, end == clean.npos ? "" : clean.substr(end + 1)};
    if (end == clean.npos) break;
  }
  return {};
}

std::string MountedFileSystem::read(const std::string& path) const {
  if (!single_files_.empty())
    if (const auto at = single_files_.find(join_path("", path)); at != single_files_.end())
      return at->second->read(0, at->second->size());
  const Place place = find(path);
  if (!place.archive) return disk_.read(path);
  const auto at = place.archive->members.find(place.member);
  if (at == place.archive->members.end())
    throw Error(Error::Kind::environment, "cannot read " + path + ": no such file in the archive");
  return place.archive->content->read(at->second.offset, at->second.size);
}

std::shared_ptr<const ByteSource> MountedFileSystem::open(const std::string& path) const {
  if (!single_files_.empty())
    if (const auto at = single_files_.find(join_path("", path)); at != single_files_.end())
      return at->second;
  const Place place = find(path);
  if (!place.archive) return disk_.open(path);
  const auto at = place.archive->members.find(place.member);
  if (at == place.archive->members.end())
    throw Error(Error::Kind::environment, "cannot read " + path + ": no such file in the archive");
  return part_of(place.archive->content, at->second.offset, at->second.size);
}

std::optional<FileInfo> MountedFileSystem::stat(const std::string& path) const {
  if (!single_files_.empty())
    if (const auto at = single_files_.find(join_path("", path)); at != single_files_.end())
      return FileInfo{path, at->second->size(), 0};
  const Place place = find(path);
  if (!place.archive) return disk_.stat(path);
  const auto at = place.archive->members.find(place.member);
  if (at == place.archive->members.end()) return {};
  return FileInfo{path, at->second.size, at->second.modified_ns};
}

bool MountedFileSystem::is_folder(const std::string& path) const {
  const Place place = find(path);
  return place.archive ? holds_folder(*place.archive, place.member) : disk_.is_folder(path);
}

// `folder` is as given to list(); `mount` is at or below it, or it is in the archive.
void MountedFileSystem::add_members(const std::string& folder, const std::string& mount,
                                    const UnpackedArchive& archive,
                                    std::vector<FileInfo>& found) const {
  const std::string clean = join_path("", folder);
  const std::string prefix = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
  const bool is_inside = clean.size() > mount.size();
  const std::string below = is_inside ? clean.substr(mount.size() + 1) + "/" : "";
  std::string_view way = mount;  // from the folder to the archive
  if (is_inside || clean == mount)
    way = {};
  else if (!clean.empty())
    way.remove_prefix(clean.size() + (clean.ends_with('/') ? 0 : 1));
  if (is_hidden(way)) return;
  for (auto at = archive.members.lower_bound(below);
       at != archive.members.end() && at->first.starts_with(below); ++at) {
    const std::string_view rest = std::string_view(at->first).substr(below.size());
    if (is_hidden(rest)) continue;
    std::string path = prefix + std::string(way);
    if (!way.empty()) path += '/';
    found.push_back({path.append(rest), at->second.size, at->second.modified_ns});
  }
}

std::vector<FileInfo> MountedFileSystem::list(const std::string& folder) const {
  const Place place = find(folder);
  std::vector<FileInfo> found;
  if (place.archive) {
    add_members(folder, place.mount, *place.archive, found);
    return found;
  }
  found = disk_.list(folder);
  if (archives_.empty()) return found;
  std::erase_if(found, [&](const FileInfo& file) {
    return archives_.find(join_path("", file.path)) != archives_.end();
  });
  const std::string clean = join_path("", folder);
  const std::string prefix = clean.empty() || clean.ends_with('/') ? clean : clean + '/';
  for (const auto& [mount, archive] : archives_)
    if (mount.starts_with(prefix) && (!clean.empty() || !mount.starts_with('/')))
      add_members(folder, mount, archive, found);
  std::sort(found.begin(), found.end(),
            [](const FileInfo& a, const FileInfo& b) { return a.path < b.path; });
  return found;
}

void MountedFileSystem::visit(const std::string& folder, const Visit& visit) const {
  archives_.empty() ? disk_.visit(folder, visit) : FileSystem::visit(folder, visit);
}

std::optional<std::string> MountedFileSystem::canonical(const std::string& path) const {
  const std::string clean = join_path("", path);
  const bool is_single = single_files_.find(clean) != single_files_.end();
  const Place place = find(path);
  if (!place.archive && !is_single) return disk_.canonical(path);
  if (place.archive && !place.member.empty() && !stat(path) && !is_folder(path)) return {};
  const std::string top = is_single ? clean : place.mount;
  // What is mounted need not be on the disk.
  auto real = disk_.canonical(top);
  if (!real) {
    real = disk_.canonical(std::string(parent_path(top)));
    if (!real) return {};
    if (!real->empty() && !real->ends_with('/')) *real += '/';
    *real += file_name(top);
  }
  return is_single || place.member.empty() ? *real : *real + "/" + place.member;
}

void MountedFileSystem::write(const std::string& path, std::string_view bytes) {
  if (find(path).archive) reject_writing(path);
  disk_.write(path, bytes);
}

void MountedFileSystem::remove(const std::string& path) {
  if (find(path).archive) reject_writing(path);
  disk_.remove(path);
}

}  // namespace offprint
