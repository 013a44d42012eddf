// What podcasts say in RSS: the elements of Apple Podcasts (`itunes`) and of Podcasting 2.0
// (`podcast`). Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "export/exporter.h"
#include "model/feed_spec.h"
#include "model/record.h"

namespace offprint {

inline constexpr std::string_view itunes_namespace = "http://www.itunes.com/dtds/podcast-1.0.dtd";
inline constexpr std::string_view podcast_namespace = "https://podcastindex.org/namespace/1.0";

// What an item plays: the first sound or video that goes with the article, or nullptr.
const Enclosure* episode_of(const Record& record);

// Elements of a feed at `address` that is a podcast, with `indent` blanks before each line.
// Namespaces are declared around them.
std::string podcast_channel(const Publication& publication, const PodcastSpec& podcast,
                            std::string_view address, int indent);

// podcast-incomplete, for each thing that directories demand of a podcast's feed and nobody said.
void report_podcast(const Publication& publication, const OutputSpec& output,
                    Diagnostics& diagnostics);

// Elements of the item of an article with something to play, and the namespaces that they use.
// Other items have none, nor have those of which nothing is known.
struct PodcastItem {
  std::string elements;
  bool uses_itunes = false;
  bool uses_podcast = false;
};
PodcastItem podcast_item(const Record& record, const PodcastSpec& podcast, int indent);

}  // namespace offprint
