#include "pipeline/document_queue.h"

#include "base/error.h"
#include "ingest/open_source.h"

namespace offprint {
namespace {

FileStamp stamp_with_content(const Source& source, const FileSystem& files) {
  FileStamp stamp = stamp_of(files, source.path);
  stamp.content = content_hash(files, source.path);
  return stamp;
}

}  // namespace

bool DocumentQueue::next(DocumentWork& work) {
  while (!open_.reader) {
    if (next_ == numbers_.size()) return false;
    const std::uint32_t number = numbers_[next_++];
    Source source = sources_[number];
    if (!one_by_one_ && !source.reader->streams) {
      work = {number, std::move(source), nullptr, 0, {}};
      return true;
    }
    const FileStamp stamp = stamp_with_content(source, files_);
    try {
      std::unique_ptr<Reader> reader = open_source(source, files_);
      open_ = {number, std::move(source), std::move(reader), 0, stamp};
    } catch (const Error&) {
      throw;
    } catch (const std::exception&) {
      work = {number, std::move(source), nullptr, 0, {}, std::current_exception()};
      return true;
    }
    if (open_.reader->document_count() == 0) open_ = {};
  }
  work = open_;
  if (++open_.document == open_.reader->document_count()) open_ = {};
  return true;
}

}  // namespace offprint
