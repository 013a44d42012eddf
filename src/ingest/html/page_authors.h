// Who made an article: what structured data, metadata and the byline in sight say, judged together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/byline.h"
#include "ingest/html/page_sources.h"
#include "model/draft.h"

namespace offprint {

// One field for each source that names anybody, the best first: persons before organizations,
// anybody before the site itself; of the same worth by the chain JSON-LD, microdata, metadata,
// byline; but a byline that names the same people and more comes first. A value is a list of names
// (or maps of `name` and `url`), or the text of a byline where several people may be in it.
// `sites` are names of the site. Thread-safe.
std::vector<Field> choose_authors(const PageSources& sources, const Byline& byline,
                                  const std::vector<std::string>& sites, std::string_view language);

}  // namespace offprint
