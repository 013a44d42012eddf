#include "export/picture_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

using namespace std::literals;

struct CoreType {
  std::string_view media_type, extension;
};

constexpr CoreType core_types[] = {{"image/jpeg", ".jpg"},
                                   {"image/png", ".png"},
                                   {"image/gif", ".gif"},
                                   {"image/svg+xml", ".svg"},
                                   {"image/webp", ".webp"}};

constexpr std::string_view other_types[] = {"image/avif", "image/heic", "image/tiff", "image/bmp"};

}  // namespace

std::string_view picture_extension(std::string_view media_type) {
  for (const CoreType& type : core_types)
    if (type.media_type == media_type) return type.extension;
  return {};
}

bool is_convertible(std::string_view media_type) {
  if (media_type == "image/svg+xml") return false;
  return !picture_extension(media_type).empty() ||
         std::find(std::begin(other_types), std::end(other_types), media_type) !=
             std::end(other_types);
}

std::string_view sniff_picture(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return "image/tiff";
  if (bytes.substr(0, 8).ends_with("ftyp"))
    return bytes.substr(8, 3) == "avi" ? "image/avif" : "image/heic";
  constexpr std::size_t svg_within = 1024;
  const std::string_view head = bytes.substr(0, svg_within);
  return head.find("<svg") != head.npos ? "image/svg+xml" : std::string_view();
}

std::string picture_name(std::string_view hash, std::string_view media_type) {
  return fmt::format("images/{}{}", hash, picture_extension(media_type));
}

}  // namespace offprint
