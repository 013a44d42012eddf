// Which sources are to be read, and which of those that a catalog knows are as they were.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "pipeline/build.h"

namespace offprint {

// Of all sources, one after the other by origin.
class SourcesHash {
 public:
  void add(std::string_view origin, std::string_view reader, const FileStamp& stamp);
  void add_content(std::string_view origin, std::string_view reader, const FileStamp& stamp);

  // 0 when one of them may have changed without it.
  std::uint64_t value() const { return in_doubt_ ? 0 : hash_; }

 private:
  void add(std::string_view origin, std::string_view reader, std::string_view numbers);

  std::uint64_t hash_ = 1;
  bool in_doubt_ = false;
};

// What the sources are that a catalog has; hashes of their stamps and of their contents.
struct SourcesSeen {
  void add(const KnownSource& source);

  SourcesHash stamps, contents;
  Moments moments;
};

struct SourcePlan {
  std::vector<std::uint32_t> to_read;  // which of the sources
  // What the catalog has of sources that are to be read again, or are there no longer.
  std::vector<KnownSource> outdated;
  std::uint32_t kept = 0;
  SourcesSeen seen;  // of those that are kept

  // Files that are others of the same bytes, as they are now: sources by origin, and by source the
  // other files that one was read with.
  std::vector<KnownSource> touched;
  std::vector<std::pair<std::uint32_t, std::vector<AskedFile>>> touched_asked;

  bool keeps_all() const { return to_read.empty() && outdated.empty(); }
  // Lets the catalog know what was touched.
  void refresh(SourceTable& sources) const;
};

// A source is as it was when its file is, and every other file that was looked at while it was
// read, and when `as_of` is a moment that makes no difference to its articles (without one, all are
// the same). `sources` by origin, as find_sources() gives them.
SourcePlan plan_sources(const SourceList& sources, const FileSystem& files, const std::string& root,
                        const std::optional<Date>& as_of, Catalog& catalog);

}  // namespace offprint
