// The file of a feed, written item by item: memory holds one buffer, never the feed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "export/exporter.h"

namespace offprint {

// Not thread-safe. Throws Error{environment}. Destroyed before commit it leaves nothing behind.
class FeedWriter {
 public:
  explicit FeedWriter(const std::string& path) : path_(path), file_(path) {}

  void write(std::string_view text) {
    file_.write(text);
    size_ += text.size();
  }
  void write_item(std::string_view text) {
    write(text);
    ++items_;
  }
  std::uint32_t items() const { return items_; }

  // After the last write: closes the temporary file.
  OutputFile finish(std::string_view media_type) {
    file_.park();
    return {path_, std::string(media_type), size_, items_};
  }
  void commit() { file_.commit(); }

 private:
  std::string path_;
  AtomicFile file_;
  std::uint64_t size_ = 0;
  std::uint32_t items_ = 0;
};

}  // namespace offprint
