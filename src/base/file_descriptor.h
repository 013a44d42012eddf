// An open file of the operating system, and how its failures become Errors. For the files of base/
// that talk to the disk; everybody else uses file_system.h.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace offprint {

class ByteSource;

// Throws Error{environment}: "cannot <action> <path>: <what errno means>".
[[noreturn]] void throw_errno(std::string_view action, std::string_view path);

// Throws the same for a path with a zero byte, where the system would take less for the path than
// our checks do.
void check_path(std::string_view action, std::string_view path);

// Closes what it owns. Move-only.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor() { close(); }

  // Opens for reading, without waiting for whoever writes to a pipe; throws Error{environment}.
  static FileDescriptor open_to_read(const std::string& path);

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }
  // Where the open file lies now, links followed; "" when the system does not say.
  std::string place() const;
  int release() { return std::exchange(number_, -1); }
  void close();

 private:
  int number_ = -1;
};

// Reads up to `size` bytes, starting again after signals; 0 at the end of the file. Throws
// Error{environment}.
std::size_t read_some(const FileDescriptor& file, char* buffer, std::size_t size,
                      const std::string& path);

// The same of the open file that is read; "" for what is in memory or an archive.
std::string place_of(const ByteSource& source);

// Writes everything; throws Error{environment}.
void write_all(const FileDescriptor& file, std::string_view bytes, const std::string& path);

}  // namespace offprint
