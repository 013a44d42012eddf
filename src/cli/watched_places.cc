#include "cli/watched_places.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/mounts.h"
#include "cli/own_files.h"

namespace offprint {

WatchedPlaces watched_places(const Options& options) {
  const FileSystem& disk = real_file_system();
  const std::string given =
      options.arguments.empty() ? "." : join_path("", options.arguments.front());
  const std::string path = absolute_path(given);
  if (!disk.is_folder(given) && (names_article(given) || names_archive(disk, given)))
    return {"", {path}};
  WatchedPlaces places;
  const bool is_folder = disk.is_folder(given);
  places.root = is_folder ? path : parent_path(path);
  const std::string configuration = is_folder ? join_path(path, configuration_file_name) : path;
  places.files.push_back(configuration);
  // Editors write to where a link leads.
  std::error_code error;
  if (std::filesystem::is_symlink(configuration, error))
    if (auto target = disk.canonical(configuration)) places.files.push_back(*std::move(target));
  return places;
}

std::set<std::string> written_folders(const Project& project, const std::string& root) {
  const Configuration& configuration = project.configuration;
  std::vector<std::string> folders = output_folders(configuration, configuration.output_folder);
  if (project.usual_output_folder)
    for (std::string& folder : output_folders(configuration, *project.usual_output_folder))
      folders.push_back(std::move(folder));
  std::vector<std::string> read;
  for (const std::string& folder : configuration.assets)
    read.push_back(absolute_path(join_path(configuration.root, folder)) + "/");
  std::set<std::string> written;
  for (const std::string& folder : folders) {
    const std::string path = absolute_path(folder);
    const bool is_read = std::any_of(read.begin(), read.end(), [&](const std::string& asset) {
      return asset.starts_with(path + "/");
    });
    if (path.starts_with(root == "/" ? root : root + "/") && !is_read) written.insert(path);
  }
  return written;
}

bool is_temporary_name(std::string_view name) {
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  return ends("~") || ends(".swp") || ends(".part") || ends(".crdownload") ||
         name == "4913" ||  // Vim tries whether it may write
         (name.size() > 1 && name.starts_with('#') && ends("#"));
}

}  // namespace offprint
