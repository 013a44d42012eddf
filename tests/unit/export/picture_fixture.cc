#include "export/picture_fixture.h"

#include "base/crc32.h"
#include "base/hash.h"

namespace offprint::testing {
namespace {

using namespace std::literals;

std::string number(std::uint32_t value, std::size_t count, bool big = false) {
  std::string bytes(count, '\0');
  for (std::size_t i = 0; i < count; ++i, value >>= 8)
    bytes[big ? count - 1 - i : i] = static_cast<char>(value & 0xFF);
  return bytes;
}

}  // namespace

std::string drawn_bitmap(std::uint32_t width, std::uint32_t height, bool colors) {
  std::string bytes = "BM" + number(0, 8) + number(54, 4) + number(40, 4) + number(width, 4) +
                      number(height, 4) + number(1, 2) + number(24, 2) + number(0, 24);
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const bool left = x < width / 2;
      bytes += static_cast<char>(colors ? x * 7 + y : left ? 200 : 20);
      bytes += static_cast<char>(colors ? y * 5 : 60);
      bytes += static_cast<char>(colors ? x * y / 3 : left ? 30 : 230);
    }
    bytes.append((4 - width * 3 % 4) % 4, '\0');
  }
  return bytes;
}

PictureConverter& image_program() {
  static PictureConverter converter(OFFPRINT_IMAGE_PROGRAM, "");
  return converter;
}

std::string drawn(std::string_view format, std::uint32_t width, std::uint32_t height, bool colors) {
  const std::string from = drawn_bitmap(width, height, colors);
  return image_program().convert(from, hash128_hex(from), format, 100'000'000).bytes;
}

std::string segment(char marker, std::string_view payload) {
  return "\xFF"s + marker + number(static_cast<std::uint32_t>(payload.size() + 2), 2, true) +
         std::string(payload);
}

std::string exif_segment(char orientation, std::string_view more) {
  std::string payload = "Exif\0\0II*\0\x08\0\0\0\x02\0"s;
  payload += "\x12\x01\x03\0\x01\0\0\0"s + orientation + "\0\0\0"s;
  payload += "\x30\xA4\x02\0\x04\0\0\0Ada\0"s;  // the camera's owner
  payload += "\0\0\0\0"s;
  return segment('\xE1', payload.append(more));
}

std::string png_chunk(std::string_view name, std::string_view data) {
  const std::string sum = std::string(name).append(data);
  return number(static_cast<std::uint32_t>(data.size()), 4, true) + sum +
         number(crc32(sum), 4, true);
}

std::string riff_chunk(std::string_view name, std::string_view data) {
  std::string chunk =
      std::string(name) + number(static_cast<std::uint32_t>(data.size()), 4) + std::string(data);
  return chunk.append(data.size() % 2, '\0');
}

std::string webp(std::string_view chunks) {
  return "RIFF" + number(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" +
         std::string(chunks);
}

std::string gif(std::string_view blocks) {
  return "GIF89a\x01\0\x01\0\x80\0\0\xFF\xFF\xFF\0\0\0"s + std::string(blocks) +
         ",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;"s;
}

}  // namespace offprint::testing
