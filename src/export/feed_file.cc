#include "export/feed_file.h"

#include <utility>

namespace offprint {

FeedFile::FeedFile(const FeedFormat& format, const FeedPage& page, std::string path, bool gzip)
    : format_(format), path_(std::move(path)), file_(path_) {
  if (gzip) {
    copy_.emplace(path_ + ".gz");
    gzip_ = std::make_unique<GzipWriter>([this](std::string_view bytes) {
      copy_->write(bytes);
      copy_size_ += bytes.size();
    });
  }
  write(format_.head(page));
}

void FeedFile::write(std::string_view bytes) {
  file_.write(bytes);
  if (gzip_) gzip_->write(bytes);
  size_ += bytes.size();
}

std::uint64_t FeedFile::write_item(std::string_view item) {
  if (items_++ > 0) write(format_.between());
  const std::uint64_t begin = size_;
  write(item);
  return begin;
}

std::vector<OutputFile> FeedFile::finish() {
  write(format_.tail(items_ > 0));
  file_.park();
  std::vector<OutputFile> files = {{path_, std::string(format_.media_type()), size_, items_, ""}};
  if (gzip_) {
    gzip_->finish();
    gzip_.reset();
    copy_->park();
    files.push_back({path_ + ".gz", "application/gzip", copy_size_, items_, path_});
  }
  return files;
}

void FeedFile::commit() {
  file_.commit();
  if (copy_) copy_->commit();
}

}  // namespace offprint
