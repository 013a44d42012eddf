// One volume, ready to be written: what its pages share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/epub/chapter_facts.h"
#include "export/epub/cover.h"
#include "export/wording.h"
#include "model/publication.h"

namespace offprint {

struct Book {
  Publication publication;
  std::string output_path;  // as configured; part of the identifier
  std::string title;        // without the volume
  unsigned volume = 1;      // from 1
  unsigned volumes = 1;

  std::vector<ChapterFacts> chapters;  // in reading order
  std::vector<Resource> images;        // all chapters', each once, by name
  Resource logo;                       // name "" when there is none
  std::vector<Resource> fonts;         // and the notice of their licenses
  bool vertical = false;               // its pages turn from right to left
  Cover cover;

  // By complete():
  std::string language;  // the main one, never empty
  Direction direction = Direction::ltr;
  std::string modified;  // "CCYY-MM-DDThh:mm:ssZ"; "" when nobody knows

  const Wording& words() const { return wording(language); }
  // With the volume, in several.
  std::string full_title() const;
  // "urn:uuid:…": the same for every build of this volume, whatever it holds.
  std::string identifier() const;
  // The main language, then the articles' others in byte order.
  std::vector<std::string> languages() const;
  // "A and B", for contents pages.
  std::string byline(const ChapterFacts& chapter) const;
};

// Derives from the chapters and the publication what is left open: images, language, direction,
// modified.
void complete(Book& book);

}  // namespace offprint
