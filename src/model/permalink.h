// How an article's address is made when its source states none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/publication.h"

namespace offprint {

// The publication's permalink pattern, filled in, on its site: an absolute URL; "" without a site.
// Placeholders: {slug}; {year} {month} {day} of `published`, with four, two and two digits; {path},
// the origin without its extension (of a document among others in a file: the file's, "/" and the
// slug); {section} as a slug. A part between slashes whose placeholders
// all lack a value is left out together with its slash:
// "/{year}/{slug}/" of an undated article is "/salt/". Thread-safe.
std::string permalink(const Publication& publication, std::string_view slug,
                      std::string_view origin, const std::optional<Date>& published,
                      std::string_view section);

}  // namespace offprint
