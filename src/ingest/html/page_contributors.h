// Who did something else for an article than write it, as its page says.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/html/byline.h"
#include "ingest/html/page_sources.h"
#include "ingest/html/surroundings.h"
#include "model/draft.h"

namespace offprint {

struct PageContributors {
  std::vector<Field> fields;       // of FieldName::contributors
  std::vector<std::size_t> lines;  // of the page that credit them
};

// What JSON-LD and microdata name by what they did (editor, translator, reviewedBy …: the field's
// key), and what the byline's lines and those beside it say with a label ("Photos by Ann Lee"):
// such texts are whole, since the label tells what they did. Thread-safe.
PageContributors find_contributors(const PageSources& sources, const Surroundings& around,
                                   const Byline& byline, std::string_view language);

}  // namespace offprint
