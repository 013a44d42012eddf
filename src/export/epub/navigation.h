// How readers find their way: the navigation document (EPUB 3.3, section 7) and the NCX for reading
// systems that are older than it. Both list the pages that are listed, and the articles below their
// parts, by their titles alone: reading systems show them as plain lists. The contents page, which
// is read as part of the book, has sections and bylines too (matter_pages.h).
#pragma once

#include <string>

#include "export/epub/book.h"

namespace offprint {

std::string navigation_document(const Book& book);
std::string ncx_document(const Book& book);

}  // namespace offprint
