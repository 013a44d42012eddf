#include "export/epub/picture.h"

#include <fmt/format.h>

namespace offprint {
namespace {

struct CoreType {
  std::string_view media_type, extension;
};

constexpr CoreType core_types[] = {{"image/jpeg", ".jpg"},
                                   {"image/png", ".png"},
                                   {"image/gif", ".gif"},
                                   {"image/svg+xml", ".svg"},
                                   {"image/webp", ".webp"}};

}  // namespace

std::string_view picture_extension(std::string_view media_type) {
  for (const CoreType& type : core_types)
    if (type.media_type == media_type) return type.extension;
  return {};
}

std::string_view sniff_picture(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  constexpr std::size_t svg_within = 1024;
  const std::string_view head = bytes.substr(0, svg_within);
  return head.find("<svg") != head.npos ? "image/svg+xml" : std::string_view();
}

std::string picture_name(std::string_view hash, std::string_view media_type) {
  return fmt::format("images/{}{}", hash, picture_extension(media_type));
}

}  // namespace offprint
