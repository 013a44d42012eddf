#include "model/media_file.h"

#include <algorithm>

namespace offprint {

bool is_book_audio(std::string_view media_type) {
  return media_type == "audio/mpeg" || media_type == "audio/mp4" ||
         media_type == "audio/ogg; codecs=opus";
}

bool is_book_video(std::string_view media_type) {
  return media_type == "video/mp4" || media_type == "video/webm";
}

const MediaFile* find_media(const std::vector<MediaFile>& files, std::string_view src) {
  const auto at = std::find_if(files.begin(), files.end(),
                               [&](const MediaFile& file) { return file.src == src; });
  return at != files.end() ? &*at : nullptr;
}

const MediaFile* media_source(const std::vector<MediaFile>& files, const Body& body,
                              NodeIndex embed) {
  for (NodeIndex node = body[embed].first_child; node != no_node; node = body[node].next) {
    if (body[node].element != Element::media_file ||
        body.attribute(node, Attribute::kind) != "source")
      continue;
    const MediaFile* file = find_media(files, body.attribute(node, Attribute::src));
    if (file && file->place == MediaFile::Place::here) return file;
  }
  return nullptr;
}

}  // namespace offprint
