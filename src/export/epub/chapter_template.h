// A theme's template for the head or the foot of a chapter (mustache, with what chapter_fields.h
// gives). kainjow-mustache is behind this header.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "export/epub/chapter_fields.h"

namespace offprint {

// Parsed once, rendered for each article. Copies share what was parsed. Thread-safe.
class ChapterTemplate {
 public:
  // Renders nothing.
  ChapterTemplate() = default;
  // `text` is UTF-8. Partials and other delimiters are not supported: what they stand for is left
  // out.
  explicit ChapterTemplate(std::string_view text);

  // What is wrong with the template, or with what it makes of a record that has everything, and of
  // one that has a title only; "" when nothing is.
  std::string problem() const;

  // Whether the title stands in an `h1`.
  bool makes_heading() const;

  std::string render(const ChapterFields& fields) const;

 private:
  struct Parsed;
  std::shared_ptr<const Parsed> parsed_;
};

// What is wrong with a piece of markup that is to stand in an XHTML page, or "": it must be
// well-formed, and hold only elements and attributes that need nothing else in the book (no
// scripts, styles, pictures, forms). Thread-safe.
std::string markup_problem(std::string_view markup);

}  // namespace offprint
