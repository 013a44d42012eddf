// What feeds of every format share: an article's content as HTML that stands on its own far from
// its site, and the addresses of the publication's own files.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "model/publication.h"
#include "model/record.h"

namespace offprint {

struct FeedContent {
  std::string html;         // UTF-8; "" for an article without content
  Diagnostics diagnostics;  // image-url-unknown, one for each picture that a reader could not get
};

// The lead image, unless the body shows it itself, and the body. The dek is not part of it. Every
// address is absolute; fragments within the article stay fragments, and what they lead to keeps its
// id. A link that can lead nowhere loses its address, an image its place to its alternative text.
// Text that runs from right to left says so. Thread-safe.
FeedContent feed_content(const Record& record);

// The lead image when readers can get it, else nullptr.
const Image* feed_lead_image(const Record& record);

// Where the output will be found: the file's name below the site. "" without a site.
std::string feed_address(const Publication& publication, const OutputSpec& output);
// The same for the logo; "" when it is not known.
std::string logo_address(const Publication& publication);

// Whether `language` says anything: not "" and not "und".
bool is_known_language(std::string_view language);

}  // namespace offprint
