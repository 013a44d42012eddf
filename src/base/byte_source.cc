#include "base/byte_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/file_descriptor.h"

namespace offprint {
namespace {

class BytesInMemory final : public ByteSource {
 public:
  explicit BytesInMemory(std::string bytes) : bytes_(std::move(bytes)) {}

  std::uint64_t size() const override { return bytes_.size(); }
  std::string read(std::uint64_t offset, std::size_t length) const override {
    return offset < bytes_.size() ? bytes_.substr(offset, length) : std::string();
  }

 private:
  std::string bytes_;
};

class BytesOfFile final : public ByteSource {
 public:
  explicit BytesOfFile(const std::string& path)
      : path_(path), file_(FileDescriptor::open_to_read(path)) {
    struct stat info {};
    if (::fstat(file_.number(), &info) != 0) throw_errno("read", path_);
    size_ = static_cast<std::uint64_t>(info.st_size);
  }

  std::uint64_t size() const override { return size_; }
  std::string place() const { return file_.place(); }

  std::string read(std::uint64_t offset, std::size_t length) const override {
    if (offset >= size_) return {};
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(length, size_ - offset)),
                      '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
      const ssize_t count = ::pread(file_.number(), bytes.data() + got, bytes.size() - got,
                                    static_cast<off_t>(offset + got));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw_errno("read", path_);
      if (count == 0) break;
      got += static_cast<std::size_t>(count);
    }
    bytes.resize(got);
    return bytes;
  }

 private:
  std::string path_;  // for messages
  FileDescriptor file_;
  std::uint64_t size_ = 0;
};

class PartOfBytes final : public ByteSource {
 public:
  PartOfBytes(std::shared_ptr<const ByteSource> whole, std::uint64_t offset, std::uint64_t length)
      : whole_(std::move(whole)), offset_(offset), length_(length) {}

  std::uint64_t size() const override { return length_; }
  std::string read(std::uint64_t offset, std::size_t length) const override {
    if (offset >= length_) return {};
    return whole_->read(offset_ + offset, static_cast<std::size_t>(
                                              std::min<std::uint64_t>(length, length_ - offset)));
  }

 private:
  std::shared_ptr<const ByteSource> whole_;
  std::uint64_t offset_, length_;
};

}  // namespace

std::shared_ptr<const ByteSource> bytes_in_memory(std::string bytes) {
  return std::make_shared<BytesInMemory>(std::move(bytes));
}

std::shared_ptr<const ByteSource> bytes_of_file(const std::string& path) {
  return std::make_shared<BytesOfFile>(path);
}

std::shared_ptr<const ByteSource> part_of(std::shared_ptr<const ByteSource> whole,
                                          std::uint64_t offset, std::uint64_t length) {
  return std::make_shared<PartOfBytes>(std::move(whole), offset, length);
}

std::string place_of(const ByteSource& source) {
  const auto* const file = dynamic_cast<const BytesOfFile*>(&source);
  return file ? file->place() : "";
}

}  // namespace offprint
