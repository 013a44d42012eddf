// Catalogs of books: OPDS 1.2 (https://specs.opds.io/opds-1.2), which is Atom, and OPDS 2.0
// (https://drafts.opds.io/opds-2.0), which is JSON.
#pragma once

#include <cstddef>
#include <vector>

#include "export/listing.h"

namespace offprint {

// A catalog of more books is a navigation feed, with pages of so many beside it.
inline constexpr std::size_t books_of_a_page = 100;

// `most` as books_of_a_page. Thread-safe.
std::vector<ListingFile> opds_files(const ListingContext& context, std::size_t most);
// Reports catalog-cover-missing: OPDS 2.0 demands a picture of every publication.
std::vector<ListingFile> opds2_files(const ListingContext& context, std::size_t most,
                                     Diagnostics& diagnostics);

// For listings.def.
std::vector<ListingFile> make_opds(const ListingContext& context, Diagnostics& diagnostics);
std::vector<ListingFile> make_opds2(const ListingContext& context, Diagnostics& diagnostics);

}  // namespace offprint
