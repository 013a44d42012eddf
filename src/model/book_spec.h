// What a publisher says of a book, beyond which articles it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace offprint {

// What a book is divided by, where no parts are listed by hand.
enum class PartsBy : std::uint8_t { nothing, section, series, tag, author, language, year, month };

// A part that is listed by hand.
struct PartSpec {
  std::string title;               // "": its articles stand before the first part, or between two
  std::vector<std::string> files;  // globs relative to the root, in reading order
};

struct CoverSpec {
  bool none = false;
  std::string image;   // path relative to the root; "" = a designed one
  std::string design;  // name of a design; "" = the theme's
  // "#1b3a4b": ground, then type, then accent; those that are missing are the design's.
  std::vector<std::string> colors;
};

// Pages around the articles. Absent: where there is something to say, in books of several articles.
struct PagesSpec {
  std::optional<bool> half_title, title, copyright, advisories, contents, contributors, tags,
      sources, colophon;
  std::string dedication, foreword;  // Markdown files, relative to the root; "" = none
};

// Who has looked at a book's accessibility, and what was found: what no program can say.
struct CertificationSpec {
  std::string certifier;    // "" = nobody
  std::string credential;   // name or address, or ""
  std::string report;       // address, or ""
  std::string conforms_to;  // "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
};

struct PictureSpec {
  std::uint32_t most_pixels = 4'000'000;  // of a picture; larger ones are scaled down
  bool keep_webp = false;                 // old shops and readers do not know it
};

struct BookSpec {
  std::string subtitle;
  std::string edition;               // "Second edition"
  std::string series;                // that the book belongs to
  std::string series_position;       // "3", "2.1"; "" = none
  std::string isbn, doi;             // checked; "" = none
  std::string license;               // address or name
  std::optional<Date> date;          // of publication
  std::string theme = "quarto";      // built in, or a folder below the root
  bool fonts = false;                // embeds those of the theme
  bool vertical = false;             // Japanese and Chinese from top to bottom
  bool embeds_media = false;         // sound and video among the sources; else it links to them
  bool onix = false;                 // a record in ONIX 3.0 beside the book
  std::uint32_t most_megabytes = 0;  // of a volume; 0 = no limit
  PartsBy parts_by = PartsBy::nothing;
  std::vector<PartSpec> parts;  // by hand: the book holds what they name, in their order
  CoverSpec cover;
  PagesSpec pages;
  CertificationSpec certification;
  PictureSpec pictures;
};

}  // namespace offprint
