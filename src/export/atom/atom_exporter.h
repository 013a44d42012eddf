// Atom 1.0 (RFC 4287) with full content, Media RSS pictures and links to what goes with an article.
#pragma once

#include <memory>

#include "export/exporter.h"

namespace offprint {

// Needs Publication::site. Atom demands an author and a date: where nobody is known the feed is by
// its publisher, else by its own title; an entry without a date is of 1980-01-01, which is reported
// (feed-date-unknown).
std::unique_ptr<Exporter> make_atom_exporter(ExportContext context);

}  // namespace offprint
