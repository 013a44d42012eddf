// What covers say, and what is said of them. Pure and thread-safe.
#pragma once

#include <string>

#include "base/cover_description.h"
#include "export/epub/book.h"
#include "model/book_spec.h"

namespace offprint {

// The texts of a designed cover. `book` is complete; its design and colors are left open.
CoverDescription describe_cover(const Book& book, const BookSpec& spec);

// The form in which offprint-image takes it. Control characters become blanks, and what is too long
// for a cover is left out.
std::string to_text(const CoverDescription& description);

// Title and authors in words, for those who do not see the picture.
std::string cover_alternative(const Book& book, const BookSpec& spec);

// "Cover", in the language of the book's words.
std::string_view cover_word(const Wording& words);

}  // namespace offprint
