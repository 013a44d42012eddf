// Web pages, as published or saved: the article found within the page, its metadata from what the
// page states and shows.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/reader.h"

namespace offprint {

// `file.bytes` is one page in the charset that it declares, or any other that can be told. Links
// are made absolute where the page's address is known; images that are named relative to the page
// stay so, since they may lie beside it. A file that begins with front matter between marks is no
// page but an article's markup (unless a page follows), and all of it counts.
std::unique_ptr<Reader> open_html(SourceFile file);

// Whether a file that begins so is a whole page rather than a text with some markup: a document
// type or one of the outermost elements comes first. Thread-safe.
bool recognizes_html(std::string_view beginning);

}  // namespace offprint
