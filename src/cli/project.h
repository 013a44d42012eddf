// What a command works on: a configuration and its sources, found from the arguments.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/disk_snapshot.h"
#include "base/mounted_file_system.h"
#include "cli/options.h"
#include "model/publication.h"
#include "pipeline/build.h"

namespace offprint {

struct Project {
  Configuration configuration;
  SourceList sources;
  std::vector<std::string> only;  // BuildOptions::only
  // Where outputs go without --output-dir, which earlier builds may have written to.
  std::optional<std::string> usual_output_folder;
  std::string origin_prefix;  // put before an origin, the path works from the working folder
  // The disk, with archives among the sources as folders, and standard input as a file.
  std::shared_ptr<MountedFileSystem> files;
  std::shared_ptr<DiskSnapshot> disk;
  std::shared_ptr<const FileSystem> sources_files;  // the same, for what sources name
  Diagnostics found;  // BuildOptions::found
};

// Whether the argument is a document, by its name or what it begins with, or standard input.
bool names_article(const std::string& path);

// A whole project. Arguments: none (the configuration here or above), a configuration, or a folder
// or an archive (its configuration, else every article in it; of an archive, all that is written is
// in the output folder). Nothing when the configuration has faults: they
// are in `diagnostics`, and origin_prefix is where its folder is. Throws Error.
std::optional<Project> open_project(const Options& options, Diagnostics& diagnostics,
                                    std::string& origin_prefix);

// The same without its sources, which nobody looks for.
std::optional<Project> open_configuration(const Options& options, Diagnostics& diagnostics,
                                          std::string& origin_prefix);
// Looks for them. Throws Error.
void add_sources(Project& project);

// The folders that outputs are in, as far as no placeholder is in their names; without the root.
// They may be there several times.
std::vector<std::string> output_folders(const Configuration& configuration,
                                        const std::string& output_folder);

// The named files and the articles in named archives ("-" is standard input, either), published as
// the nearest configuration above the first of them says, if there is one. No ledger is written and
// no catalog kept.
std::optional<Project> open_files(const Options& options, Diagnostics& diagnostics,
                                  std::string& origin_prefix);

}  // namespace offprint
