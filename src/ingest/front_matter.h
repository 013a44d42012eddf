// The metadata at the top of a text, in the forms that publishing tools have for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "ingest/field_names.h"

namespace offprint {

enum class FrontMatterForm : std::uint8_t {
  none,
  yaml,   // between lines "---" (the last may be "...")
  toml,   // between lines "+++"
  json,   // an object at the very beginning, or between ";;;" and then without its braces, too
  lines,  // "Title: A": Pelican, MultiMarkdown
  title_block,  // "% A": Pandoc
};

struct FrontMatter {
  FrontMatterForm form = FrontMatterForm::none;
  std::string_view text;        // the metadata without the marks around it
  std::uint32_t line = 0;       // line of its first line in the file; 0 = there is no front matter
  std::string_view body;        // what follows
  std::uint32_t body_line = 1;  // line of its first line in the file
};

// Splits `text` (UTF-8 without a byte-order mark).
//
// Between marks: front matter begins with the file's first line and ends with the same mark;
// without an end there is none, and "---" is a thematic break. "---toml" and "---json" say what
// stands between. Blank lines may stand before "---" where the line after it looks like metadata.
// The mark at the beginning may be missing where lines of metadata end with "---" or ";;;", as Hexo
// has it.
//
// Header lines: each line is "Key: value" or, indented, goes on with the one before, up to the
// first blank line. They are metadata when they state a title, or two fields that `known` has: a
// text that begins with "Note: …" has none.
//
// A title block: up to three parts (title, authors, date) that begin with "%" and go on in indented
// lines, and then a blank line.
FrontMatter split_front_matter(std::string_view text, const FieldTable& known = standard_fields());

// The fields that front matter states. What is not of its form is an error at its place
// (front-matter-syntax), and so is what exceeds the limits; of two equal keys the last counts, and
// a warning says so (front-matter-key-duplicate). Thread-safe.
std::vector<Field> read_front_matter(const FrontMatter& parts, std::string_view origin,
                                     const FieldTable& known, Diagnostics& diagnostics,
                                     const Limits& limits = {});

}  // namespace offprint
