// After the exporters: the outputs that list what the others have written.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "export/exporter.h"
#include "export/listing.h"
#include "pipeline/selection.h"
#include "pipeline/served_folder.h"

namespace offprint {

// add() every output that articles made, write() the listings, commit() them. Not thread-safe.
class ListingRun {
 public:
  // The references must outlive it.
  ListingRun(const Configuration& configuration, const Publication& publication,
             const ServedFolder& served, const FileSystem& files);

  // `written` is what the output's exporter made: of it, feeds, volumes and sitemaps are listed.
  void add(const SelectedOutput& output, const std::vector<OutputFile>& written);

  // To temporary files. The page that links everything comes last, whatever the order of
  // `listings`. Reports listing-file-outside. Throws Error{environment}.
  std::vector<OutputFile> write(const std::vector<SelectedOutput>& listings,
                                const std::optional<Date>& source_date, Diagnostics& diagnostics);
  void commit();

 private:
  void list(const SelectedOutput& output, const OutputFile& file);
  void find_pictures(ListedFile& listed, const std::string& path) const;
  std::optional<ListedPicture> picture(const std::string& path) const;
  std::string address_of(const std::string& below) const;
  void write_listing(const ListingInfo& info, const SelectedOutput& listing,
                     const std::optional<Date>& source_date, Diagnostics& diagnostics,
                     std::vector<OutputFile>& outputs);

  const Configuration& configuration_;
  const Publication& publication_;
  const ServedFolder& served_;
  const FileSystem& files_;
  std::vector<ListedFile> listed_;
  std::uint32_t outside_ = 0;
  std::vector<std::unique_ptr<AtomicFile>> written_;
};

}  // namespace offprint
