// Archives of many files (zip, tar, tar.gz) unpacked without a path of theirs touching the disk.
// libarchive is behind this header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/diagnostic.h"
#include "base/limits.h"

namespace offprint {

// ".zip", ".tar", ".tar.gz", ".tgz", whatever the case.
bool has_archive_name(std::string_view path);

// Of a file in an archive that is treated as a folder, the archive: "a/b.zip" of "a/b.zip/c/d.md";
// "" for others. Told by names alone.
std::string_view archive_of(std::string_view path);

// Whether the bytes begin as a zip or tar file does, the latter compressed or not.
bool is_archive(const ByteSource& file);

struct ArchiveMember {
  std::uint64_t offset = 0, size = 0;  // bytes, in UnpackedArchive::content
  std::int64_t modified_ns = 0;        // since the epoch
};

struct UnpackedArchive {
  std::shared_ptr<const ByteSource> content;  // a file without a name: nothing stays behind
  // By path within the archive: UTF-8, '/' between folders, without ".", ".." and empty parts.
  std::map<std::string, ArchiveMember, std::less<>> members;
  Diagnostics diagnostics;  // origin: the archive's
};

// Reads every member once. What is no plain file with a safe path of its own (links, devices, "..",
// absolute or endless paths, a second of the same name) is left out; so is what is encrypted,
// damaged or a bomb; what is an archive itself is kept as a file and not looked into. Each of these
// is one diagnostic (archive-member-left-out, archive-member-unreadable) and harms no other member.
// Paths have at most 1 KB and 64 folders.
// Names that are not UTF-8 are read as IBM437, as zip has it (APPNOTE.TXT, appendix D), or in tar
// files by what they look like. archive-damaged and archive-too-large say where reading ended;
// members before that are there. Throws Error{environment} when the system fails, never for what
// the bytes are. Thread-safe.
UnpackedArchive unpack(const std::shared_ptr<const ByteSource>& file, const std::string& origin,
                       const Limits& limits = {});

}  // namespace offprint
