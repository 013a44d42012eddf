#include "base/compression.h"

#include <array>

#include "base/crc32.h"
#include "base/libarchive.h"

namespace offprint {
namespace {

constexpr std::size_t ratio_counts_from = std::size_t{1} << 20;
constexpr std::size_t trailer_size = 8;
constexpr std::size_t smallest_file = 18;  // header and trailer

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// libarchive passes over the trailer (RFC 1952, section 2.3.1: CRC32, ISIZE); the last member ends
// with it, and with it the file.
bool trailer_is_right(std::string_view file, std::string_view content) {
  const std::string_view trailer = file.substr(file.size() - trailer_size);
  const std::uint32_t crc = little_endian(trailer), size = little_endian(trailer.substr(4));
  return size <= content.size() && crc32(content.substr(content.size() - size)) == crc;
}

bool expect_gzip(archive* reader) {
  // Told rather than asked to look: else it would look again at what comes out.
  return archive_read_append_filter(reader, ARCHIVE_FILTER_GZIP) == ARCHIVE_OK &&
         archive_read_support_format_raw(reader) == ARCHIVE_OK &&
         archive_read_support_format_empty(reader) == ARCHIVE_OK;
}

// What comes before the content; ARCHIVE_EOF when there is none.
int open_archive(archive* reader, std::string_view bytes) {
  archive_entry* entry = nullptr;
  if (!expect_gzip(reader) ||
      archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK)
    return ARCHIVE_FATAL;
  return archive_read_next_header(reader, &entry);
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Inflated inflate_gzip(std::string_view bytes, std::size_t most, std::uint64_t ratio) {
  using Outcome = Inflated::Outcome;
  if (!is_gzip(bytes) || bytes.size() < smallest_file) return {Outcome::damaged, ""};
  const ArchivePointer reader = new_archive_reader();
  const int opened = open_archive(reader.get(), bytes);
  if (opened != ARCHIVE_OK && opened != ARCHIVE_EOF) return {Outcome::damaged, ""};
  Inflated inflated;
  std::array<char, 1 << 16> buffer;
  while (opened == ARCHIVE_OK) {
    const la_ssize_t got = archive_read_data(reader.get(), buffer.data(), buffer.size());
    if (got == 0) break;
    if (got < 0) return {Outcome::damaged, ""};
    inflated.bytes.append(buffer.data(), static_cast<std::size_t>(got));
    const std::size_t size = inflated.bytes.size();
    if (size > most) return {Outcome::too_large, ""};
    if (size > ratio_counts_from && size / ratio > bytes.size()) return {Outcome::too_dense, ""};
  }
  if (!trailer_is_right(bytes, inflated.bytes)) return {Outcome::damaged, ""};
  return inflated;
}

std::string inflated_beginning(const ByteSource& source, std::size_t most) {
  ArchiveFeed feed(source);
  const ArchivePointer reader = new_archive_reader();
  archive_entry* entry = nullptr;
  std::string bytes;
  if (!expect_gzip(reader.get()) || feed.open(reader.get()) != ARCHIVE_OK ||
      archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK)
    return bytes;
  bytes.resize(most);
  const la_ssize_t got = archive_read_data(reader.get(), bytes.data(), bytes.size());
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

}  // namespace offprint
