#include "image/few_colors_png.h"

#include <libdeflate.h>

#include <memory>
#include <string_view>

namespace offprint::image {
namespace {

using namespace std::string_literals;

constexpr int level = 6;

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

// Section 9: each row begins with the number of its filter, here none.
std::string rows(const FewColors& picture) {
  std::string bytes;
  bytes.reserve(std::size_t{picture.height} * (picture.width + 1));
  for (std::uint32_t row = 0; row < picture.height; ++row) {
    bytes += '\0';
    bytes.append(
        reinterpret_cast<const char*>(picture.pixels.data()) + std::size_t{row} * picture.width,
        picture.width);
  }
  return bytes;
}

std::string compressed(const std::string& bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(),
                                      out.size()));
  return out;
}

}  // namespace

std::string encode_png(const FewColors& picture) {
  return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", header(picture)) + chunk("PLTE", palette(picture)) +
         chunk("IDAT", compressed(rows(picture))) + chunk("IEND", "");
}

}  // namespace offprint::image
