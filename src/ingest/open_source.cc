#include "ingest/open_source.h"

#include "base/compression.h"
#include "base/hash.h"
#include "base/inflated_source.h"

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

const Limits& limits_of(const Source& source) {
  static const Limits defaults;
  return source.limits ? *source.limits : defaults;
}

std::unique_ptr<Reader> exceeds(Limit limit, const Source& source, std::uint64_t hash,
                                std::string message, std::string_view advice) {
  return std::make_unique<UnreadReader>(source, hash, info(limit).code, std::move(message),
                                        hint_of(limit, advice));
}

std::string bytes_text(std::uint64_t bytes) {
  return bytes >> 20 == 0 ? std::to_string(bytes) + " bytes" : std::to_string(bytes >> 20) + " MB";
}

std::unique_ptr<Reader> too_large(const Source& source, std::uint64_t hash) {
  return exceeds(
      &Limits::source_bytes, source, hash,
      "the file has more than " + bytes_text(limits_of(source).source_bytes) + " and was not read",
      "split it");
}

std::unique_ptr<Reader> damaged(const Source& source, std::uint64_t hash) {
  return std::make_unique<UnreadReader>(source, hash, Code::archive_damaged,
                                        "the compressed file is damaged or cut short",
                                        "fetch or pack it again");
}

std::unique_ptr<Reader> holds_too_much(const Source& source, std::uint64_t hash, Limit limit) {
  return exceeds(limit, source, hash,
                 "the compressed file holds more than " + bytes_text(limits_of(source).*limit),
                 "unpack it yourself to see what it is");
}

std::unique_ptr<Reader> too_dense(const Source& source, std::uint64_t hash) {
  return exceeds(&Limits::gzip_ratio, source, hash,
                 "the compressed file holds more than " +
                     std::to_string(limits_of(source).gzip_ratio) + " times its size",
                 "unpack it yourself to see what it is");
}

std::unique_ptr<Reader> compressed_twice(const Source& source, std::uint64_t hash) {
  return std::make_unique<UnreadReader>(source, hash, Code::archive_damaged,
                                        "the file is compressed twice", "unpack it once");
}

// Of a file that is never whole in memory, its size and beginning.
std::uint64_t rough_hash(const ByteSource& content) {
  return hash64(content.read(0, 4096), content.size());
}

std::unique_ptr<Reader> stream(const Source& source, std::shared_ptr<const ByteSource> content) {
  const Limits& limits = limits_of(source);
  if (is_gzip(content->read(0, 3))) {
    InflatedSource inflated = inflate_to_file(*content, limits.export_bytes, limits.gzip_ratio);
    switch (inflated.outcome) {
      case InflatedSource::Outcome::damaged:
        return damaged(source, rough_hash(*content));
      case InflatedSource::Outcome::too_large:
        return holds_too_much(source, rough_hash(*content), &Limits::export_bytes);
      case InflatedSource::Outcome::too_dense:
        return too_dense(source, rough_hash(*content));
      case InflatedSource::Outcome::whole:
        break;
    }
    if (is_gzip(inflated.content->read(0, 3)))
      return compressed_twice(source, rough_hash(*content));
    content = std::move(inflated.content);
  }
  SourceFile file;
  file.origin = source.origin;
  file.content = std::move(content);
  file.fields = source.fields;
  file.tex_formulas = source.tex_formulas;
  file.limits = limits_of(source);
  return source.reader->open(std::move(file));
}

std::unique_ptr<Reader> open_bytes(const Source& source, std::string bytes) {
  SourceFile file;
  file.origin = source.origin;
  file.bytes = std::move(bytes);
  file.fields = source.fields;
  file.tex_formulas = source.tex_formulas;
  file.limits = limits_of(source);
  return source.reader->open(std::move(file));
}

}  // namespace

std::unique_ptr<Reader> open_source(const Source& source, std::string bytes) {
  if (source.reader->streams) return stream(source, bytes_in_memory(std::move(bytes)));
  const Limits& limits = limits_of(source);
  if (bytes.size() > limits.source_bytes) return too_large(source, hash64(bytes));
  if (!is_gzip(bytes)) return open_bytes(source, std::move(bytes));
  Inflated inflated = inflate_gzip(bytes, limits.source_bytes, limits.gzip_ratio);
  switch (inflated.outcome) {
    case Inflated::Outcome::damaged:
      return damaged(source, hash64(bytes));
    case Inflated::Outcome::too_large:
      return holds_too_much(source, hash64(bytes), &Limits::source_bytes);
    case Inflated::Outcome::too_dense:
      return too_dense(source, hash64(bytes));
    case Inflated::Outcome::whole:
      break;
  }
  if (is_gzip(inflated.bytes)) return compressed_twice(source, hash64(bytes));
  return open_bytes(source, std::move(inflated.bytes));
}

std::unique_ptr<Reader> open_source(const Source& source, const FileSystem& files) {
  if (source.reader->streams) return stream(source, files.open(source.path));
  const auto info = files.stat(source.path);
  if (info && info->size > limits_of(source).source_bytes)
    return too_large(source, static_cast<std::uint64_t>(info->modified_ns));
  return open_source(source, files.read(source.path));
}

}  // namespace offprint
