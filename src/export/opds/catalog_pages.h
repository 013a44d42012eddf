// What catalogs of books have in common, whatever their format.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "export/listing.h"

namespace offprint {

struct CatalogPage {
  std::string suffix;  // of its file (with_suffix); "" = it is the whole catalog
  std::string title;   // of its books
  std::vector<const ListedFile*> books;
  std::size_t number = 1, pages = 1;        // of the pages of these books
  std::size_t all_books = 0;                // on them
  std::size_t most = 0;                     // books on one of them
  std::string first, previous, next, last;  // suffixes; "" = none: there is one page, or no such
};

// One page when there are at most `most` books, else pages of each group of them
// (groups_by_facets). A group that grows renames none of its pages.
std::vector<CatalogPage> catalog_pages(const ListingContext& context, std::size_t most);

std::string catalog_title(const ListingContext& context);
// "urn:uuid:…" of the catalog in this format, or of a page of it; for ever.
std::string catalog_id(const ListingContext& context, std::string_view suffix);
// RFC 3339: when a book of them was modified last, as books have it; 1980-01-01 when nobody knows.
std::string modified_of(const ListedFile& book);
std::string modified_of(const std::vector<const ListedFile*>& books);
std::vector<const ListedFile*> books_of(const ListingContext& context);

// How readers get the books: "http://opds-spec.org/acquisition/open-access", or what the
// configuration says.
std::string acquisition_relation(const OutputSpec& output);

}  // namespace offprint
