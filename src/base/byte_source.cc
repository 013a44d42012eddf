#include "base/byte_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/file_descriptor.h"

namespace offprint {
namespace {

std::size_t length_inside(std::uint64_t size, std::uint64_t offset, std::size_t length) {
  return static_cast<std::size_t>(
      std::min<std::uint64_t>(length, offset < size ? size - offset : 0));
}

class BytesInMemory final : public ByteSource {
 public:
  explicit BytesInMemory(std::string bytes) : bytes_(std::move(bytes)) {}

  std::uint64_t size() const override { return bytes_.size(); }
  std::size_t read_into(char* bytes, std::uint64_t offset, std::size_t length) const override {
    length = length_inside(bytes_.size(), offset, length);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(length == 0 ? 0 : offset), length,
                bytes);
    return length;
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

  std::size_t read_into(char* bytes, std::uint64_t offset, std::size_t length) const override {
    length = length_inside(size_, offset, length);
    std::size_t got = 0;
    while (got < length) {
      const ssize_t count =
          ::pread(file_.number(), bytes + got, length - got, static_cast<off_t>(offset + got));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw_errno("read", path_);
      if (count == 0) break;
      got += static_cast<std::size_t>(count);
    }
    return got;
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
  std::size_t read_into(char* bytes, std::uint64_t offset, std::size_t length) const override {
    return whole_->read_into(bytes, offset_ + offset, length_inside(length_, offset, length));
  }

 private:
  std::shared_ptr<const ByteSource> whole_;
  std::uint64_t offset_, length_;
};

}  // namespace

std::string ByteSource::read(std::uint64_t offset, std::size_t length) const {
  std::string bytes(length_inside(size(), offset, length), '\0');
  bytes.resize(read_into(bytes.data(), offset, bytes.size()));
  return bytes;
}

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
