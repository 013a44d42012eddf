// A volume as lists of books show it.
#pragma once

#include <memory>

#include "export/book_description.h"
#include "export/epub/book.h"

namespace offprint {

// `book` is complete.
std::shared_ptr<const BookDescription> describe_book(const Book& book);

}  // namespace offprint
