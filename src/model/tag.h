// A subject of an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

// What speaks for a spelling, the strongest last.
enum class TagBasis : std::uint8_t {
  guess,  // words taken apart, and nobody wrote it so
  list,   // the article's list of tags
  text,   // the article's text
};

// A way to write a tag, and how much speaks for it.
struct TagSpelling {
  std::string key;
  std::string spelling;
  // Uses in the text of articles that carry the tag, or in their lists; of a guess, how sure it is,
  // in hundredths.
  std::uint32_t count = 1;
  TagBasis basis = TagBasis::list;
};

// A subject in a scheme that others know, too.
struct SubjectCode {
  std::string authority;  // as EPUB's registry names it: MEDTOP, BISAC, Thema, LCSH; else an IRI
  std::string term;       // "20000649"

  friend bool operator==(const SubjectCode&, const SubjectCode&) = default;
};

// As one document states it. Its label is open until the whole archive is known.
struct RawTag {
  std::string key;  // folded, without separators: "mentalhealth"; equal keys are one tag
  std::string raw;  // as written, cleaned: "Mental  health" → "Mental health"
  Position position;
  // Better spellings than `raw` that this article gives reason for, the best first: words that were
  // run together, apart again ("mentalhealth" → "mental health"); capitals as the text has them.
  std::vector<TagSpelling> spellings = {};
  std::vector<SubjectCode> codes = {};  // as the document states them
  std::vector<std::string> also = {};   // other ways in which the same list has it
};

// The form in which tags are compared: folded, letters, digits and marks alone, and the signs that
// tell tags apart after a letter (C#, C++). Never empty unless `tag` is. Thread-safe.
std::string tag_key(std::string_view tag);

// As readers see it.
struct Tag {
  std::string label;             // "Mental health"
  std::string slug;              // "mental-health"
  std::vector<std::string> raw;  // how this article wrote it
  std::vector<SubjectCode> codes =
      {};  // as the article states them, else of the vocabulary's concept that it is

  friend bool operator==(const Tag&, const Tag&) = default;
};

}  // namespace offprint
