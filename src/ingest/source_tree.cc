#include "ingest/source_tree.h"

#include <algorithm>
#include <map>

#include "base/archive.h"
#include "base/error.h"
#include "base/pattern.h"
#include "ingest/article_names.h"
#include "ingest/people_files.h"
#include "ingest/saved_folders.h"

namespace offprint {
namespace {

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

class Collector {
 public:
  Collector(const FileSystem& files, const std::string& root,
            const std::vector<std::string>& excluded)
      : files_(files), root_(root), excluded_(excluded), sources_(root) {}

  // The origins of the files below `folder`, which is relative to the root, sorted; without those
  // that only show what a saved page below it is made of.
  PathList below(const std::string& folder) const {
    PathList origins;
    const std::string start = folder.empty() ? root_ : join_path(root_, folder);
    const std::string top = start.empty() ? "." : start;
    if (!files_.is_folder(top)) return origins;
    const std::size_t prefix =
        root_.empty() ? (folder.empty() ? 2 : 0) : root_.size() + (root_.ends_with('/') ? 0 : 1);
    files_.visit(top, [&](const FileInfo& file) {
      const std::string_view origin = std::string_view(file.path).substr(prefix);
      if (!is_excluded(origin) && !is_output(origin)) origins.add(origin);
    });
    const SavedFolders saved(files_, root_, origins);
    if (saved.empty()) return origins;
    PathList left;
    for (const std::string_view origin : origins)
      if (!saved.hold(origin)) left.add(origin);
    return left;
  }

  void add(std::string_view origin, const ReaderInfo& reader) { sources_.add(origin, reader); }

  const ReaderInfo* reader_of(std::string_view origin) const {
    return offprint::reader_of(files_, path_of(origin));
  }

  // Only what begins between marks: papers have lines such as "Title: A", too.
  bool is_paper_with_fields(std::string_view origin) const {
    if (!is_paper_name(origin) || !reader_for(origin)) return false;
    const std::string beginning = beginning_of(*files_.open(path_of(origin)));
    return beginning.starts_with("---") || beginning.starts_with("+++");
  }

  SourceList take() {
    sources_.sort();
    return std::move(sources_);
  }

 private:
  std::string path_of(std::string_view origin) const {
    return root_.empty() ? std::string(origin) : join_path(root_, origin);
  }

  bool is_excluded(std::string_view origin) const {
    return std::any_of(excluded_.begin(), excluded_.end(), [&](const std::string& out) {
      return origin == out || is_below(origin, out);
    });
  }

  // Below a folder that another build wrote to, which is one with the program's own memory and
  // without a configuration.
  bool is_output(std::string_view origin) const {
    if (parent_path(origin) == last_folder_) return last_is_output_;
    last_folder_ = parent_path(origin);
    return last_is_output_ = is_output_folder(last_folder_);
  }

  bool is_output_folder(std::string_view folder) const {
    for (; !folder.empty(); folder = parent_path(folder)) {
      const auto [known, is_new] = output_folders_.try_emplace(std::string(folder), false);
      if (is_new) {
        const std::string path = path_of(known->first);
        known->second = files_.is_folder(join_path(path, private_folder_name)) &&
                        !files_.stat(join_path(path, configuration_file_name));
      }
      if (known->second) return true;
    }
    return false;
  }

  const FileSystem& files_;
  const std::string& root_;
  const std::vector<std::string>& excluded_;
  SourceList sources_;
  mutable std::map<std::string, bool> output_folders_;  // what was looked up
  mutable std::string last_folder_;
  mutable bool last_is_output_ = false;
};

// Those of `origins` that are articles for all that their names and beginnings tell.
bool add_articles(Collector& collector, const PathList& found, const ReaderInfo* fixed) {
  bool any = false;
  PathList origins;
  for (const std::string_view origin : found) {
    const bool is_published = is_article_name(origin) || collector.is_paper_with_fields(origin);
    if (is_published && !is_people_file(origin)) origins.add(origin);
  }
  for (const std::string_view origin : origins) {
    if (is_listing(origin, origins)) continue;
    const ReaderInfo* reader = collector.reader_of(origin);
    if (!reader) continue;
    collector.add(origin, fixed ? *fixed : *reader);
    any = true;
  }
  return any;
}

// Who asks for the pages of people gets them.
bool leads_to_people(const std::string& folder) { return is_person_file(folder + "/a.md"); }

void add_matches(Collector& collector, const SourceSpec& spec) {
  const ReaderInfo* fixed = nullptr;
  if (!spec.format.empty() && !(fixed = find_reader(spec.format)))
    throw Error(Error::Kind::usage,
                "no reader is called `" + spec.format + "` (sources, files: " + spec.files + ")");
  const Glob glob(spec.files);
  PathList packed;
  bool any = false;
  const PathList below = collector.below(glob.fixed_folder());
  for (const std::string_view origin : below) {
    if (!glob.matches(origin)) {
      if (glob.matches(archive_of(origin))) packed.add(origin);
      continue;
    }
    if (!fixed && is_people_file(origin) && !leads_to_people(glob.fixed_folder())) continue;
    const ReaderInfo* reader = fixed ? fixed : collector.reader_of(origin);
    if (!reader)
      throw Error(Error::Kind::usage, "the form of " + std::string(origin) +
                                          " cannot be told from its name" +
                                          (needs_beginning(origin) ? " and its beginning" : "") +
                                          ": say `format:` for the sources `" + spec.files + "`");
    any = true;
    collector.add(origin, *reader);
  }
  any = add_articles(collector, packed, fixed) || any;
  if (!any)
    throw Error(Error::Kind::usage, "no source file matches `" + spec.files +
                                        "`: check `sources` in the configuration");
}

}  // namespace

const ReaderInfo* reader_of(const FileSystem& files, const std::string& path) {
  if (!needs_beginning(path)) return reader_for(path);
  return reader_for(path, beginning_of(*files.open(path)));
}

SourceList find_sources(const FileSystem& files, const std::string& root,
                        const std::vector<SourceSpec>& specs,
                        const std::vector<std::string>& excluded) {
  Collector collector(files, root, excluded);
  for (const SourceSpec& spec : specs) add_matches(collector, spec);
  if (specs.empty()) add_articles(collector, collector.below(""), nullptr);
  return collector.take();
}

}  // namespace offprint
