#include "base/file_stamp.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "base/hash.h"

namespace offprint {
namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::size_t piece_size = 1 << 20;

// Systems count time in ticks of a few milliseconds, some in seconds or in two.
bool may_be_kept_by_a_change(std::int64_t modified_ns) {
  const std::int64_t tick = modified_ns % second == 0 ? 3 * second : second / 20;
  const std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                               std::chrono::system_clock::now().time_since_epoch())
                               .count();
  return modified_ns > now - tick;
}

// One that stands for every hash but "not known".
std::uint64_t known(std::uint64_t hash) { return hash == 0 ? 1 : hash; }

}  // namespace

FileStamp stamp_of(const FileInfo& info) {
  const bool in_doubt = info.inode == 0 || may_be_kept_by_a_change(info.modified_ns);
  return {info.size, in_doubt ? 0 : info.modified_ns, info.inode, 0};
}

FileStamp stamp_of(const FileSystem& files, const std::string& path) {
  if (const auto info = files.stat(path)) return stamp_of(*info);
  return {files.is_folder(path) ? FileStamp::folder : FileStamp::missing, 0, 0, 0};
}

std::uint64_t content_hash(std::string_view bytes) {
  std::uint64_t hash = 0;
  do {
    hash = hash64(bytes.substr(0, piece_size), hash);
    bytes.remove_prefix(std::min(bytes.size(), piece_size));
  } while (!bytes.empty());
  return known(hash);
}

std::uint64_t content_hash(const FileSystem& files, const std::string& path) {
  const auto file = files.open(path);
  const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(piece_size, file->size()));
  const auto piece = std::make_unique_for_overwrite<char[]>(room);
  std::uint64_t hash = 0, offset = 0;
  do {
    const std::size_t size = file->read_into(piece.get(), offset, room);
    hash = hash64({piece.get(), size}, hash);
    offset += size;
    if (size < room) break;
  } while (offset < file->size());
  return known(hash);
}

bool is_same(const FileSystem& files, const std::string& path, FileStamp& stamp) {
  return is_same(files, path, stamp_of(files, path), stamp);
}

bool is_same(const FileSystem& files, const std::string& path, const FileStamp& now,
             FileStamp& stamp) {
  if (now.size != stamp.size) return false;
  if (now.size >= FileStamp::folder) return true;
  if (stamp.modified_ns != 0 && now.modified_ns == stamp.modified_ns && now.inode == stamp.inode)
    return true;
  if (stamp.content == 0 || content_hash(files, path) != stamp.content) return false;
  const std::uint64_t content = stamp.content;
  stamp = now;
  stamp.content = content;
  return true;
}

}  // namespace offprint
