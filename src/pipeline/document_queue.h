// The documents of all sources, one after the other.
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <vector>

#include "base/file_stamp.h"
#include "base/file_system.h"
#include "ingest/reader.h"
#include "pipeline/build.h"

namespace offprint {

// A source that whoever works on it opens and reads, or a document of one that holds many: then the
// reader is shared with those that work on the others.
struct DocumentWork {
  const BuildSource* source = nullptr;
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
  // All of `sources`, which must outlive this. With `one_by_one`, every source is opened here;
  // else those alone whose readers stream.
  DocumentQueue(std::vector<const BuildSource*> sources, const FileSystem& files, bool one_by_one)
      : sources_(std::move(sources)), files_(files), one_by_one_(one_by_one) {}

  // False at the end.
  bool next(DocumentWork& work);

 private:
  std::vector<const BuildSource*> sources_;
  const FileSystem& files_;
  bool one_by_one_;
  std::size_t next_ = 0;
  DocumentWork open_;  // the next of a shared reader
};

// Thread-safe.
std::unique_ptr<Reader> open_build_source(const BuildSource& source, const FileSystem& files);

}  // namespace offprint
