// A file system that remembers what it was asked for, so that a later run can tell, without making
// a thing again, that it would come out the same.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "catalog/source_table.h"

namespace offprint {

// For reading only: writing throws Error{environment}. Thread-safe but for asked().
class ObservedFiles final : public FileSystem {
 public:
  // `files` must outlive this. Paths below `root` are remembered relative to it, so that it makes
  // no difference from where the program was started.
  ObservedFiles(const FileSystem& files, const std::string& root);
  ~ObservedFiles() override;

  // Each path once, sorted. Of what was read whole the content is known; the content of a folder
  // that was listed ("photos/") is a hash of its files' paths.
  std::vector<AskedFile> asked() const;

  std::string read(const std::string& path) const override;
  std::shared_ptr<const ByteSource> open(const std::string& path) const override;
  std::optional<FileInfo> stat(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::vector<FileInfo> list(const std::string& folder) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  void write(const std::string& path, std::string_view bytes) override;
  void remove(const std::string& path) override;

 private:
  void note(const std::string& path, FileStamp stamp) const;

  const FileSystem& files_;
  std::string prefix_;
  // A chain that any thread may put a note in front of.
  struct Note {
    AskedFile asked;
    Note* next;
  };
  mutable std::atomic<Note*> notes_ = nullptr;
};

// Of the paths, and of what is known of their contents.
std::uint64_t hash_of(const std::vector<AskedFile>& asked);

// Whether all that was asked would be answered in the same way. The stamp is made to fit a file
// that is another one of the same bytes.
bool is_unchanged(const FileSystem& files, const std::string& root, AskedFile& asked);

}  // namespace offprint
