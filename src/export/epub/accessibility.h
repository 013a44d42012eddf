// What a book can truly say about its accessibility (EPUB Accessibility 1.1, section 2), computed
// from its content. It never claims to conform to anything: only its publisher can.
#pragma once

#include <string>
#include <vector>

#include "export/epub/book.h"

namespace offprint {

struct AccessibilityMetadata {
  std::vector<std::string> modes, sufficient_modes, features, hazards;
  std::string summary;  // in the language of the book's words
};

AccessibilityMetadata accessibility_of(const Book& book);

}  // namespace offprint
