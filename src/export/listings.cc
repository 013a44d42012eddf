#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"
#include "export/index/index_page.h"
#include "export/listing.h"
#include "export/opds/opds.h"
#include "export/opml/opml.h"

namespace offprint {

const std::vector<ListingInfo>& listings() {
  static const std::vector<ListingInfo> table = {
#define OFFPRINT_LISTING(name, needs_site, lists_listings, make, description) \
  {name, description, needs_site, lists_listings, make},
#include "export/listings.def"
#undef OFFPRINT_LISTING
  };
  return table;
}

const ListingInfo* find_listing(std::string_view name) {
  const std::vector<ListingInfo>& table = listings();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const ListingInfo& listing) { return listing.name == name; });
  return found != table.end() ? &*found : nullptr;
}

std::string with_suffix(std::string_view path, std::string_view suffix) {
  const std::string_view extension = file_extension(path);
  std::string whole(path.substr(0, path.size() - extension.size()));
  return whole.append(suffix).append(extension);
}

bool is_feed(const ListedFile& file) { return !feed_format(file.media_type).empty(); }

std::string_view feed_format(std::string_view media_type) {
  if (media_type == "application/rss+xml") return "RSS";
  if (media_type == "application/atom+xml") return "Atom";
  if (media_type == "application/feed+json") return "JSON Feed";
  return "";
}

std::string_view picture_type(std::string_view path) {
  const std::string extension = to_lower(file_extension(path));
  if (extension == ".jpg" || extension == ".jpeg") return "image/jpeg";
  if (extension == ".png") return "image/png";
  return extension == ".gif" ? "image/gif" : "";
}

std::vector<ListingGroup> groups_by_facets(const std::vector<const ListedFile*>& files) {
  std::vector<ListingGroup> groups;
  for (const ListedFile* file : files) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const ListingGroup& known) {
      return known.facets == file->facets;
    });
    if (group == groups.end()) group = groups.insert(group, {file->facets, {}});
    group->files.push_back(file);
  }
  return groups;
}

std::optional<Date> latest_of(const std::vector<const ListedFile*>& files) {
  std::optional<Date> latest;
  for (const ListedFile* file : files)
    if (file->latest && (!latest || to_epoch_seconds(*file->latest) > to_epoch_seconds(*latest)))
      latest = file->latest;
  return latest;
}

}  // namespace offprint
