// How readers find their way: the navigation document (EPUB 3.3, section 7), the NCX for reading
// systems that are older than it, and the contents page that is read as part of the book. The
// navigation has titles only, for reading systems show it as a plain list; the page has sections
// and bylines too.
#pragma once

#include <string>

#include "export/epub/book.h"

namespace offprint {

std::string navigation_document(const Book& book);
std::string ncx_document(const Book& book);
std::string contents_page(const Book& book);

}  // namespace offprint
