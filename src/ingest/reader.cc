#include "ingest/reader.h"

#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"
#include "ingest/capture/capture_reader.h"
#include "ingest/html/html_reader.h"
#include "ingest/html/mhtml_reader.h"
#include "ingest/markdown/markdown_reader.h"

namespace offprint {

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
  const std::string extension = to_lower(file_extension(without_gzip_extension(path)));
  for (const ReaderInfo& reader : readers())
    if (std::find(reader.extensions.begin(), reader.extensions.end(), extension) !=
        reader.extensions.end())
      return &reader;
  return nullptr;
}

}  // namespace offprint
