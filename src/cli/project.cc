#include "cli/project.h"

#include <algorithm>
#include <set>

#include "base/confined_files.h"
#include "base/error.h"
#include "base/pattern.h"
#include "cli/mounts.h"
#include "export/listing.h"
#include "ingest/field_names.h"
#include "ingest/source_tree.h"
#include "pipeline/configuration.h"
#include "pipeline/placeholders.h"

namespace offprint {
namespace {

[[noreturn]] void reject(const std::string& message) { throw Error(Error::Kind::usage, message); }

std::string prefix_of(const std::string& folder) {
  return folder.empty() ? "" : folder.ends_with('/') ? folder : folder + "/";
}

// Outputs below the root are no sources: neither the files nor, where they have folders of their
// own, what lies beside them. Nor are a book's dedication and foreword.
std::vector<std::string> no_source_paths(const Configuration& configuration,
                                         const std::string& output_folder) {
  std::vector<std::string> paths;
  const std::string root = prefix_of(configuration.root);
  const auto add = [&](std::string path) {
    if (!root.empty() && path.starts_with(root)) path = path.substr(root.size());
    if (!path.empty() && !leaves_folder(path))
      paths.push_back(std::move(path));
  };
  for (std::string& folder : output_folders(configuration, output_folder)) add(std::move(folder));
  for (const OutputSpec& output : configuration.outputs) {
    if (placeholders(output.path).empty()) add(join_path(output_folder, output.path));
    const PagesSpec& pages = output.book.pages;
    for (const std::string* page : {&pages.dedication, &pages.foreword})
      if (!page->empty()) paths.push_back(join_path("", *page));
  }
  return paths;
}

// The same for outputs whose folder is named for what articles have: which files they may be.
std::vector<Glob> output_patterns(const Configuration& configuration) {
  std::vector<Glob> patterns;
  if (configuration.output_folder != configuration.root) return patterns;
  for (const OutputSpec& output : configuration.outputs) {
    const bool has_pages = output.kind == "opds" || output.kind == "opds2";
    if (placeholders(output.path).empty() && !has_pages) continue;
    const std::string any(1, '\0');
    const std::string path = has_pages ? with_suffix(output.path, "-" + any) : output.path;
    std::string pattern;
    for (const char c : fill(path, [&](Facet) { return any; })) {
      if (std::string_view("*?[]{}\\").find(c) != std::string_view::npos) pattern += '\\';
      pattern += c == '\0' ? '*' : c;
    }
    patterns.emplace_back(pattern);
  }
  return patterns;
}

// Archives among the sources are opened.
SourceList sources_of(Project& project) {
  const Configuration& configuration = project.configuration;
  std::vector<std::string> outputs = no_source_paths(configuration, configuration.output_folder);
  if (project.usual_output_folder)
    for (std::string& path : no_source_paths(configuration, *project.usual_output_folder))
      outputs.push_back(std::move(path));
  Mounts(*project.files, project.found, configuration.limits)
      .mount_below(configuration.root, configuration.sources, outputs);
  SourceList sources =
      find_sources(*project.files, configuration.root, configuration.sources, outputs);
  const std::vector<Glob> patterns = output_patterns(configuration);
  if (patterns.empty()) return sources;
  sources.remove_if([&](std::string_view origin) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const Glob& glob) { return glob.matches(origin); });
  });
  return sources;
}

void find_project_sources(Project& project) {
  const std::string& root = project.configuration.root;
  project.sources = sources_of(project);
  if (project.sources.empty())
    reject("no articles were found in " + (root.empty() ? "this folder" : root));
}

// From here on files of the sources are read only within the folders that the configuration and
// the command line name, wherever links lead meanwhile.
void confine(Project& project, std::vector<std::string> named) {
  const Configuration& configuration = project.configuration;
  named.push_back(configuration.root);
  const auto name_folder_of = [&](std::string_view pattern) {
    named.push_back(join_path(configuration.root, Glob(pattern).fixed_folder()));
  };
  for (const SourceSpec& sources : configuration.sources) name_folder_of(sources.files);
  for (const std::string& people : configuration.people) name_folder_of(people);
  project.sources_files = std::make_shared<ConfinedFiles>(*project.files, named);
}

// What the configuration says that keys and dollars mean, and what sources may cost.
void use_fields(Project& project) {
  const Configuration& configuration = project.configuration;
  const auto fields = configuration.fields.empty()
                          ? nullptr
                          : std::make_shared<const FieldTable>(configuration.fields);
  project.sources.read_with(fields, std::make_shared<const Limits>(configuration.limits),
                            !configuration.formula_converter.empty());
}

// The files that were named are asked about; the rest of their publication takes part, so that
// links, labels and ids are what they are in its own build.
void add_siblings(Project& project, const SourceList& siblings) {
  for (const std::string_view named : project.sources.origins()) project.only.emplace_back(named);
  std::sort(project.only.begin(), project.only.end());
  for (std::size_t i = 0; i < siblings.size(); ++i)
    if (!std::binary_search(project.only.begin(), project.only.end(), siblings.origins()[i]))
      project.sources.add(siblings.origins()[i], siblings.reader(i));
}

// A file that is named on its own and as a member of its archive is one source.
void keep_first_of_each(SourceList& sources) {
  std::set<std::string, std::less<>> known;
  sources.remove_if([&](std::string_view origin) { return !known.emplace(origin).second; });
}

struct ProjectFiles {
  DiskSnapshot disk;
  MountedFileSystem with_mounts{disk};
};

Project empty_project() {
  Project project;
  const auto files = std::make_shared<ProjectFiles>();
  project.files = {files, &files->with_mounts};
  project.disk = {files, &files->disk};
  return project;
}

// Whether there is a configuration without faults; else they are in `diagnostics`.
bool configure(Project& project, const std::string& path, Diagnostics& diagnostics,
               std::string& origin_prefix) {
  origin_prefix = prefix_of(std::string(parent_path(path)));
  auto configuration = read_configuration(*project.files, path, diagnostics);
  if (configuration) project.configuration = std::move(*configuration);
  return configuration.has_value();
}

// The configuration in an archive: at its top, or in the one folder that holds everything. Or "".
std::string packed_configuration(const FileSystem& files, const std::string& archive) {
  const std::string top = join_path(archive, configuration_file_name);
  if (files.stat(top)) return top;
  const std::vector<FileInfo> all = files.list(archive);
  if (all.empty()) return "";
  const std::size_t begin = archive.size() + 1;
  const std::string folder = all.front().path.substr(0, all.front().path.find('/', begin));
  const bool is_alone = std::all_of(all.begin(), all.end(), [&](const FileInfo& file) {
    return file.path.starts_with(folder + "/");
  });
  const std::string inner = join_path(folder, configuration_file_name);
  return is_alone && files.stat(inner) ? inner : "";
}

std::string output_folder(const Options& options) {
  return options.output_dir.empty() ? "out" : join_path("", options.output_dir);
}

// An archive is read like a folder, but all that is written is beside it.
bool configure_archive(Project& project, const std::string& path, const Options& options,
                       Diagnostics& diagnostics, std::string& origin_prefix) {
  Mounts(*project.files, project.found, project.configuration.limits).mount(path, "");
  if (!project.files->is_folder(path)) reject(path + " is no zip or tar archive");
  const std::string output = output_folder(options);
  const Configuration defaults = default_configuration(path, output, std::string(file_stem(path)));
  const std::string packed = packed_configuration(*project.files, path);
  if (packed.empty()) {
    project.configuration = defaults;
    return true;
  }
  if (!configure(project, packed, diagnostics, origin_prefix)) return false;
  Configuration& configuration = project.configuration;
  configuration.output_folder = output;
  configuration.catalog_path = defaults.catalog_path;
  // What the archive says of ids holds, and cannot be added to.
  configuration.keeps_ledger = !project.files->stat(configuration.ledger_path);
  if (configuration.keeps_ledger) configuration.ledger_path = defaults.ledger_path;
  return true;
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

std::string origin_of(const std::string& path, const std::string& root) {
  const std::string prefix = prefix_of(root);
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

// All articles in an archive that is mounted.
void add_members(Project& project, const std::string& path, const std::string& root) {
  const SourceList members = find_sources(*project.files, path, {}, {});
  if (members.empty()) reject("no articles were found in " + path);
  for (std::size_t i = 0; i < members.size(); ++i)
    project.sources.add(origin_of(members.path(i), root), members.reader(i));
}

// `from` is the name of a reader, or "".
void add_file(Project& project, std::string path, const std::string& root,
              const std::string& from) {
  MountedFileSystem& files = *project.files;
  Mounts mounts(files, project.found, project.configuration.limits);
  if (path == "-") path = join_path(root, mounts.mount_standard_input(root, from));
  if (!files.is_folder(path) && !files.stat(path)) reject("there is no file " + path);
  if (!files.is_folder(path) && from.empty() && names_archive(files, path))
    mounts.mount(path, origin_of(path, root));
  if (!archive_of(path + "/").empty() && files.is_folder(path))
    return add_members(project, path, root);
  if (files.is_folder(path))
    reject(path + " is a folder; `offprint build " + path + "` makes everything in it");
  const ReaderInfo* reader = from.empty() ? reader_of(files, path) : find_reader(from);
  if (!reader)
    reject("the form of " + path + " cannot be told from its name" +
           (needs_beginning(path) ? " and its beginning" : "") +
           ": say --from (see offprint --help for what can be read)");
  project.sources.add(origin_of(path, root), *reader);
}

// A file that holds many articles, an export or a feed, is a publication of its own.
bool configure_collection(Project& project, const std::string& path, const Options& options) {
  const ReaderInfo* reader = reader_of(*project.files, path);
  if (!reader || !reader->recognizes) return false;
  const std::string root(parent_path(path));
  project.configuration =
      default_configuration(root, output_folder(options), std::string(file_stem(path)));
  project.sources = SourceList(root);
  project.sources.add(origin_of(path, root), *reader);
  return true;
}

// What to build when a file is named: an archive, an export, a configuration.
bool configure_file(Project& project, const std::string& path, const Options& options,
                    Diagnostics& diagnostics, std::string& origin_prefix) {
  if (configure_collection(project, path, options)) return true;
  if (names_article(path))
    reject(path + " is an article; `offprint convert` makes a book or feed of single articles");
  return names_archive(*project.files, path)
             ? configure_archive(project, path, options, diagnostics, origin_prefix)
             : configure(project, path, diagnostics, origin_prefix);
}

}  // namespace

std::vector<std::string> output_folders(const Configuration& configuration,
                                        const std::string& output_folder) {
  std::vector<std::string> folders;
  if (output_folder != configuration.root) folders.push_back(output_folder);
  for (const OutputSpec& output : configuration.outputs) {
    std::string folder(parent_path(join_path(output_folder, output.path)));
    while (!placeholders(folder).empty()) folder = parent_path(folder);
    if (folder != configuration.root) folders.push_back(std::move(folder));
  }
  return folders;
}

bool names_article(const std::string& path) {
  const FileSystem& files = real_file_system();
  return path == "-" || reader_for(path) || (files.stat(path) && reader_of(files, path));
}

std::optional<Project> open_configuration(const Options& options, Diagnostics& diagnostics,
                                          std::string& origin_prefix) {
  if (options.arguments.size() > 1) reject("give one configuration or one folder, not several");
  if (!options.from.empty())
    reject("--from is for named files; `format:` in the configuration says it of sources");
  const std::string given =
      options.arguments.empty() ? "" : join_path("", options.arguments.front());
  Project project = empty_project();
  const FileSystem& files = *project.files;
  const std::string own = join_path(given, configuration_file_name);
  bool is_sound = true;
  if (!given.empty() && !files.is_folder(given)) {
    if (!files.stat(given)) reject("there is no file or folder " + given);
    is_sound = configure_file(project, given, options, diagnostics, origin_prefix);
  } else if (files.stat(own)) {
    is_sound = configure(project, own, diagnostics, origin_prefix);
  } else if (options.arguments.empty()) {
    reject(
        "there is no offprint.yaml in this folder; name a configuration or a folder of articles");
  } else {
    project.configuration = default_configuration(given, output_folder(options));
  }
  if (!is_sound) return {};
  Configuration& configuration = project.configuration;
  project.usual_output_folder = configuration.output_folder;
  if (!options.output_dir.empty()) configuration.output_folder = join_path("", options.output_dir);
  if (!options.site.empty()) configuration.publication.site = options.site;
  project.origin_prefix = origin_prefix = prefix_of(configuration.root);
  return project;
}

void add_sources(Project& project) {
  std::vector<std::string> named;
  for (std::size_t i = 0; i < project.sources.size(); ++i) named.push_back(project.sources.path(i));
  if (project.sources.empty()) find_project_sources(project);
  confine(project, named);
  use_fields(project);
}

std::optional<Project> open_project(const Options& options, Diagnostics& diagnostics,
                                    std::string& origin_prefix) {
  auto project = open_configuration(options, diagnostics, origin_prefix);
  if (project) add_sources(*project);
  return project;
}

std::optional<Project> open_files(const Options& options, Diagnostics& diagnostics,
                                  std::string& origin_prefix) {
  if (options.arguments.empty()) reject("name at least one article, or `-` for standard input");
  std::vector<std::string> paths;
  for (const std::string& argument : options.arguments) {
    std::string path = argument == "-" ? argument : join_path("", argument);
    if (std::find(paths.begin(), paths.end(), path) == paths.end())
      paths.push_back(std::move(path));
  }
  std::string root = common_folder(paths);
  Project project = empty_project();
  const std::string found = find_configuration(*project.files, root);
  // Only a configuration whose folder the files are named through: then origins are what they are
  // in its own build.
  const bool is_configured = !found.empty() && found.find("../") == std::string::npos;
  SourceList siblings;
  if (is_configured) {
    if (!configure(project, found, diagnostics, origin_prefix)) return {};
    root = project.configuration.root;
    siblings = sources_of(project);
  } else {
    project.configuration.root = root;
    project.configuration.assets = {""};
  }
  Configuration& configuration = project.configuration;
  configuration.catalog_path.clear();
  configuration.keeps_ledger = false;
  configuration.outputs.clear();
  if (!options.site.empty()) configuration.publication.site = options.site;
  project.sources = SourceList(root);
  for (const std::string& path : paths) add_file(project, path, root, options.from);
  keep_first_of_each(project.sources);
  if (is_configured) add_siblings(project, siblings);
  confine(project, paths);
  use_fields(project);
  project.origin_prefix = origin_prefix = prefix_of(root);
  return project;
}

}  // namespace offprint
