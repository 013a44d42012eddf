// Dedication and foreword: Markdown files of the publisher's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "export/epub/book.h"
#include "export/picture_store.h"

namespace offprint {

// Reads `file`, a path relative to the context's root, and renders it. Pictures beside it come into
// the book; links to the web stay. A heading that the text begins with is the page's title; front
// matter in YAML may state another `title`. `purpose` is "foreword" or "dedication". Nothing for a
// file that is missing, empty, or outside of the root: reported, as is all that is lost, with the
// file as origin. Throws Error{environment}.
std::optional<TextPage> read_text_page(const ExportContext& context, PictureStore& pictures,
                                       const std::string& file, std::string_view purpose,
                                       Diagnostics& diagnostics);

// The web addresses of the pictures that it shows, as web_addresses has them. Throws as above.
std::vector<std::string> text_page_addresses(const ExportContext& context, const std::string& file);

}  // namespace offprint
