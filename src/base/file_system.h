// The seam to the disk. Everything that reads sources or writes outputs goes through a FileSystem,
// so that tests can run in memory and faults can be injected.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"

namespace offprint {

struct FileInfo {
  std::string path;              // as asked for, joined with '/'
  std::uint64_t size = 0;        // bytes
  std::int64_t modified_ns = 0;  // since the epoch; for change detection only, never for outputs
  std::uint64_t inode = 0;       // likewise; 0 where a file system has none
};

// Paths are UTF-8 with '/', absolute or relative to the working folder, "" being the latter. All
// functions throw Error{environment} when the system fails. Thread-safe.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  // The file's bytes; throws when it cannot be read.
  virtual std::string read(const std::string& path) const = 0;

  // The same, to be read piece by piece.
  virtual std::shared_ptr<const ByteSource> open(const std::string& path) const {
    return bytes_in_memory(read(path));
  }

  // Nothing when there is no such regular file.
  virtual std::optional<FileInfo> stat(const std::string& path) const = 0;

  virtual bool is_folder(const std::string& path) const = 0;

  // Every regular file below `folder`, sorted by path (byte order, so the same on every machine).
  // Paths begin with `folder` as it was given. Hidden files and folders (".x") are left out, and so
  // are symbolic links that lead outside `folder`, or to a folder (which is listed under its own
  // name). Names that are not UTF-8 are given as they are.
  virtual std::vector<FileInfo> list(const std::string& folder) const = 0;

  // The same one after the other, for folders with more files than memory should hold.
  using Visit = std::function<void(const FileInfo&)>;
  virtual void visit(const std::string& folder, const Visit& visit) const;

  // The path with links and ".." resolved, when it exists; nothing otherwise.
  virtual std::optional<std::string> canonical(const std::string& path) const = 0;

  // Puts `bytes` at `path` whole or not at all (written beside, synced, renamed); makes missing
  // folders. The mode is 0644 whatever the umask.
  virtual void write(const std::string& path, std::string_view bytes) = 0;

  // The same with what `make` hands over, piece by piece.
  using Sink = std::function<void(std::string_view)>;
  virtual void write_pieces(const std::string& path, const std::function<void(const Sink&)>& make);

  // No error when it is not there.
  virtual void remove(const std::string& path) = 0;
  // A folder with nothing in it; others stay as they are.
  virtual void remove_empty_folder(const std::string&) {}
};

// The real disk.
FileSystem& real_file_system();

// A file that is being written: a temporary file beside the target (".<name>.part"), which `commit`
// syncs and renames onto it, mode 0644; a target that holds the same already stays, with the time
// that it has. Destroyed without commit it removes the temporary file.
// What a killed run left is written over. A second one for the same path, in whatever process,
// throws as long as the first lives. Not thread-safe.
class AtomicFile {
 public:
  // Makes missing folders; throws Error{environment}.
  explicit AtomicFile(std::string path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  // Buffered; throws Error{environment}.
  void write(std::string_view bytes);
  // The temporary file's path, for libraries that write by name (nothing may have been written
  // through `write`).
  const std::string& temporary_path() const;
  // Syncs what was written and gives the descriptor back, so that thousands of files can wait for
  // their commit. Nothing may be written from then on; commit throws when another run has touched
  // the file meanwhile.
  void park();
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Files in a map, for tests. `modified_ns` is a hash of the content. Threads may read together.
class MemoryFileSystem final : public FileSystem {
 public:
  std::map<std::string, std::string> files;

  std::string read(const std::string& path) const override;
  std::optional<FileInfo> stat(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  std::vector<FileInfo> list(const std::string& folder) const override;
  std::optional<std::string> canonical(const std::string& path) const override;
  void write(const std::string& path, std::string_view bytes) override;
  void remove(const std::string& path) override;
};

// Purely textual: "a/b" + "../c.md" = "a/c.md"; an absolute `relative` wins. ".." never climbs
// above the start: then the result begins with "..".
std::string join_path(std::string_view folder, std::string_view relative);
// Whether a path is relative, and each part of it the name of a file or folder that is not hidden:
// join_path changes nothing about it, and DiskSnapshot may know it.
bool is_plain_path(std::string_view path);
// Whether a path, as join_path gives it, is not below the folder that it is relative to: an
// absolute one is not.
bool leaves_folder(std::string_view path);
std::string_view parent_path(std::string_view path);     // "a/b.md" → "a", "b.md" → ""
std::string_view file_name(std::string_view path);       // "a/b.md" → "b.md"
std::string_view file_stem(std::string_view path);       // "a/b.md" → "b"
std::string_view file_extension(std::string_view path);  // "a/b.MD" → ".MD"; "" without one

// A file can hold many documents: the origin of one is the file's, "//", and a name that stays the
// document's own when others come and go: "export.xml//00001234". No path of a file holds "//".
std::string part_origin(std::string_view file, std::string_view part);
std::string_view file_of_origin(std::string_view origin);  // "export.xml", and "a.md" of "a.md"
std::string_view part_of_origin(std::string_view origin);  // "00001234", and "" of "a.md"

// A compressed file's extension is both: "b.html.gz" → ".html.gz", and its stem "b". Without ".gz":
std::string_view without_gzip_extension(std::string_view path);  // "a/b.md.gz" → "a/b.md"

}  // namespace offprint
