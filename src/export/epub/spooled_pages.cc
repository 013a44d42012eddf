#include "export/epub/spooled_pages.h"

#include <utility>

#include "export/epub/deflate.h"

namespace offprint {

Container::Later read_later(const ScratchFile& spool, std::uint64_t offset,
                            const ChapterPiece& piece) {
  Container::Later later;
  later.fetch = [&spool, offset, size = piece.packed_size] { return spool.read_at(offset, size); };
  later.size = piece.packed_size;
  later.deflated = piece.deflated;
  later.original_size = piece.size;
  later.crc = piece.crc;
  return later;
}

void SpooledPages::keep(MatterPage& page) {
  const PackedBytes packed = deflate(std::exchange(page.content, {}));
  kept_[page.path] = {spool_.append(packed.bytes),
                      {packed.bytes.size(), packed.size, packed.crc, packed.deflated}};
}

void SpooledPages::add(const std::vector<MatterPage>& pages, std::string_view folder,
                       Container& container) const {
  for (const MatterPage& page : pages) {
    const Kept& kept = kept_.at(page.path);
    container.add_later(std::string(folder) + page.path,
                        read_later(spool_, kept.offset, kept.piece));
  }
}

}  // namespace offprint
