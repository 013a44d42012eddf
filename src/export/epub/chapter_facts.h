// What a book's pages (contents, navigation, package) need to know of a chapter after it is
// rendered. Lies in the spool beside the chapter, so that memory does not grow with the archive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/epub/chapter_media.h"
#include "export/epub/chapter_split.h"
#include "export/exporter.h"

namespace offprint {

struct Subject {
  std::string label;
  std::vector<SubjectCode> codes;
};

struct FormulaCounts {
  std::uint32_t shown = 0;        // as MathML
  std::uint32_t undescribed = 0;  // without an alternative text that somebody wrote
};

// A page of a chapter, as it lies in the spool.
struct ChapterPiece {
  std::uint64_t packed_size = 0;
  std::uint64_t size = 0;  // of the original
  std::uint32_t crc = 0;
  bool deflated = false;
  bool has_formulas = false;  // in MathML
};

struct ChapterFacts final : Rendition::Facts {
  std::string name;  // file name without extension, unique for the article: "a-0123456789abcdef"
  std::string title, section, language;
  std::string url, source_name;  // where it was first published, and what to call that; or ""
  std::string rights;
  Direction direction = Direction::ltr;
  std::vector<Person> authors, contributors;  // without their addresses
  std::vector<Subject> subjects;
  std::string published;  // to_iso8601, or ""
  std::string modified;   // the newest of the article's dates by to_utc_timestamp, or ""
  std::vector<Advisory> advisories;
  std::vector<Resource> images, media;
  MediaCounts media_counts;

  std::uint32_t shown_images = 0;        // how often one is shown
  std::uint32_t undescribed_images = 0;  // how often without an alternative text
  FormulaCounts formulas;
  std::uint32_t words = 0;  // of the article's text
  bool moves = false;       // holds an animated image

  std::string characters;  // all that its pages use, each once; "" where nobody asks
  // Chapters of which this one has links to a place inside, by name.
  std::vector<std::string> linked_places;
  // The chapter's pages as they lie in the spool, one behind the other.
  std::vector<ChapterPiece> pieces;
  std::vector<ChapterAnchor> anchors;  // ids behind the first page, sorted
};

// The stem of a chapter's file: the same for an article id wherever the article stands.
std::string chapter_name(std::string_view article_id);

// For the spool, and back; `bytes` must come from to_bytes in the same run.
std::string to_bytes(const ChapterFacts& facts);
ChapterFacts facts_from_bytes(std::string_view bytes);

}  // namespace offprint
