// What becomes in a book of what an article's text plays.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "export/exporter.h"
#include "export/media_store.h"
#include "model/record.h"

namespace offprint {

// What the book holds of an embed.
struct PlayedMedia {
  const BookMedia* source = nullptr;
  struct Track {
    const BookMedia* file = nullptr;
    NodeIndex node = no_node;  // says its kind, language and title
  };
  std::vector<Track> tracks;
};

// How many embeds of a chapter play, and how they are for those who cannot see or hear them.
struct MediaCounts {
  std::uint32_t audio = 0, video = 0;
  std::uint32_t captioned = 0, transcribed = 0;

  std::uint32_t all() const { return audio + video; }
};

// Decided once for each embed. Not thread-safe; one for each rendering.
class ChapterMedia {
 public:
  // Prepares the files in `store`; nullptr: the book links to all of them. `record` and `store`
  // must outlive this. Throws Error{environment}.
  ChapterMedia(const Record& record, MediaStore* store);

  // Nothing for what stays a link.
  const PlayedMedia* find(NodeIndex embed) const;

  // Each once.
  const std::vector<Resource>& resources() const { return resources_; }
  const MediaCounts& counts() const { return counts_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  void take(NodeIndex embed, MediaStore& store);
  void add_tracks(NodeIndex embed, PlayedMedia& played, MediaStore& store);
  void count(NodeIndex embed, const PlayedMedia& played);
  const MediaFile* usable(NodeIndex node, std::string_view what);
  const BookMedia& hold(const MediaFile& file, MediaStore& store);
  void report(Code code, NodeIndex node, std::string message, std::string hint);

  const Record& record_;
  std::unordered_map<NodeIndex, PlayedMedia> played_;
  std::vector<Resource> resources_;
  MediaCounts counts_;
  Diagnostics diagnostics_;
};

}  // namespace offprint
