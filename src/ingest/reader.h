// Source documents in, Drafts out. Readers know syntax and decide nothing.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "base/limits.h"
#include "model/draft.h"

namespace offprint {

class FieldTable;  // ingest/field_names.h

// A source file's bytes and the path by which everything else knows it.
struct SourceFile {
  std::string origin;  // relative to the project's root, '/' between folders
  std::string bytes;
  // What a file that these bytes were packed in says of them; "" when nothing does.
  std::string address = {};  // http or https URL that they were saved from
  std::string charset = {};
  // For readers that stream: the bytes, and `bytes` is empty.
  std::shared_ptr<const ByteSource> content = {};
  // What keys of front matter mean; null: what standard_fields() says.
  std::shared_ptr<const FieldTable> fields = {};
  // Whether dollars in Markdown begin and end formulas (syntax/tex_formulas.h).
  bool tex_formulas = false;
  Limits limits = {};
};

// One opened file. Immutable, so any number of threads may read from it. Never throws for what the
// file holds: that becomes diagnostics of the Draft; but for DeadlineExceeded (base/deadline.h).
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
  // (beginning_of) is of this form. Null: the extension is enough.
  bool (*recognizes)(std::string_view beginning) = nullptr;
  // The file may be larger than memory, and is given as SourceFile::content.
  bool streams = false;
};

// The table of source formats (readers.def order), for opening files and for `--help`.
const std::vector<ReaderInfo>& readers();
// By name, or nullptr.
const ReaderInfo* find_reader(std::string_view name);

// By the file's extension alone, whether it is compressed (".md.gz") or not; nullptr for what no
// reader has, and for extensions that other things have, too.
const ReaderInfo* reader_for(std::string_view path);
// Whether it takes the file's beginning to tell: ".xml", ".json".
bool needs_beginning(std::string_view path);
// By both: the first of the readers with the extension that recognizes the file, or nullptr.
const ReaderInfo* reader_for(std::string_view path, std::string_view beginning);
// For what has no name. Whatever begins like nothing else is Markdown.
const ReaderInfo& reader_for_bytes(std::string_view beginning);

// The first 4 KB or fewer of what a file holds, by which it is recognized: inflated when it is
// compressed, UTF-8 when it is UTF-16, without a byte-order mark; other charsets as they are.
std::string beginning_of(const ByteSource& content);

}  // namespace offprint
