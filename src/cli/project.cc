#include "cli/project.h"

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "pipeline/configuration.h"

namespace offprint {
namespace {

[[noreturn]] void reject(const std::string& message) { throw Error(Error::Kind::usage, message); }

std::string prefix_of(const std::string& folder) {
  return folder.empty() ? "" : folder.ends_with('/') ? folder : folder + "/";
}

std::string read_standard_input() {
  std::string bytes;
  char buffer[1 << 16];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, stdin)) > 0) bytes.append(buffer, got);
  if (std::ferror(stdin)) throw Error(Error::Kind::environment, "standard input cannot be read");
  return bytes;
}

// Outputs below the root are no sources.
std::vector<std::string> output_folders(const Configuration& configuration) {
  std::vector<std::string> folders;
  const std::string root = prefix_of(configuration.root);
  const auto add = [&](std::string path) {
    if (!root.empty() && path.starts_with(root)) path = path.substr(root.size());
    if (!path.empty() && !path.starts_with('/') && !path.starts_with(".."))
      folders.push_back(std::move(path));
  };
  if (configuration.output_folder != configuration.root) add(configuration.output_folder);
  for (const OutputSpec& output : configuration.outputs)
    add(std::string(parent_path(join_path(configuration.output_folder, output.path))));
  return folders;
}

std::vector<Source> sources_of(const Configuration& configuration) {
  return find_sources(real_file_system(), configuration.root, configuration.sources,
                      output_folders(configuration));
}

void find_project_sources(Project& project) {
  const std::string& root = project.configuration.root;
  for (Source& source : sources_of(project.configuration))
    project.sources.push_back({std::move(source), std::nullopt});
  if (project.sources.empty())
    reject("no articles were found in " + (root.empty() ? "this folder" : root));
}

// The files that were named are asked about; the rest of their publication takes part, so that
// links, labels and ids are what they are in its own build.
void add_siblings(Project& project, std::vector<Source>& siblings) {
  for (const BuildSource& named : project.sources) project.only.push_back(named.source.origin);
  std::sort(project.only.begin(), project.only.end());
  for (Source& source : siblings)
    if (!std::binary_search(project.only.begin(), project.only.end(), source.origin))
      project.sources.push_back({std::move(source), std::nullopt});
}

std::optional<Project> configured(const std::string& path, Diagnostics& diagnostics,
                                  std::string& origin_prefix) {
  origin_prefix = prefix_of(std::string(parent_path(path)));
  auto configuration = read_configuration(real_file_system(), path, diagnostics);
  if (!configuration) return {};
  Project project;
  project.configuration = std::move(*configuration);
  return project;
}

// The folder that all files are in or below.
std::string common_folder(const std::vector<std::string>& paths) {
  std::string folder;
  bool first = true;
  for (const std::string& path : paths) {
    if (path == "-") continue;
    std::string_view own = parent_path(path);
    if (first) {
      folder = own;
    } else {
      while (!folder.empty() && own != folder && !own.starts_with(prefix_of(folder)))
        folder = std::string(parent_path(folder));
    }
    first = false;
  }
  return folder;
}

// `from` is the name of a reader, or "".
BuildSource open_file(const std::string& path, const std::string& root, const std::string& from) {
  const ReaderInfo* reader = from.empty() ? nullptr : find_reader(from);
  if (path == "-") {
    if (!reader) reader = find_reader("markdown");
    return {{"standard-input" + std::string(reader->extensions.front()), "-", reader},
            read_standard_input()};
  }
  const FileSystem& files = real_file_system();
  if (files.is_folder(path))
    reject(path + " is a folder; `offprint build " + path + "` makes everything in it");
  if (!files.stat(path)) reject("there is no file " + path);
  if (!reader) reader = reader_for(path);
  if (!reader)
    reject("the form of " + path +
           " cannot be told from its name: say --from (see offprint --help for what can be read)");
  const std::string prefix = prefix_of(root);
  const std::string origin = path.starts_with(prefix) ? path.substr(prefix.size()) : path;
  return {{origin, path, reader}, std::nullopt};
}

}  // namespace

std::optional<Project> open_project(const Options& options, Diagnostics& diagnostics,
                                    std::string& origin_prefix) {
  const FileSystem& files = real_file_system();
  if (options.arguments.size() > 1) reject("give one configuration or one folder, not several");
  if (!options.from.empty())
    reject("--from is for named files; `format:` in the configuration says it of sources");
  const std::string given =
      options.arguments.empty() ? "" : join_path("", options.arguments.front());
  const bool is_folder = given.empty() || files.is_folder(given);
  std::optional<Project> project;
  if (!is_folder) {
    if (!files.stat(given)) reject("there is no file or folder " + given);
    if (reader_for(given))
      reject(given + " is an article; `offprint convert` makes a book or feed of single articles");
    project = configured(given, diagnostics, origin_prefix);
  } else if (const std::string own = join_path(given, configuration_file_name); files.stat(own)) {
    project = configured(own, diagnostics, origin_prefix);
  } else if (options.arguments.empty()) {
    reject(
        "there is no offprint.yaml in this folder; name a configuration or a folder of articles");
  } else {
    project = Project{};
    const std::string output =
        options.output_dir.empty() ? "out" : join_path("", options.output_dir);
    project->configuration = default_configuration(given, output);
  }
  if (!project) return {};
  Configuration& configuration = project->configuration;
  if (!options.output_dir.empty()) configuration.output_folder = join_path("", options.output_dir);
  if (!options.site.empty()) configuration.publication.site = options.site;
  find_project_sources(*project);
  project->origin_prefix = origin_prefix = prefix_of(configuration.root);
  return project;
}

std::optional<Project> open_files(const Options& options, Diagnostics& diagnostics,
                                  std::string& origin_prefix) {
  if (options.arguments.empty()) reject("name at least one article, or `-` for standard input");
  std::vector<std::string> paths;
  for (const std::string& argument : options.arguments)
    paths.push_back(argument == "-" ? argument : join_path("", argument));
  std::string root = common_folder(paths);
  std::optional<Project> project;
  const std::string found = find_configuration(real_file_system(), root);
  // Only a configuration whose folder the files are named through: then origins are what they are
  // in its own build.
  const bool configured_here = !found.empty() && found.find("../") == std::string::npos;
  std::vector<Source> siblings;
  if (configured_here) {
    project = configured(found, diagnostics, origin_prefix);
    if (!project) return {};
    root = project->configuration.root;
    siblings = sources_of(project->configuration);
  } else {
    project = Project{};
    project->configuration.root = root;
    project->configuration.assets = {""};
  }
  Configuration& configuration = project->configuration;
  configuration.catalog_path.clear();
  configuration.keeps_ledger = false;
  configuration.outputs.clear();
  if (!options.site.empty()) configuration.publication.site = options.site;
  for (const std::string& path : paths)
    project->sources.push_back(open_file(path, root, options.from));
  if (configured_here) add_siblings(*project, siblings);
  project->origin_prefix = origin_prefix = prefix_of(root);
  return project;
}

}  // namespace offprint
