#include "pipeline/observed_files.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/hash.h"

namespace offprint {
namespace {

[[noreturn]] void reject_writing(const std::string& path) {
  throw Error(Error::Kind::environment, "cannot write " + path + ": it is only to be read");
}

// Of the names below `folder`, however that is called.
std::uint64_t hash_of(const std::vector<FileInfo>& files, const std::string& folder) {
  std::uint64_t hash = 1;
  for (const FileInfo& file : files)
    hash = hash64(std::string_view(file.path).substr(folder.size()), hash);
  return hash;
}

}  // namespace

ObservedFiles::ObservedFiles(const FileSystem& files, const std::string& root)
    : files_(files), prefix_(root.empty() || root.ends_with('/') ? root : root + "/") {}

ObservedFiles::~ObservedFiles() {
  for (Note* note = notes_; note != nullptr;) delete std::exchange(note, note->next);
}

void ObservedFiles::note(const std::string& path, FileStamp stamp) const {
  if (path + "/" == prefix_ || path == ".") return;  // the root is always there
  const bool inside = !prefix_.empty() && path.starts_with(prefix_);
  const std::string below = inside ? path.substr(prefix_.size()) : path;
  auto* note = new Note{{below.empty() ? "./" : below, stamp}, notes_.load()};
  while (!notes_.compare_exchange_weak(note->next, note)) {
  }
}

std::vector<AskedFile> ObservedFiles::asked() const {
  std::vector<AskedFile> asked;
  for (const Note* note = notes_; note != nullptr; note = note->next) asked.push_back(note->asked);
  // Of several looks at a file, the one that knows most.
  std::stable_sort(asked.begin(), asked.end(), [](const AskedFile& a, const AskedFile& b) {
    return a.path != b.path ? a.path < b.path : a.stamp.content > b.stamp.content;
  });
  const auto same_path = [](const AskedFile& a, const AskedFile& b) { return a.path == b.path; };
  asked.erase(std::unique(asked.begin(), asked.end(), same_path), asked.end());
  return asked;
}

std::string ObservedFiles::read(const std::string& path) const {
  FileStamp stamp = stamp_of(files_, path);
  std::string bytes = files_.read(path);
  stamp.content = content_hash(bytes);
  note(path, stamp);
  return bytes;
}

std::shared_ptr<const ByteSource> ObservedFiles::open(const std::string& path) const {
  note(path, stamp_of(files_, path));
  return files_.open(path);
}

std::optional<FileInfo> ObservedFiles::stat(const std::string& path) const {
  auto info = files_.stat(path);
  note(path, info ? stamp_of(*info) : stamp_of(files_, path));
  return info;
}

bool ObservedFiles::is_folder(const std::string& path) const {
  const FileStamp stamp = stamp_of(files_, path);
  note(path, stamp);
  return stamp.size == FileStamp::folder;
}

std::vector<FileInfo> ObservedFiles::list(const std::string& folder) const {
  std::vector<FileInfo> found = files_.list(folder);
  note(folder + "/", {FileStamp::folder, 0, 0, hash_of(found, folder)});
  return found;
}

std::optional<std::string> ObservedFiles::canonical(const std::string& path) const {
  note(path, stamp_of(files_, path));
  return files_.canonical(path);
}

void ObservedFiles::write(const std::string& path, std::string_view) { reject_writing(path); }
void ObservedFiles::remove(const std::string& path) { reject_writing(path); }

std::uint64_t hash_of(const std::vector<AskedFile>& asked) {
  std::uint64_t hash = 1;
  for (const AskedFile& file : asked)
    hash = hash64(file.path, hash * 31 + file.stamp.content + file.stamp.size);
  return hash;
}

bool is_unchanged(const FileSystem& files, const std::string& root, AskedFile& asked) {
  const std::string path = join_path(root, asked.path);
  if (!asked.path.ends_with('/')) return is_same(files, path, asked.stamp);
  return files.is_folder(path) && hash_of(files.list(path), path) == asked.stamp.content;
}

}  // namespace offprint
