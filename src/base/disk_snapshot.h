// The disk as it is read during one run, whose folders are walked once.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace offprint {

// What list() has walked answers for itself from then on: a file that comes, changes or goes
// afterwards is seen as it was, but for its bytes. Everything else is asked of the disk. For what
// is read; whoever wants to know what has been written asks real_file_system(). Thread-safe.
class DiskSnapshot final : public FileSystem {
 public:
  DiskSnapshot();
  ~DiskSnapshot() override;

  std::string read(const std::string& path) const override;
  std::shared_ptr<const ByteSource> open(const std::string& path) const override;
  std::optional<FileInfo> stat(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::vector<FileInfo> list(const std::string& folder) const override;
  void visit(const std::string& folder, const Visit& visit) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  void write(const std::string& path, std::string_view bytes) override;
  void remove(const std::string& path) override;

  // What was walked answers no longer, and costs no memory. Not while others ask.
  void forget();

 private:
  struct Tree;
  enum class Kind : std::uint8_t { unknown, missing, file, folder };
  struct Answer {
    Kind kind = Kind::unknown;
    std::optional<FileInfo> file = {};  // without its path
  };
  Answer find(std::string_view path) const;
  const Tree& tree_of(const std::string& folder) const;

  FileSystem& disk_;
  mutable std::atomic<Tree*> trees_ = nullptr;  // a chain that any thread may put one in front of
};

}  // namespace offprint
