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
      : files_(files), root_(root), excluded_(excluded) {}

  // The origins of the files below `folder`, which is relative to the root, sorted; without those
  // that only show what a saved page below it is made of.
  std::vector<std::string> below(const std::string& folder) const {
    std::vector<std::string> origins;
    const std::string start = folder.empty() ? root_ : join_path(root_, folder);
    const std::string top = start.empty() ? "." : start;
    if (!files_.is_folder(top)) return origins;
    const std::size_t prefix =
        root_.empty() ? (folder.empty() ? 2 : 0) : root_.size() + (root_.ends_with('/') ? 0 : 1);
    for (const FileInfo& file : files_.list(top)) {
      std::string origin = file.path.substr(prefix);
      if (!is_excluded(origin) && !is_output(origin)) origins.push_back(std::move(origin));
    }
    const SavedFolders saved(files_, root_, origins);
    std::erase_if(origins, [&](const std::string& origin) { return saved.hold(origin); });
    return origins;
  }

  void add(const std::string& origin, const ReaderInfo* reader) {
    // Most come in order, and then take their place at once.
    sources_.try_emplace(sources_.end(), origin, Source{origin, path_of(origin), reader, {}});
  }

  const ReaderInfo* reader_of(const std::string& origin) const {
    return offprint::reader_of(files_, path_of(origin));
  }

  // Only what begins between marks: papers have lines such as "Title: A", too.
  bool is_paper_with_fields(const std::string& origin) const {
    if (!is_paper_name(origin) || !reader_for(origin)) return false;
    const std::string beginning = beginning_of(*files_.open(path_of(origin)));
    return beginning.starts_with("---") || beginning.starts_with("+++");
  }

  std::vector<Source> take() {
    std::vector<Source> list;
    list.reserve(sources_.size());
    for (auto& [origin, source] : sources_) list.push_back(std::move(source));
    return list;
  }

 private:
  std::string path_of(const std::string& origin) const {
    return root_.empty() ? origin : join_path(root_, origin);
  }

  bool is_excluded(const std::string& origin) const {
    return std::any_of(excluded_.begin(), excluded_.end(), [&](const std::string& out) {
      return origin == out || is_below(origin, out);
    });
  }

  // Below a folder that another build wrote to, which is one with the program's own memory and
  // without a configuration.
  bool is_output(const std::string& origin) const {
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
  std::map<std::string, Source> sources_;
  mutable std::map<std::string, bool> output_folders_;  // what was looked up
  mutable std::string last_folder_;
  mutable bool last_is_output_ = false;
};

// Those of `origins` that are articles for all that their names and beginnings tell.
bool add_articles(Collector& collector, std::vector<std::string> origins, const ReaderInfo* fixed) {
  bool any = false;
  std::erase_if(origins, [&](const std::string& origin) {
    const bool is_published = is_article_name(origin) || collector.is_paper_with_fields(origin);
    return !is_published || is_people_file(origin);
  });
  for (const std::string& origin : origins) {
    if (is_listing(origin, origins)) continue;
    const ReaderInfo* reader = collector.reader_of(origin);
    if (!reader) continue;
    collector.add(origin, fixed ? fixed : reader);
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
  std::vector<std::string> packed;
  bool any = false;
  for (const std::string& origin : collector.below(glob.fixed_folder())) {
    if (!glob.matches(origin)) {
      if (glob.matches(archive_of(origin))) packed.push_back(origin);
      continue;
    }
    if (!fixed && is_people_file(origin) && !leads_to_people(glob.fixed_folder())) continue;
    const ReaderInfo* reader = fixed ? fixed : collector.reader_of(origin);
    if (!reader)
      throw Error(Error::Kind::usage, "the form of " + origin + " cannot be told from its name" +
                                          (needs_beginning(origin) ? " and its beginning" : "") +
                                          ": say `format:` for the sources `" + spec.files + "`");
    any = true;
    collector.add(origin, reader);
  }
  any = add_articles(collector, std::move(packed), fixed) || any;
  if (!any)
    throw Error(Error::Kind::usage, "no source file matches `" + spec.files +
                                        "`: check `sources` in the configuration");
}

}  // namespace

const ReaderInfo* reader_of(const FileSystem& files, const std::string& path) {
  if (!needs_beginning(path)) return reader_for(path);
  return reader_for(path, beginning_of(*files.open(path)));
}

std::vector<Source> find_sources(const FileSystem& files, const std::string& root,
                                 const std::vector<SourceSpec>& specs,
                                 const std::vector<std::string>& excluded) {
  Collector collector(files, root, excluded);
  for (const SourceSpec& spec : specs) add_matches(collector, spec);
  if (specs.empty()) add_articles(collector, collector.below(""), nullptr);
  return collector.take();
}

}  // namespace offprint
