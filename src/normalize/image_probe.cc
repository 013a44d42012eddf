#include "normalize/image_probe.h"

#include <algorithm>
#include <charconv>

namespace offprint {
namespace {

using namespace std::literals;

// Reads integers at offsets; 0 beyond the end.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t at(std::size_t offset) const {
    return offset < bytes_.size() ? static_cast<unsigned char>(bytes_[offset]) : 0;
  }
  std::uint32_t big(std::size_t offset, int count) const {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) value = value << 8 | at(offset + i);
    return value;
  }
  std::uint32_t little(std::size_t offset, int count) const {
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;) value = value << 8 | at(offset + i);
    return value;
  }
  bool has(std::size_t offset, std::string_view text) const {
    return offset <= bytes_.size() && bytes_.substr(offset, text.size()) == text;
  }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

ImageFacts probe_png(const Bytes& bytes, std::string_view all) {
  // An animated PNG says so before its first image data.
  const std::size_t data = all.find("IDAT");
  return {"image/png", bytes.big(16, 4), bytes.big(20, 4), all.find("acTL") < data};
}

// Walks the segments to the frame header (ITU T.81, B.2.2).
ImageFacts probe_jpeg(const Bytes& bytes) {
  ImageFacts facts{"image/jpeg", 0, 0, false};
  std::size_t offset = 2;
  while (offset + 9 < bytes.size() && bytes.at(offset) == 0xFF) {
    const std::uint32_t marker = bytes.at(offset + 1);
    if (marker == 0xFF) {
      ++offset;
      continue;
    }
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      facts.height = bytes.big(offset + 5, 2);
      facts.width = bytes.big(offset + 7, 2);
      break;
    }
    offset += 2 + std::max<std::uint32_t>(bytes.big(offset + 2, 2), 2);
  }
  return facts;
}

ImageFacts probe_gif(const Bytes& bytes, std::string_view all) {
  ImageFacts facts{"image/gif", bytes.little(6, 2), bytes.little(8, 2), false};
  // Every frame of an animation begins with a graphic control extension.
  const std::size_t first = all.find("\x21\xF9\x04"sv);
  facts.animated = first != all.npos && all.find("\x21\xF9\x04"sv, first + 3) != all.npos;
  return facts;
}

// RIFF container, VP8 / VP8L / VP8X (RFC 9649).
ImageFacts probe_webp(const Bytes& bytes) {
  ImageFacts facts{"image/webp", 0, 0, false};
  if (bytes.has(12, "VP8X")) {
    facts.animated = (bytes.at(20) & 2) != 0;
    facts.width = bytes.little(24, 3) + 1;
    facts.height = bytes.little(27, 3) + 1;
  } else if (bytes.has(12, "VP8L")) {
    const std::uint32_t packed = bytes.little(21, 4);
    facts.width = (packed & 0x3FFF) + 1;
    facts.height = (packed >> 14 & 0x3FFF) + 1;
  } else if (bytes.has(12, "VP8 ")) {
    facts.width = bytes.little(26, 2) & 0x3FFF;
    facts.height = bytes.little(28, 2) & 0x3FFF;
  }
  return facts;
}

// The number of pixels of `name="…"` in a start tag; 0 for percentages and other units.
std::uint32_t svg_length(std::string_view start_tag, std::string_view name) {
  for (std::size_t at = start_tag.find(name); at != start_tag.npos;
       at = start_tag.find(name, at + 1)) {
    if (at == 0 ||
        (start_tag[at - 1] != ' ' && start_tag[at - 1] != '\n' && start_tag[at - 1] != '\t'))
      continue;
    std::string_view rest = start_tag.substr(at + name.size());
    if (!rest.starts_with("=\"") && !rest.starts_with("='")) continue;
    const char quote = rest[1];
    rest.remove_prefix(2);
    const std::string_view value = rest.substr(0, rest.find(quote));
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
    const bool pixels = error == std::errc{} && (unit.empty() || unit == "px");
    return pixels && number >= 1 && number < 100'000 ? static_cast<std::uint32_t>(number) : 0;
  }
  return 0;
}

ImageFacts probe_svg(std::string_view bytes) {
  constexpr std::size_t head = 4096;  // beyond comments and declarations
  const std::string_view start = bytes.substr(0, head);
  const std::size_t begin = start.find("<svg");
  if (begin == start.npos) return {};
  const std::string_view tag = bytes.substr(begin, std::min(bytes.find('>', begin) - begin, head));
  return {"image/svg+xml", svg_length(tag, "width"), svg_length(tag, "height"), false};
}

}  // namespace

ImageFacts probe_image(std::string_view all) {
  const Bytes bytes(all);
  if (bytes.has(0, "\x89PNG\r\n\x1A\n")) return probe_png(bytes, all);
  if (bytes.has(0, "\xFF\xD8\xFF")) return probe_jpeg(bytes);
  if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) return probe_gif(bytes, all);
  if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) return probe_webp(bytes);
  if (bytes.has(4, "ftypavif") || bytes.has(4, "ftypavis"))
    return {"image/avif", 0, 0, bytes.has(4, "ftypavis")};
  for (const std::string_view brand : {"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1"})
    if (bytes.has(4, "ftyp") && bytes.has(8, brand)) return {"image/heic", 0, 0, false};
  if (bytes.has(0, "II*\0"sv) || bytes.has(0, "MM\0*"sv)) return {"image/tiff", 0, 0, false};
  if (bytes.has(0, "BM") && bytes.little(14, 4) >= 12 && bytes.little(14, 4) <= 124)
    return {"image/bmp", 0, 0, false};
  return probe_svg(all);
}

}  // namespace offprint
