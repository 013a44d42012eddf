// Outputs that are made of what the other outputs are: lists of feeds, catalogs of books, the page
// that links them all. They are written when everything that they name is.
//
//   articles → exporters → files → listings → files → the page that links them all
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "export/book_description.h"
#include "model/publication.h"

namespace offprint {

// A picture that lies beside a book.
struct ListedPicture {
  std::string path, address;  // as those of ListedFile
  std::string media_type;
};

// A file that this build has written: a feed (not its archive pages), a volume of a book, a
// sitemap, or a listing.
struct ListedFile {
  std::string kind;     // of its output: "rss"
  std::string path;     // below the served folder
  std::string address;  // absolute; "" without a site
  std::string media_type;
  std::string title;
  std::string language;             // BCP 47; "" when nobody knows
  std::vector<std::string> facets;  // what its path's placeholders stand for: {"tag"}
  std::uint64_t size = 0;           // bytes
  std::uint32_t articles = 0;
  std::optional<Date> latest;  // newest date of its articles
  std::shared_ptr<const BookDescription> book = nullptr;
  std::optional<ListedPicture> cover = {}, thumbnail = {};
};

struct ListingContext {
  Publication publication;
  OutputSpec output;    // of the listing
  std::string path;     // of the listing, below the served folder
  std::string address;  // of the listing; "" without a site
  // In the order of the configuration, of an entry's files in that of its values, of a book's
  // volumes by number.
  std::vector<ListedFile> files;
  std::optional<Date> source_date;  // SOURCE_DATE_EPOCH
};

struct ListingFile {
  std::string suffix;  // of the name: "" at the listing's own path, "-2" beside it (with_suffix)
  std::string media_type;
  std::string bytes;
};

// "catalog.xml" and "-2" make "catalog-2.xml"; of paths and addresses.
std::string with_suffix(std::string_view path, std::string_view suffix);

struct ListingInfo {
  std::string_view name;  // "opml"
  std::string_view description;
  bool needs_site;      // refuses to work without Publication::site
  bool lists_listings;  // is made when other listings are
  // Pure and thread-safe. The first file is the one at the listing's own path.
  std::vector<ListingFile> (*make)(const ListingContext& context, Diagnostics& diagnostics);
};

// The table of listings (listings.def order), for configuration and `--help`.
const std::vector<ListingInfo>& listings();
const ListingInfo* find_listing(std::string_view name);

// Whether the file is a feed, by its media type.
bool is_feed(const ListedFile& file);
// "RSS", "Atom", "JSON Feed"
std::string_view feed_format(std::string_view media_type);

// "image/jpeg" of "cover.jpg"; "" of what is neither JPEG, PNG nor GIF, which every reader shows.
std::string_view picture_type(std::string_view path);

// Files whose outputs are told apart by the same (tags, sections), in the order in which the first
// of each stands.
struct ListingGroup {
  std::vector<std::string> facets;
  std::vector<const ListedFile*> files;
};
std::vector<ListingGroup> groups_by_facets(const std::vector<const ListedFile*>& files);

// The newest of the dates, or nothing.
std::optional<Date> latest_of(const std::vector<const ListedFile*>& files);

}  // namespace offprint
