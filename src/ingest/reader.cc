#include "ingest/reader.h"

#include <algorithm>

#include "base/charset.h"
#include "base/compression.h"
#include "base/file_system.h"
#include "base/unicode.h"
#include "ingest/capture/capture_reader.h"
#include "ingest/feed/feed_reader.h"
#include "ingest/html/html_reader.h"
#include "ingest/html/mhtml_reader.h"
#include "ingest/jsonfeed/jsonfeed_reader.h"
#include "ingest/markdown/markdown_reader.h"
#include "ingest/wxr/wxr_reader.h"

namespace offprint {
namespace {

std::string extension_of(std::string_view path) {
  return to_lower(file_extension(without_gzip_extension(path)));
}

bool has_extension(const ReaderInfo& reader, std::string_view extension) {
  return std::find(reader.extensions.begin(), reader.extensions.end(), extension) !=
         reader.extensions.end();
}

}  // namespace

const std::vector<ReaderInfo>& readers() {
  static const std::vector<ReaderInfo> table = {
#define OFFPRINT_READER(name, description, open, recognizes, streams, ...) \
  {#name, description, {__VA_ARGS__}, open, recognizes, streams},
#include "ingest/readers.def"
#undef OFFPRINT_READER
  };
  return table;
}

const ReaderInfo* find_reader(std::string_view name) {
  const auto at = std::find_if(readers().begin(), readers().end(),
                               [&](const ReaderInfo& reader) { return reader.name == name; });
  return at != readers().end() ? &*at : nullptr;
}

const ReaderInfo* reader_for(std::string_view path) {
  const std::string extension = extension_of(path);
  for (const ReaderInfo& reader : readers())
    if (!reader.recognizes && has_extension(reader, extension)) return &reader;
  return nullptr;
}

bool needs_beginning(std::string_view path) {
  const std::string extension = extension_of(path);
  return std::any_of(readers().begin(), readers().end(), [&](const ReaderInfo& reader) {
    return reader.recognizes && has_extension(reader, extension);
  });
}

const ReaderInfo* reader_for(std::string_view path, std::string_view beginning) {
  const std::string extension = extension_of(path);
  for (const ReaderInfo& reader : readers())
    if (has_extension(reader, extension) && (!reader.recognizes || reader.recognizes(beginning)))
      return &reader;
  return nullptr;
}

const ReaderInfo& reader_for_bytes(std::string_view beginning) {
  for (const ReaderInfo& reader : readers())
    if (reader.recognizes && reader.recognizes(beginning)) return reader;
  const bool is_archive = recognizes_mhtml(beginning), is_page = recognizes_html(beginning);
  return *find_reader(is_archive ? "mhtml" : is_page ? "html" : "markdown");
}

std::string beginning_of(const ByteSource& content) {
  constexpr std::size_t size = 4096;
  std::string bytes = content.read(0, size);
  if (is_gzip(bytes)) bytes = inflated_beginning(content, size);
  if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
  // Only UTF-16 has marks or zero bytes; what else it is does not matter for markup.
  const bool is_wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
                       bytes.find('\0') != std::string::npos;
  if (!is_wide) return bytes;
  bytes.resize(bytes.size() & ~std::size_t{1});
  return decode_text(std::move(bytes)).text;
}

}  // namespace offprint
