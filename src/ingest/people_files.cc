#include "ingest/people_files.h"

#include <algorithm>
#include <set>

#include "base/confined_files.h"
#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view list_names[] = {"authors", "people"};
constexpr std::string_view data_extensions[] = {".yaml", ".yml", ".json", ".toml"};
constexpr std::string_view page_extensions[] = {".md", ".markdown", ".html"};
// Folders of a site's data, below which lists and files of single people are.
constexpr std::string_view data_folders[] = {"", "_data", "data", "src/_data"};
constexpr std::string_view person_folders[] = {"_authors",        "_data/authors",
                                               "data/authors",    "src/_data/authors",
                                               "content/authors", "src/content/authors"};

template <typename List>
bool holds(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_below(std::string_view folder, std::string_view name) {
  return folder == name ||
         (folder.ends_with(name) && folder[folder.size() - name.size() - 1] == '/');
}

bool has_person_extension(std::string_view path) {
  const std::string extension = to_lower(file_extension(path));
  return holds(data_extensions, extension) || holds(page_extensions, extension);
}

// Of a folder that the page alone is for, the one above it.
std::string_view folder_of(std::string_view origin) {
  const std::string_view folder = parent_path(origin);
  const std::string_view stem = file_stem(origin);
  return stem == "index" || stem == "_index" ? parent_path(folder) : folder;
}

// The folders that may hold lists: those of the sources and all above them, the root too.
std::set<std::string> folders_above(const PathList& origins) {
  std::set<std::string> folders = {""};
  for (const std::string_view origin : origins)
    for (std::string_view folder = folder_of(file_of_origin(origin)); !folder.empty();
         folder = parent_path(folder))
      if (!folders.emplace(folder).second) break;
  return folders;
}

class Finder {
 public:
  Finder(const FileSystem& files, const std::string& root, Diagnostics& diagnostics)
      : files_(files), root_(root), diagnostics_(diagnostics) {}

  void add_lists(const std::string& folder) {
    for (const std::string_view data : data_folders) {
      const std::string place = join_path(folder, data);
      if (!data.empty() && !files_.is_folder(join_path(root_, place))) continue;
      for (const std::string_view name : list_names)
        for (const std::string_view extension : data_extensions) {
          std::string path = join_path(place, std::string(name) + std::string(extension));
          if (files_.stat(join_path(root_, path)) && is_of(folder, path))
            found_.insert(std::move(path));
        }
    }
  }

  void add_single(const std::string& folder) {
    for (const std::string_view name : person_folders) {
      const std::string place = join_path(folder, name);
      if (!files_.is_folder(join_path(root_, place)) || !is_of(folder, place)) continue;
      add_below(place, [](const std::string& path) {
        return is_person_file(path) && has_person_extension(path);
      });
    }
  }

  template <typename Wanted>
  void add_below(const std::string& folder, Wanted wanted) {
    const std::string place = join_path(root_, folder);
    const std::string top = place.empty() ? "." : place;
    if (!files_.is_folder(top)) return;
    const std::size_t prefix = place.empty()    ? 2
                               : folder.empty() ? place.size() + 1
                                                : place.size() - folder.size();
    files_.visit(top, [&](const FileInfo& file) {
      std::string origin = file.path.substr(prefix);
      if (wanted(origin)) found_.insert(std::move(origin));
    });
  }

  std::vector<std::string> take() { return {found_.begin(), found_.end()}; }

 private:
  // Articles lie in the folder; what is beside them may be a link to what nobody published.
  bool is_of(const std::string& folder, const std::string& path) {
    if (lies_inside(files_, join_path(root_, folder), join_path(root_, path))) return true;
    diagnostics_.push_back({Code::people_file_outside,
                            path,
                            {},
                            "this list of people is a link to what lies elsewhere, and is not read",
                            "copy it to here"});
    return false;
  }

  const FileSystem& files_;
  const std::string& root_;
  Diagnostics& diagnostics_;
  std::set<std::string> found_;
};

}  // namespace

bool is_person_file(std::string_view origin) {
  const std::string_view folder = parent_path(origin);
  if (!has_person_extension(origin)) return false;
  const std::string_view stem = file_stem(origin);
  const bool is_folder_page = stem == "index" || stem == "_index";
  const std::string_view above = is_folder_page ? parent_path(folder) : folder;
  if (above.empty() || (is_folder_page && folder.empty())) return false;
  for (const std::string_view name : person_folders)
    if (is_below(above, name)) return true;
  return stem == "_index" && is_below(above, "authors");
}

bool is_people_file(std::string_view origin) {
  return is_person_file(origin) || (holds(data_extensions, to_lower(file_extension(origin))) &&
                                    holds(list_names, to_lower(file_stem(origin))));
}

std::vector<std::string> find_people_files(const FileSystem& files, const std::string& root,
                                           const std::vector<std::string>& patterns,
                                           const PathList& origins, Diagnostics& diagnostics) {
  Finder finder(files, root, diagnostics);
  for (const std::string& pattern : patterns) {
    const Glob glob(pattern);
    finder.add_below(glob.fixed_folder(),
                     [&](const std::string& path) { return glob.matches(path); });
  }
  if (!patterns.empty()) return finder.take();
  for (const std::string& folder : folders_above(origins)) {
    finder.add_lists(folder);
    finder.add_single(folder);
  }
  return finder.take();
}

}  // namespace offprint
