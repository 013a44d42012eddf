// The first page of a book.
#pragma once

#include <string>

#include "export/epub/book.h"

namespace offprint {

// Logo, title, volume, description, the dates between which its articles were published, publisher
// and rights: whatever is known.
std::string title_page(const Book& book);

}  // namespace offprint
