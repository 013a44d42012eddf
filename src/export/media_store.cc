#include "export/media_store.h"

#include <algorithm>
#include <utility>

#include "base/crc32.h"
#include "base/error.h"
#include "base/hash_stream.h"

namespace offprint {
namespace {

constexpr std::size_t piece_size = 1 << 18;

constexpr std::pair<std::string_view, std::string_view> extensions[] = {
    {"audio/mpeg", ".mp3"}, {"audio/mp4", ".m4a"},   {"audio/ogg; codecs=opus", ".opus"},
    {"video/mp4", ".mp4"},  {"video/webm", ".webm"}, {book_track_type, ".vtt"},
};

}  // namespace

struct MediaStore::Entry {
  std::mutex making;
  bool made = false;
  BookMedia media;
  std::string file;
};

std::string_view media_extension(std::string_view media_type) {
  for (const auto& [type, extension] : extensions)
    if (type == media_type) return extension;
  return "";
}

const BookMedia& MediaStore::prepare(const MediaFile& file) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<Entry>& known = entries_[file.file];
    if (!known) known = std::make_shared<Entry>();
    entry = known;
  }
  const std::lock_guard making(entry->making);
  if (entry->made) return entry->media;
  const auto bytes = files_.open(join_path(root_, file.file));
  HashStream hash;
  BookMedia& media = entry->media;
  media.crc = 0;
  media.size = bytes->size();
  for (std::uint64_t at = 0; at < media.size; at += piece_size) {
    const std::string piece = bytes->read(at, piece_size);
    hash.add(piece);
    media.crc = crc32(piece, media.crc);
  }
  media.media_type = file.media_type;
  media.name = "media/" + hash.hex();
  media.name += media_extension(file.media_type);
  entry->file = file.file;
  entry->made = true;
  const std::lock_guard lock(mutex_);
  std::shared_ptr<const Entry>& named = by_name_[media.name];
  if (!named || file.file < named->file) named = entry;
  return media;
}

std::shared_ptr<const ByteSource> MediaStore::open(std::string_view name) const {
  std::string file;
  {
    const std::lock_guard lock(mutex_);
    const auto known = by_name_.find(name);
    if (known == by_name_.end()) throw Error(Error::Kind::environment, "a file was not prepared");
    file = known->second->file;
  }
  return files_.open(join_path(root_, file));
}

std::uint32_t MediaStore::crc(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto known = by_name_.find(name);
  return known == by_name_.end() ? 0 : known->second->media.crc;
}

}  // namespace offprint
