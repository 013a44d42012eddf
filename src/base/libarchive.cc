#include "base/libarchive.h"

#include <algorithm>
#include <cstdio>
#include <new>

namespace offprint {
namespace {

constexpr std::size_t block_size = 1 << 16;

}  // namespace

ArchivePointer new_archive_reader() {
  ArchivePointer reader(archive_read_new());
  if (!reader) throw std::bad_alloc();
  return reader;
}

int ArchiveFeed::open(archive* reader) {
  if (archive_read_set_read_callback(reader, &ArchiveFeed::give) != ARCHIVE_OK ||
      archive_read_set_skip_callback(reader, &ArchiveFeed::skip) != ARCHIVE_OK ||
      archive_read_set_seek_callback(reader, &ArchiveFeed::seek) != ARCHIVE_OK ||
      archive_read_set_callback_data(reader, this) != ARCHIVE_OK)
    return ARCHIVE_FATAL;
  return archive_read_open1(reader);
}

la_ssize_t ArchiveFeed::give(archive*, void* self, const void** bytes) {
  auto& feed = *static_cast<ArchiveFeed*>(self);
  feed.block_ = feed.source_.read(feed.at_, block_size);
  feed.at_ += feed.block_.size();
  feed.bytes_read_ += feed.block_.size();
  *bytes = feed.block_.data();
  return static_cast<la_ssize_t>(feed.block_.size());
}

la_int64_t ArchiveFeed::skip(archive*, void* self, la_int64_t count) {
  auto& feed = *static_cast<ArchiveFeed*>(self);
  const std::uint64_t left = feed.source_.size() - std::min(feed.at_, feed.source_.size());
  const std::uint64_t step = std::min<std::uint64_t>(left, count > 0 ? count : 0);
  feed.at_ += step;
  return static_cast<la_int64_t>(step);
}

la_int64_t ArchiveFeed::seek(archive*, void* self, la_int64_t offset, int whence) {
  auto& feed = *static_cast<ArchiveFeed*>(self);
  const auto size = static_cast<la_int64_t>(feed.source_.size());
  const la_int64_t from = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(feed.at_)
                                               : size;
  if (from + offset < 0) return ARCHIVE_FATAL;
  feed.at_ = static_cast<std::uint64_t>(std::min(from + offset, size));
  return static_cast<la_int64_t>(feed.at_);
}

}  // namespace offprint
