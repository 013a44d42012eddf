// The disk, with a fault at one call.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"

namespace offprint::test {

// Reads the real disk; each call is told to `before` first, which may throw. Thread-safe if that
// is.
class FaultyFileSystem final : public FileSystem {
 public:
  explicit FaultyFileSystem(std::function<void(const std::string& path)> before)
      : before_(std::move(before)) {}

  std::string read(const std::string& path) const override { return disk(path).read(path); }
  std::shared_ptr<const ByteSource> open(const std::string& path) const override {
    return disk(path).open(path);
  }
  std::optional<FileInfo> stat(const std::string& path) const override {
    return disk(path).stat(path);
  }
  bool is_folder(const std::string& path) const override { return disk(path).is_folder(path); }
  std::vector<FileInfo> list(const std::string& folder) const override {
    return disk(folder).list(folder);
  }
  std::optional<std::string> canonical(const std::string& path) const override {
    return disk(path).canonical(path);
  }
  void write(const std::string& path, std::string_view bytes) override {
    disk(path).write(path, bytes);
  }
  void remove(const std::string& path) override { disk(path).remove(path); }

 private:
  FileSystem& disk(const std::string& path) const {
    before_(path);
    return real_file_system();
  }

  std::function<void(const std::string& path)> before_;
};

}  // namespace offprint::test
