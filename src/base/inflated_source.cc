#include "base/inflated_source.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/compression.h"
#include "base/crc32.h"
#include "base/libarchive.h"
#include "base/scratch_file.h"

namespace offprint {
namespace {

constexpr std::uint64_t ratio_counts_from = std::uint64_t{1} << 20;
constexpr std::uint64_t trailer_size = 8;
constexpr std::uint64_t smallest_file = 18;  // header and trailer
constexpr std::size_t block_size = 1 << 16;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// libarchive passes over the trailer (RFC 1952, section 2.3.1: CRC32, and ISIZE, which is modulo
// 2^32); the last member ends with it, and with it the file.
bool trailer_is_right(const ByteSource& gzip, const ScratchFile& content, std::uint32_t crc) {
  const std::string trailer = gzip.read(gzip.size() - trailer_size, trailer_size);
  if (trailer.size() < trailer_size) return false;
  const std::uint32_t stated = little_endian(trailer);
  const std::uint32_t size = little_endian(std::string_view(trailer).substr(4));
  if (stated == crc && size == static_cast<std::uint32_t>(content.size())) return true;
  if (size > content.size()) return false;
  std::uint32_t last = 0;
  for (std::uint64_t at = content.size() - size; at < content.size(); at += block_size)
    last = crc32(content.read_at(at, static_cast<std::size_t>(
                                         std::min<std::uint64_t>(block_size, content.size() - at))),
                 last);
  return last == stated;
}

int open_archive(archive* reader, ArchiveFeed& feed) {
  archive_entry* entry = nullptr;
  if (archive_read_append_filter(reader, ARCHIVE_FILTER_GZIP) != ARCHIVE_OK ||
      archive_read_support_format_raw(reader) != ARCHIVE_OK ||
      archive_read_support_format_empty(reader) != ARCHIVE_OK || feed.open(reader) != ARCHIVE_OK)
    return ARCHIVE_FATAL;
  return archive_read_next_header(reader, &entry);
}

}  // namespace

InflatedSource inflate_to_file(const ByteSource& gzip, std::uint64_t most, std::uint64_t ratio) {
  using Outcome = InflatedSource::Outcome;
  if (gzip.size() < smallest_file || !is_gzip(gzip.read(0, 3))) return {Outcome::damaged, nullptr};
  ArchiveFeed feed(gzip);
  const ArchivePointer reader = new_archive_reader();
  const int opened = open_archive(reader.get(), feed);
  if (opened != ARCHIVE_OK && opened != ARCHIVE_EOF) return {Outcome::damaged, nullptr};
  ScratchFile content = ScratchFile::temporary();
  std::uint32_t crc = 0;
  std::array<char, block_size> buffer;
  while (opened == ARCHIVE_OK) {
    const la_ssize_t got = archive_read_data(reader.get(), buffer.data(), buffer.size());
    if (got == 0) break;
    if (got < 0) return {Outcome::damaged, nullptr};
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(got));
    content.append(bytes);
    crc = crc32(bytes, crc);
    const std::uint64_t size = content.size();
    if (size > most) return {Outcome::too_large, nullptr};
    if (size > ratio_counts_from && size / ratio > gzip.size())
      return {Outcome::too_dense, nullptr};
  }
  if (!trailer_is_right(gzip, content, crc)) return {Outcome::damaged, nullptr};
  return {Outcome::whole, bytes_of_scratch(std::move(content))};
}

}  // namespace offprint
