// One volume, ready to be written: what its pages share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/epub/chapter_facts.h"
#include "export/epub/cover.h"
#include "export/matter_wording.h"
#include "export/wording.h"
#include "model/publication.h"

namespace offprint {

// Chapters that belong together, from `begin` to before `end`.
struct BookPart {
  std::string title;    // "": they are in no part, and nothing is said of it
  unsigned number = 0;  // among the titled ones of the whole book, from 1
  std::size_t begin = 0, end = 0;

  // Of its title page: the same in every volume that the part reaches into.
  std::string name() const { return "part-" + std::to_string(number); }
  std::string path() const { return "text/" + name() + ".xhtml"; }
};

// A page before or after the articles.
struct MatterPage {
  std::string id;             // in the manifest: "copyright"
  std::string path;           // below the package's folder: "copyright.xhtml"
  std::string title;          // for lists of contents
  bool worded = true;         // the title is in the language of words(), not in the book's
  bool listed = false;        // in the contents
  std::string_view landmark;  // epub:type; "" = none
  std::string content = {};   // XHTML; of a complete page, where KeepPage has left it
  bool has_formulas = false;  // in MathML
};

// A dedication or a foreword: what its publisher wrote.
struct TextPage {
  std::string title;   // from its first heading; "" = none
  std::string markup;  // of all the rest
  std::vector<Resource> images;
  std::uint32_t shown_images = 0, undescribed_images = 0;
  bool moves = false;
  FormulaCounts formulas = {};
};

struct Book {
  Publication publication;
  BookSpec spec;
  std::string output_path;  // as configured; part of the identifier
  std::string title;        // without the volume
  unsigned volume = 1;      // from 1
  unsigned volumes = 1;

  std::vector<ChapterFacts> chapters;  // in reading order
  std::vector<BookPart> parts;         // in reading order, of all chapters
  std::vector<Resource> images;        // all chapters', each once, by name
  std::vector<Resource> media;         // the same of what plays
  Resource logo;                       // name "" when there is none
  std::vector<Resource> fonts;         // and the notice of their licenses
  std::vector<std::string> font_families;
  bool vertical = false;  // its pages turn from right to left
  Cover cover;
  std::optional<TextPage> dedication, foreword;
  std::vector<MatterPage> front, back;

  // By complete():
  std::string language;  // the main one, never empty
  Direction direction = Direction::ltr;
  std::string modified;  // "CCYY-MM-DDThh:mm:ssZ"; "" when nobody knows

  const Wording& words() const { return wording(language); }
  const MatterWording& matter_words() const { return matter_wording(words()); }
  // With the volume, in several.
  std::string full_title() const;
  // "urn:uuid:…": the same for every build of this volume, whatever it holds.
  std::string identifier() const;
  std::string identifier_of(unsigned volume) const;
  // The main language, then the articles' others in byte order.
  std::vector<std::string> languages() const;
  // "A and B", for contents pages.
  std::string byline(const ChapterFacts& chapter) const;
  // Whether some chapters are in parts with titles.
  bool divided() const;
  const MatterPage* find_page(std::string_view id) const;
};

// The parts of a volume whose chapters have these positions, in ascending order, by the parts of
// the whole output. A part that reaches into several volumes is in each of them.
std::vector<BookPart> parts_of(const std::vector<std::uint32_t>& positions,
                               const std::vector<Part>& parts);

// Derives from the chapters and the publication what is left open: images, language, direction,
// modified; one part without a title where there is none.
void complete(Book& book);

}  // namespace offprint
