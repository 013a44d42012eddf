#include "export/epub/zip_sink.h"

#include <algorithm>

namespace offprint {
namespace {

constexpr std::size_t buffer_limit = 1 << 20;

}  // namespace

zip_t* ZipSink::open_archive() {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_function_create(serve, this, &error);
  zip_t* zip = source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
  if (!zip && source) zip_source_free(source);
  zip_error_fini(&error);
  return zip;
}

std::uint64_t ZipSink::finish() {
  flush();
  return file_.size();
}

void ZipSink::flush() {
  file_.write_at(buffer_begin_, buffer_);
  buffer_begin_ += buffer_.size();
  buffer_.clear();
}

// libzip returns to each entry's header after its data; most often that is still in the buffer.
zip_int64_t ZipSink::write(const void* data, zip_uint64_t length) {
  try {
    if (at_ < buffer_begin_ || at_ > buffer_begin_ + buffer_.size()) {
      flush();
      buffer_begin_ = at_;
    }
    const std::size_t offset = at_ - buffer_begin_;
    if (buffer_.size() < offset + length) buffer_.resize(offset + length);
    buffer_.replace(offset, length, static_cast<const char*>(data), length);
    at_ += length;
    if (buffer_.size() >= buffer_limit && at_ == buffer_begin_ + buffer_.size()) flush();
  } catch (...) {
    failure_ = std::current_exception();
    return -1;
  }
  return static_cast<zip_int64_t>(length);
}

zip_int64_t ZipSink::seek(void* data, zip_uint64_t length) {
  const std::uint64_t end = std::max(file_.size(), buffer_begin_ + buffer_.size());
  const zip_int64_t target = zip_source_seek_compute_offset(at_, end, data, length, nullptr);
  if (target < 0) return -1;
  at_ = static_cast<std::uint64_t>(target);
  return 0;
}

zip_int64_t ZipSink::serve(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  ZipSink& sink = *static_cast<ZipSink*>(user);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(
          ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
          ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE,
          ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_COMMIT_WRITE,
          ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_WRITE:
      return sink.write(data, length);
    case ZIP_SOURCE_SEEK_WRITE:
      return sink.seek(data, length);
    case ZIP_SOURCE_TELL_WRITE:
      return static_cast<zip_int64_t>(sink.at_);
    case ZIP_SOURCE_STAT:
      zip_stat_init(static_cast<zip_stat_t*>(data));
      static_cast<zip_stat_t*>(data)->valid = ZIP_STAT_SIZE;
      static_cast<zip_stat_t*>(data)->size = 0;
      return sizeof(zip_stat_t);
    case ZIP_SOURCE_ERROR: {
      zip_error_t error;
      zip_error_init_with_code(&error, ZIP_ER_WRITE);
      return zip_error_to_data(&error, data, length);
    }
    default:
      return 0;  // an archive that is only written reads as empty, and has nothing to undo
  }
}

}  // namespace offprint
