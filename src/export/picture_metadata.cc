#include "export/picture_metadata.h"

#include <algorithm>
#include <iterator>

#include "base/crc32.h"
#include "export/picture_bytes.h"
#include "export/picture_metadata_jpeg.h"

namespace offprint {
namespace {

using namespace std::literals;

template <std::size_t count>
bool is_among(const std::string_view (&all)[count], std::string_view one) {
  return std::find(std::begin(all), std::end(all), one) != std::end(all);
}

// Chunks that change how the picture looks, or how it moves.
constexpr std::string_view shown_png[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM",
                                          "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD",
                                          "pHYs", "acTL", "fcTL", "fdAT"};

BarePicture bare_png(std::string_view bytes) {
  constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
  BarePicture bare;
  if (!bytes.starts_with(signature)) return bare;
  const PictureBytes numbers(bytes);
  bare.bytes = signature;
  bool has_data = false;
  std::size_t offset = signature.size();
  while (bytes.size() - offset >= 12) {
    const std::size_t length = numbers.big(offset, 4);
    if (length > bytes.size() - offset - 12) break;
    const std::string_view chunk = bytes.substr(offset, length + 12);
    const std::string_view name = chunk.substr(4, 4);
    offset += chunk.size();
    if (!is_among(shown_png, name)) continue;
    if (crc32(chunk.substr(4, length + 4)) != numbers.big(offset - 4, 4)) break;
    bare.bytes += chunk;
    if (name == "IHDR" && length == 13) {
      bare.width = PictureBytes(chunk).big(8, 4);
      bare.height = PictureBytes(chunk).big(12, 4);
    }
    has_data |= name == "IDAT";
    if (name != "IEND") continue;
    bare.complete = has_data && bare.width > 0 && bare.height > 0;
    break;
  }
  return bare;
}

// The length of a GIF's chain of sub-blocks with its end; 0 when it has none.
std::size_t chain_length(std::string_view bytes, std::size_t offset) {
  const std::size_t begin = offset;
  while (offset < bytes.size()) {
    const std::size_t length = static_cast<unsigned char>(bytes[offset]);
    offset += length + 1;
    if (length == 0) return offset - begin;
  }
  return 0;
}

std::size_t color_table(std::uint32_t flags) {
  return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

bool is_shown_gif(std::string_view extension) {
  constexpr std::string_view applications[] = {"NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"};
  const char label = extension[1];
  if (label == '\xFE') return false;
  return label != '\xFF' ||
         (extension.size() > 14 && is_among(applications, extension.substr(3, 11)));
}

BarePicture bare_gif(std::string_view bytes) {
  const PictureBytes numbers(bytes);
  BarePicture bare;
  std::size_t offset = 13 + color_table(numbers.at(10));
  if (offset >= bytes.size() || !bytes.starts_with("GIF8")) return bare;
  bare.width = numbers.little(6, 2);
  bare.height = numbers.little(8, 2);
  bare.bytes = bytes.substr(0, offset);
  bool has_frame = false;
  while (offset < bytes.size()) {
    const char kind = bytes[offset];
    if (kind == ';') {
      bare.bytes += kind;
      bare.complete = has_frame && bare.width > 0 && bare.height > 0;
      break;
    }
    std::size_t head = 2;
    if (kind == ',') head = 11 + color_table(numbers.at(offset + 9));
    const std::size_t chain = chain_length(bytes, offset + head);
    if ((kind != ',' && kind != '!') || chain == 0) break;
    const std::string_view block = bytes.substr(offset, head + chain);
    if (kind == ',' || is_shown_gif(block)) bare.bytes += block;
    has_frame |= kind == ',';
    offset += block.size();
  }
  return bare;
}

void put_little(std::string& bytes, std::size_t offset, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i)
    bytes[offset + i] = static_cast<char>(value >> (8 * i) & 0xFF);
}

void read_webp_size(BarePicture& bare, std::string_view name, const PictureBytes& chunk) {
  if (name == "VP8X") {
    bare.width = chunk.little(12, 3) + 1;
    bare.height = chunk.little(15, 3) + 1;
  } else if (bare.width == 0 && name == "VP8L") {
    bare.width = (chunk.little(9, 4) & 0x3FFF) + 1;
    bare.height = (chunk.little(9, 4) >> 14 & 0x3FFF) + 1;
  } else if (bare.width == 0 && name == "VP8 ") {
    bare.width = chunk.little(14, 2) & 0x3FFF;
    bare.height = chunk.little(16, 2) & 0x3FFF;
  }
}

BarePicture bare_webp(std::string_view bytes) {
  constexpr std::string_view shown[] = {"VP8X", "VP8 ", "VP8L", "ANIM", "ANMF", "ALPH", "ICCP"};
  constexpr char says_metadata = 0x08 | 0x04;  // EXIF, XMP
  BarePicture bare;
  if (!bytes.starts_with("RIFF") || bytes.size() < 12 || bytes.substr(8, 4) != "WEBP") return bare;
  const PictureBytes numbers(bytes);
  const std::size_t stated = std::size_t{numbers.little(4, 4)} + 8;
  const std::size_t end = std::min(stated, bytes.size());
  bare.bytes = bytes.substr(0, 12);
  bool has_data = false;
  std::size_t offset = 12;
  while (offset + 8 <= end) {
    const std::size_t length = numbers.little(offset + 4, 4);
    const std::size_t padded = 8 + length + length % 2;
    if (padded > end - offset) break;
    const std::string_view chunk = bytes.substr(offset, padded);
    const std::string_view name = chunk.substr(0, 4);
    offset += padded;
    if (!is_among(shown, name)) continue;
    const std::size_t begin = bare.bytes.size();
    bare.bytes += chunk;
    read_webp_size(bare, name, PictureBytes(chunk));
    if (name == "VP8X" && length > 0) bare.bytes[begin + 8] &= static_cast<char>(~says_metadata);
    has_data |= name.starts_with("VP8") ? name != "VP8X" : name == "ANMF";
  }
  bare.complete = has_data && offset == stated && bare.width > 0 && bare.height > 0;
  put_little(bare.bytes, 4, static_cast<std::uint32_t>(bare.bytes.size() - 8));
  return bare;
}

}  // namespace

BarePicture without_metadata(std::string_view bytes, std::string_view media_type,
                             bool keeps_orientation) {
  BarePicture bare;
  if (media_type == "image/jpeg") {
    bare = bare_jpeg(bytes, keeps_orientation);
  } else if (media_type == "image/png") {
    bare = bare_png(bytes);
  } else if (media_type == "image/gif") {
    bare = bare_gif(bytes);
  } else if (media_type == "image/webp") {
    bare = bare_webp(bytes);
  } else {
    bare.complete = true;
  }
  // What is cut short, the helper program reads better from the whole.
  if (!bare.complete || bare.bytes.empty()) bare.bytes = bytes;
  bare.changed = bare.bytes != bytes;
  return bare;
}

}  // namespace offprint
