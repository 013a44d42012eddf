#include "pipeline/document_queue.h"

#include "base/error.h"
#include "ingest/open_source.h"

namespace offprint {
namespace {

FileStamp stamp_with_content(const BuildSource& source, const FileSystem& files) {
  if (source.bytes) return {};
  FileStamp stamp = stamp_of(files, source.source.path);
  stamp.content = content_hash(files, source.source.path);
  return stamp;
}

}  // namespace

bool DocumentQueue::next(DocumentWork& work) {
  while (!open_.reader) {
    if (next_ == sources_.size()) return false;
    const BuildSource& source = *sources_[next_++];
    if (!one_by_one_ && !source.source.reader->streams) {
      work = {&source, nullptr, 0, {}};
      return true;
    }
    const FileStamp stamp = stamp_with_content(source, files_);
    try {
      open_ = {&source, open_build_source(source, files_), 0, stamp};
    } catch (const Error&) {
      throw;
    } catch (const std::exception&) {
      work = {&source, nullptr, 0, {}, std::current_exception()};
      return true;
    }
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
