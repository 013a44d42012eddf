#include "pipeline/document_queue.h"

#include "ingest/open_source.h"

namespace offprint {

bool DocumentQueue::next(DocumentWork& work) {
  while (!open_.reader) {
    if (next_ == sources_.size()) return false;
    const BuildSource& source = *sources_[next_++];
    if (!one_by_one_ && !source.source.reader->streams) {
      work = {&source, nullptr, 0};
      return true;
    }
    open_ = {&source, open_build_source(source, files_), 0};
    if (open_.reader->document_count() == 0) open_ = {};
  }
  work = open_;
  if (++open_.document == open_.reader->document_count()) open_ = {};
  return true;
}

std::unique_ptr<Reader> open_build_source(const BuildSource& source, const FileSystem& files) {
  return source.bytes ? open_source(source.source, *source.bytes)
                      : open_source(source.source, files);
}

}  // namespace offprint
