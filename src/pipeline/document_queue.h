// The documents of all sources, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <vector>

#include "base/file_stamp.h"
#include "base/file_system.h"
#include "ingest/source_list.h"

namespace offprint {

// A source that whoever works on it opens and reads, or a document of one that holds many: then the
// reader is shared with those that work on the others.
struct DocumentWork {
  std::uint32_t number = 0;  // of the source in its list
  Source source = {};
  std::shared_ptr<const Reader> reader;  // null: the whole source
  std::size_t document = 0;
  // With a shared reader: the file and its content as they were before it was opened, so that a
  // change that comes later is seen by the next build.
  FileStamp stamp = {};
  // What a library threw when the source was opened here; there is no reader then.
  std::exception_ptr failure = {};
};

// Hands out work so that memory and the threads' shares depend on documents rather than on files.
// Not thread-safe.
class DocumentQueue {
 public:
  // Those of `sources`, which must outlive this, that have these numbers. With `one_by_one`, every
  // source is opened here; else those alone whose readers stream.
  DocumentQueue(const SourceList& sources, std::vector<std::uint32_t> numbers,
                const FileSystem& files, bool one_by_one)
      : sources_(sources), numbers_(std::move(numbers)), files_(files), one_by_one_(one_by_one) {}

  // False at the end.
  bool next(DocumentWork& work);

 private:
  const SourceList& sources_;
  std::vector<std::uint32_t> numbers_;
  const FileSystem& files_;
  bool one_by_one_;
  std::size_t next_ = 0;
  DocumentWork open_;  // the next of a shared reader
};

}  // namespace offprint
