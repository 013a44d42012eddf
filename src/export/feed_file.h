// A file of a feed, written piece by piece, and its compressed copy: memory holds their buffers,
// never the feed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/gzip_writer.h"
#include "export/exporter.h"
#include "export/feed_format.h"

namespace offprint {

// Not thread-safe. Throws Error{environment}. Destroyed before commit it leaves nothing behind.
class FeedFile {
 public:
  // Writes the head. With `gzip`, there is a copy at `path`.gz. `format` must live as long.
  FeedFile(const FeedFormat& format, const FeedPage& page, std::string path, bool gzip);

  // Returns where in the file it begins.
  std::uint64_t write_item(std::string_view item);
  // After the last item: writes the tail and closes the temporary files. The file, then its copy.
  std::vector<OutputFile> finish();
  void commit();

 private:
  void write(std::string_view bytes);

  const FeedFormat& format_;
  std::string path_;
  AtomicFile file_;
  std::optional<AtomicFile> copy_;
  std::unique_ptr<GzipWriter> gzip_;
  std::uint64_t size_ = 0, copy_size_ = 0;
  std::uint32_t items_ = 0;
};

}  // namespace offprint
