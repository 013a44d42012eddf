// Words that the lines around an article are made of, in many languages: "Share", "Lesen Sie auch",
// "広告". A cue is one of several things that speak for a role, never the only one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

enum class Cue : std::uint8_t {
  navigation,  // "Home", "Contact us", "Skip to content"
  consent,     // cookies, browsers that are too old
  advertisement,
  share,
  related,    // the heading of links to other articles
  read_more,  // a line in the text that leads to another article: "Read also: …"
  comments,
  newsletter,
  author_note,  // "About the author"
  copyright,
  button,         // "Learn more", "Get started", "Show all"
  contents,       // "Table of contents"
  credit,         // "Photo: …", "Image credit"
  byline,         // "By", "Por", "作者"
  published,      // "Published on"
  updated,        // "Last updated"
  relative_time,  // "hours ago"
  reading_time,   // "min read"
  tags,           // "Tags:", "Filed under"
  section,        // "Posted in", "Category:"
  filler_name,    // "Author name", "admin"
  agency,         // what stands in a byline and is no person: "Staff", "Redaktion"
};
std::string_view name(Cue cue);

// How a cue is found in a line.
enum class CueMatch : std::uint8_t {
  whole,   // the line is the cue; figures and punctuation around it do not count
  begins,  // the line begins with it
  ends,    // the line ends with it
  within,  // it stands anywhere in the line, as whole words
};

struct FoundCues {
  std::uint32_t bits = 0;  // 1 << Cue

  bool has(Cue cue) const { return (bits >> static_cast<unsigned>(cue)) & 1u; }
};

// The cues of a line. Lines longer than 300 bytes are looked at no further than there. Case and
// width do not matter. Thread-safe.
FoundCues find_cues(std::string_view line);

// Where a `begins` cue of this kind ends in the line, with the colon or dash and the blanks after
// it; 0 when there is none.
std::size_t cue_prefix(std::string_view line, Cue cue);

}  // namespace offprint
