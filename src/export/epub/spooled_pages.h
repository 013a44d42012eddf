// Pages of a book that lie in its spool, compressed, until the container is written.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/scratch_file.h"
#include "export/epub/book.h"
#include "export/epub/container.h"

namespace offprint {

// What lies at `offset`; `spool` must outlive the container.
Container::Later read_later(const ScratchFile& spool, std::uint64_t offset,
                            const ChapterPiece& piece);

// Pages before and after the articles. Throws Error{environment}.
class SpooledPages {
 public:
  explicit SpooledPages(ScratchFile& spool) : spool_(spool) {}

  // Takes the page's content.
  void keep(MatterPage& page);
  // Pages that were kept.
  void add(const std::vector<MatterPage>& pages, std::string_view folder,
           Container& container) const;

 private:
  struct Kept {
    std::uint64_t offset;
    ChapterPiece piece;
  };

  ScratchFile& spool_;
  std::map<std::string, Kept> kept_;  // by path
};

}  // namespace offprint
