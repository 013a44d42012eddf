#include "ingest/open_source.h"

#include "base/compression.h"
#include "base/hash.h"

namespace offprint {
namespace {

// Stands for a file that cannot be read: one document, with the reason.
class UnreadReader final : public Reader {
 public:
  UnreadReader(const Source& source, std::uint64_t hash, Code code, std::string message,
               std::string hint) {
    draft_.origin = source.origin;
    draft_.format = source.reader->name;
    draft_.source_hash = hash;
    draft_.diagnostics.push_back({code, source.origin, {}, std::move(message), std::move(hint)});
  }

  std::size_t document_count() const override { return 1; }
  Draft read(std::size_t) const override { return draft_; }

 private:
  Draft draft_;
};

const std::string limit = std::to_string(largest_source >> 20) + " MB";

std::unique_ptr<Reader> too_large(const Source& source, std::uint64_t hash) {
  return std::make_unique<UnreadReader>(source, hash, Code::document_too_large,
                                        "the file has more than " + limit + " and was not read",
                                        "split it");
}

std::unique_ptr<Reader> damaged(const Source& source, std::uint64_t hash) {
  return std::make_unique<UnreadReader>(source, hash, Code::archive_damaged,
                                        "the compressed file is damaged or cut short",
                                        "fetch or pack it again");
}

}  // namespace

std::unique_ptr<Reader> open_source(const Source& source, std::string bytes) {
  if (bytes.size() > largest_source) return too_large(source, hash64(bytes));
  if (!is_gzip(bytes)) return source.reader->open({source.origin, std::move(bytes)});
  Inflated inflated = inflate_gzip(bytes, largest_source);
  switch (inflated.outcome) {
    case Inflated::Outcome::damaged:
      return damaged(source, hash64(bytes));
    case Inflated::Outcome::too_large:
      return std::make_unique<UnreadReader>(
          source, hash64(bytes), Code::document_too_large,
          "the compressed file holds more than " + limit + ", or far more than its size allows",
          "unpack it yourself to see what it is");
    case Inflated::Outcome::whole:
      break;
  }
  if (is_gzip(inflated.bytes))
    return std::make_unique<UnreadReader>(source, hash64(bytes), Code::archive_damaged,
                                          "the file is compressed twice", "unpack it once");
  return source.reader->open({source.origin, std::move(inflated.bytes)});
}

std::unique_ptr<Reader> open_source(const Source& source, const FileSystem& files) {
  const auto info = files.stat(source.path);
  if (info && info->size > largest_source)
    return too_large(source, static_cast<std::uint64_t>(info->modified_ns));
  return open_source(source, files.read(source.path));
}

}  // namespace offprint
