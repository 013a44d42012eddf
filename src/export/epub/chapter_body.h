// An article's body as a book shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/epub/chapter_facts.h"
#include "export/epub/chapter_images.h"
#include "export/epub/chapter_media.h"

namespace offprint {

// Which articles the book holds that the chapter is made for; of several volumes, only its own.
class ChapterLinks {
 public:
  virtual ~ChapterLinks() = default;
  virtual bool in_book(std::uint32_t row) const = 0;  // by Record::row
};

// The body with links in the place of pictures that the book does not hold but readers can find on
// the web. Nothing when there is none. Nodes keep their numbers.
std::optional<Body> link_remote_images(const Record& record, const ChapterImages& images);

// Appends the body: headings from h2, links, pictures and what plays as `links`, `images` and
// `media` have them, words of ours in the article's language. `body` is the record's own or the
// adapted one. Returns its formulas.
FormulaCounts append_chapter_body(std::string& out, const Record& record, const Body& body,
                                  const ChapterImages& images, const ChapterMedia& media,
                                  const ChapterLinks& links);

// How wide a picture is shown, by its pixels: "picture-full", "picture-half" or "picture-small".
std::string_view picture_class(const Image* image);

}  // namespace offprint
