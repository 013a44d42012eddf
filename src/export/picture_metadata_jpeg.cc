#include "export/picture_metadata_jpeg.h"

#include "export/picture_bytes.h"

namespace offprint {
namespace {

using namespace std::literals;

// Markers (ITU T.81, table B.1).
constexpr std::uint32_t start_of_scan = 0xDA, end_of_image = 0xD9, comment = 0xFE;
constexpr std::uint32_t app0 = 0xE0, app1 = 0xE1, app2 = 0xE2, app14 = 0xEE, app15 = 0xEF;

constexpr std::string_view exif = "Exif\0\0"sv;

bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Baseline, extended and progressive: what every reader decodes.
bool is_usual(std::uint32_t frame) { return frame <= 0xC2; }

// The orientation in an EXIF segment's payload (EXIF 2.32, section 4.6.4, tag 0x0112), else 1.
int read_orientation(std::string_view payload) {
  const std::string_view tiff = payload.substr(exif.size());
  const bool is_big = tiff.starts_with("MM");
  if (!is_big && !tiff.starts_with("II")) return 1;
  const PictureBytes bytes(tiff);
  const auto number = [&](std::size_t offset, std::size_t count) {
    return is_big ? bytes.big(offset, count) : bytes.little(offset, count);
  };
  const std::size_t directory = number(4, 4);
  const std::uint32_t entries = number(directory, 2);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{i} * 12;
    if (entry >= tiff.size()) break;
    if (number(entry, 2) != 0x0112) continue;
    const std::uint32_t value = number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

// An EXIF segment that says nothing but the orientation.
std::string orientation_segment(int orientation) {
  std::string segment = "\xFF\xE1\0\x22"s.append(exif);
  segment += "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv;
  segment += static_cast<char>(orientation);
  return segment += "\0\0\0\0\0\0"sv;
}

// The thumbnail that may follow the resolution shows what was cut off the picture.
std::string without_thumbnail(std::string_view jfif) {
  constexpr std::size_t fixed = 18;
  if (jfif.size() <= fixed) return std::string(jfif);
  return "\xFF\xE0\0\x10"s.append(jfif.substr(4, 12)).append("\0\0"sv);
}

class Jpeg {
 public:
  Jpeg(std::string_view bytes, bool keeps_orientation)
      : bytes_(bytes), numbers_(bytes), keeps_orientation_(keeps_orientation) {}

  void strip() {
    bare_.bytes.reserve(bytes_.size());
    bare_.bytes += bytes_.substr(0, 2);
    std::size_t offset = 2;
    while (offset + 1 < bytes_.size() && numbers_.at(offset) == 0xFF) {
      const std::uint32_t marker = numbers_.at(offset + 1);
      if (marker == 0xFF) {  // a fill byte
        ++offset;
        continue;
      }
      if (marker == end_of_image) {
        bare_.bytes += bytes_.substr(offset, 2);
        bare_.complete = has_scan_ && bare_.width > 0 && bare_.height > 0;
        break;
      }
      const std::size_t length = 2 + std::size_t{numbers_.big(offset + 2, 2)};
      if (length < 4 || length > bytes_.size() - offset) break;
      take(marker, bytes_.substr(offset, length));
      offset += length;
      if (marker == start_of_scan) offset = copy_scan(offset);
    }
  }

  BarePicture& result() { return bare_; }

 private:
  void take(std::uint32_t marker, std::string_view segment) {
    const std::string_view payload = segment.substr(4);
    if (is_frame(marker)) {
      bare_.height = numbers_in(payload).big(1, 2);
      bare_.width = numbers_in(payload).big(3, 2);
      bare_.unusual |= !is_usual(marker) || numbers_in(payload).at(5) > 3;
    }
    has_scan_ |= marker == start_of_scan && bare_.width > 0;
    if (marker == app1 && payload.starts_with(exif)) {
      take_exif(segment);
    } else if (marker == app0) {
      if (payload.starts_with("JFIF\0"sv)) bare_.bytes += without_thumbnail(segment);
    } else if (marker == app2) {
      if (payload.starts_with("ICC_PROFILE\0"sv)) bare_.bytes += segment;
    } else if (marker == app14) {
      if (payload.starts_with("Adobe")) bare_.bytes += segment;  // tells the color model
    } else if (marker != comment && (marker < app0 || marker > app15)) {
      bare_.bytes += segment;
    }
  }

  void take_exif(std::string_view segment) {
    if (seen_exif_) return;
    seen_exif_ = true;
    bare_.orientation = read_orientation(segment.substr(4));
    if (!keeps_orientation_ || bare_.orientation == 1) return;
    const std::string kept = orientation_segment(bare_.orientation);
    if (kept.size() <= segment.size())
      bare_.bytes += kept;
    else
      bare_.bytes += segment;  // too short to tell anything else
  }

  static PictureBytes numbers_in(std::string_view payload) { return PictureBytes(payload); }

  // Up to the next marker that is neither a stuffed zero nor a restart; returns where it is.
  std::size_t copy_scan(std::size_t begin) {
    std::size_t end = begin;
    while ((end = bytes_.find('\xFF', end)) != bytes_.npos) {
      const std::uint32_t next = numbers_.at(end + 1);
      if (end + 1 == bytes_.size()) break;
      if (next == 0xFF)
        ++end;
      else if (next == 0 || (next >= 0xD0 && next <= 0xD7))
        end += 2;
      else
        break;
    }
    if (end == bytes_.npos) end = bytes_.size();
    bare_.bytes += bytes_.substr(begin, end - begin);
    return end;
  }

  std::string_view bytes_;
  PictureBytes numbers_;
  bool keeps_orientation_;
  bool seen_exif_ = false, has_scan_ = false;
  BarePicture bare_;
};

}  // namespace

BarePicture bare_jpeg(std::string_view bytes, bool keeps_orientation) {
  if (!bytes.starts_with("\xFF\xD8\xFF")) return {};
  Jpeg jpeg(bytes, keeps_orientation);
  jpeg.strip();
  return std::move(jpeg.result());
}

}  // namespace offprint
