// What plays or runs, as a book shows it: in words that make sense on paper, with its picture, and
// as a player where the book holds the file.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "export/epub/chapter_images.h"
#include "export/epub/chapter_media.h"
#include "syntax/serializer.h"

namespace offprint {

struct EmbedSetting {
  const Record& record;
  const Body& body;  // the record's own or the adapted one
  const ChapterImages& images;
  const ChapterMedia& media;
  // As MarkupOptions::link_target.
  std::function<std::string(NodeIndex, std::string_view)> link_target;
};

// "" for what is only a link. Thread-safe.
std::string embed_markup(const EmbedSetting& setting, const EmbedPlace& place);

// What takes the place of a picture's description where an embed shows the picture: what it is a
// picture of, in the article's language where that is known. Never empty.
std::string poster_description(const Record& record, NodeIndex embed, std::string_view address);

}  // namespace offprint
