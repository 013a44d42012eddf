// Where the items of a WordPress export lie in its file, found in one pass and a few bytes of
// memory an item, so that a file may be larger than memory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "ingest/wxr/byte_cursor.h"

namespace offprint {

// One element of the file, from its "<" to behind its end tag. 24 bytes.
struct WxrSlice {
  std::uint64_t offset = 0;
  std::uint32_t length = 0;  // at most longest_slice; that long: at least
  std::uint32_t line = 1;
  std::uint32_t column : 31 = 1;
  // There is no end tag: the next item begins, or the file ends.
  std::uint32_t is_cut : 1 = 0;
  std::uint32_t id = 0;  // wp:post_id; 0 when there is none that is a number of 32 bits
};
static_assert(sizeof(WxrSlice) == 24);

inline constexpr std::uint32_t longest_slice = 0xFFFFFFFF;

struct WxrIndex {
  // Items that are no articles and declare nothing for them, by what they are (wp:post_type).
  struct Skipped {
    std::string type;
    std::uint32_t count = 0;
    FilePlace first;
  };

  // From the file's beginning to the first author, term or item: the channel's own elements, which
  // are not closed there.
  WxrSlice head;
  std::vector<WxrSlice> authors;  // wp:author
  std::vector<WxrSlice> items;    // in the order of the file
  std::vector<WxrSlice> shared;   // wp_block: contents that articles show by id
  std::vector<Skipped> skipped;   // in the order of the first of each
  std::uint32_t comments = 0;     // all of them
  FilePlace first_comment;
  bool has_end = false;  // the channel's end tag is there
  FilePlace end;         // of the file
};

// `chunk` bytes are read at a time. Markup in CDATA sections and comments is text; when a section
// is not closed, which shows in items beginning within it, it ends where the first of them begins.
// Linear in the file's size. Throws Error{environment} when it cannot be read. Thread-safe.
WxrIndex split_wxr(const ByteSource& source, std::size_t chunk = 1 << 20);

}  // namespace offprint
