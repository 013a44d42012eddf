// Files that are not on the disk, among those that are: archives as folders, standard input as a
// file.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/archive.h"
#include "base/file_system.h"

namespace offprint {

// Answers for what is mounted, and asks another file system for everything else. What is mounted
// hides what has its path on the disk. Mounting is not thread-safe; reading afterwards is.
class MountedFileSystem final : public FileSystem {
 public:
  // `disk` must outlive this.
  explicit MountedFileSystem(FileSystem& disk) : disk_(disk) {}

  // The members of the archive become files below `path`, which is a folder from now on.
  void mount(const std::string& path, UnpackedArchive archive);
  void mount(const std::string& path, std::shared_ptr<const ByteSource> file);
  bool is_empty() const { return archives_.empty() && single_files_.empty(); }

  std::string read(const std::string& path) const override;
  std::shared_ptr<const ByteSource> open(const std::string& path) const override;
  std::optional<FileInfo> stat(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::vector<FileInfo> list(const std::string& folder) const override;
  void visit(const std::string& folder, const Visit& visit) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  // Only the disk is written to: Error{environment} for paths in archives.
  void write(const std::string& path, std::string_view bytes) override;
  void remove(const std::string& path) override;

 private:
  struct Place {
    const UnpackedArchive* archive = nullptr;  // null: on the disk
    std::string mount;                         // the archive's path
    std::string member;                        // "" for the archive itself
  };
  Place find(const std::string& path) const;
  void add_members(const std::string& folder, const std::string& mount,
                   const UnpackedArchive& archive, std::vector<FileInfo>& found) const;

  FileSystem& disk_;
  std::map<std::string, UnpackedArchive, std::less<>> archives_;  // by path without "." and ".."
  std::map<std::string, std::shared_ptr<const ByteSource>, std::less<>> single_files_;
};

}  // namespace offprint
