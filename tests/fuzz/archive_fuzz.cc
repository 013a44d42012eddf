#include <cstddef>
#include <cstdint>

#include "base/archive_names.h"
#include "base/mounted_file_system.h"
#include "base/unicode.h"

// What an archive holds lies below it, is UTF-8, and is no more than the limits allow.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace offprint;
  Limits limits;
  limits.archive_members = 64;
  limits.archive_bytes = 1 << 20;
  const auto file = bytes_in_memory({reinterpret_cast<const char*>(data), size});
  is_archive(*file);
  UnpackedArchive archive = unpack(file, "a.zip", limits);
  if (archive.members.size() > limits.archive_members) __builtin_trap();
  for (const auto& [path, member] : archive.members) {
    if (find_invalid_utf8(path) != path.npos) __builtin_trap();
    if (safe_member_path(path, longest_member_path, deepest_member_path).path != path)
      __builtin_trap();
    if (member.offset + member.size > archive.content->size()) __builtin_trap();
  }
  for (const Diagnostic& diagnostic : archive.diagnostics)
    if (find_invalid_utf8(to_text(diagnostic)) != std::string::npos) __builtin_trap();
  MemoryFileSystem disk;
  MountedFileSystem files(disk);
  files.mount("a.zip", std::move(archive));
  for (const FileInfo& found : files.list("."))
    if (files.read(found.path).size() != found.size) __builtin_trap();
  return 0;
}
