// Source documents in, Drafts out. Readers know syntax and decide nothing.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "model/draft.h"

namespace offprint {

// A source file's bytes and the path by which everything else knows it.
struct SourceFile {
  std::string origin;  // relative to the project's root, '/' between folders
  std::string bytes;
  // What a file that these bytes were packed in says of them; "" when nothing does.
  std::string address = {};  // http or https URL that they were saved from
  std::string charset = {};
  // For readers that stream: the bytes, and `bytes` is empty.
  std::shared_ptr<const ByteSource> content = {};
};

// One opened file. Immutable, so any number of threads may read from it. Never throws for what the
// file holds: that becomes diagnostics of the Draft.
class Reader {
 public:
  virtual ~Reader() = default;
  // In the order of the file. Of more than one, each has a Draft::origin of its own
  // (part_origin() in base/file_system.h), while diagnostics and positions are the file's.
  virtual std::size_t document_count() const = 0;
  virtual Draft read(std::size_t document) const = 0;
};

struct ReaderInfo {
  std::string_view name;  // "markdown"
  std::string_view description;
  std::vector<std::string_view> extensions;  // lower case, with the dot
  std::unique_ptr<Reader> (*open)(SourceFile file);
  // For extensions that other things have, too: whether a file that begins with these bytes
  // (decoded or not, the first 4 KB or fewer) is of this form. Null: the extension is enough.
  bool (*recognizes)(std::string_view beginning) = nullptr;
  // The file may be larger than memory, and is given as SourceFile::content.
  bool streams = false;
};

// The table of source formats (readers.def order), for opening files and for `--help`.
const std::vector<ReaderInfo>& readers();
// By name, or nullptr.
const ReaderInfo* find_reader(std::string_view name);
// By the file's extension, whether it is compressed (".md.gz") or not, or nullptr.
const ReaderInfo* reader_for(std::string_view path);

}  // namespace offprint
