#include "image/few_colors_png.h"

#include <libdeflate.h>

#include <memory>
#include <string_view>

namespace offprint::image {
namespace {

using namespace std::string_literals;

// Most of a cover is one color: higher levels take twice as long and save 3 KB of 40.
constexpr int level = 1;

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> shift);
  return bytes;
}

// Section 5.3: length, type, data, and a checksum of the last two.
std::string chunk(const std::string& type, const std::string& data) {
  const std::string sealed = type + data;
  return big_endian(static_cast<std::uint32_t>(data.size())) + sealed +
         big_endian(libdeflate_crc32(0, sealed.data(), sealed.size()));
}

// Section 11.2.2, with eight bits an index.
std::string header(const FewColors& picture) {
  return big_endian(picture.width) + big_endian(picture.height) + "\x08\x03\0\0\0"s;
}

std::string palette(const FewColors& picture) {
  std::string bytes;
  for (const std::uint32_t color : picture.colors) bytes += big_endian(color).substr(1);
  return bytes;
}

std::string compressed(const std::string& bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  // Little of it is needed, and what is not is never touched.
  const std::size_t most = libdeflate_zlib_compress_bound(compressor.get(), bytes.size());
  const auto out = std::make_unique_for_overwrite<char[]>(most);
  return {out.get(),
          libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.get(), most)};
}

}  // namespace

std::string encode_png(const FewColors& picture) {
  return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", header(picture)) + chunk("PLTE", palette(picture)) +
         chunk("IDAT", compressed(picture.rows)) + chunk("IEND", "");
}

}  // namespace offprint::image
