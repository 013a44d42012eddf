#include "pipeline/refused_outputs.h"

#include "export/exporter.h"
#include "export/listing.h"

namespace offprint {

bool needs_site(std::string_view kind) {
  const ListingInfo* listing = find_listing(kind);
  return listing ? listing->needs_site : find_exporter(kind)->needs_site;
}

std::vector<std::string> RefusedOutputs::files_in(const FileSystem& files,
                                                  const std::string& folder) const {
  std::vector<std::string> found;
  for (const std::string& path : paths_)
    if (const auto existing = files.canonical(join_path(folder, path))) found.push_back(*existing);
  return found;
}

void RefusedOutputs::report(DiagnosticLog& log) const {
  constexpr std::size_t most_named = 7;
  if (paths_.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < paths_.size() && i <= most_named; ++i) {
    if (i > 0) names += ", ";
    names += i == most_named ? "…" : paths_[i];
  }
  log.add(Diagnostic{Code::site_missing,
                     "",
                     {},
                     names + (paths_.size() == 1 ? " was" : " were") +
                         " not written: feeds need the address of the site",
                     "give --site URL, or `site:` in the configuration"});
}

}  // namespace offprint
