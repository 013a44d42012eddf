#include "pipeline/ledger_file.h"

namespace offprint {

bool is_ledger_at(const FileSystem& files, const std::string& path, const Ledger& ledger) {
  const auto file = files.stat(path) ? files.open(path) : bytes_in_memory("");
  std::uint64_t offset = 0;
  bool same = true;
  ledger.write([&](std::string_view piece) {
    same = same && file->read(offset, piece.size()) == piece;
    offset += piece.size();
  });
  return same && offset == file->size();
}

}  // namespace offprint
