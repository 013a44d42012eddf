// Files that lie where they seem to lie, whatever links do meanwhile.
#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"

namespace offprint {

// Whether the file or folder at `path`, links followed, is the folder `root` ("" = the working
// folder) or lies below it. False for what is not there.
bool lies_inside(const FileSystem& files, const std::string& root, const std::string& path);

// Reads what lies, by its path, below one of some folders only if it lies there when it is open:
// what has become a link that leads elsewhere since it was listed or examined is Error{environment}
// and nothing of it is read. `folders` may name single files. All else is as the other file system
// has it. Thread-safe.
class ConfinedFiles final : public FileSystem {
 public:
  // `files` must outlive this. The folders may be links themselves. Of one whose place cannot be
  // told now, nothing is read that does not lie in another.
  ConfinedFiles(const FileSystem& files, const std::vector<std::string>& folders);

  std::string read(const std::string& path) const override;
  std::shared_ptr<const ByteSource> open(const std::string& path) const override;
  std::optional<FileInfo> stat(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::vector<FileInfo> list(const std::string& folder) const override;
  void visit(const std::string& folder, const Visit& visit) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  // For reading only: these throw Error{environment}.
  void write(const std::string& path, std::string_view bytes) override;
  void remove(const std::string& path) override;

 private:
  bool is_confined(const std::string& path) const;
  void check(const std::string& path, const std::string& place) const;

  const FileSystem& files_;
  std::vector<std::string> folders_, places_;  // with a '/' at the end; as given, and in truth
};

}  // namespace offprint
