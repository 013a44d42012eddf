#include "ingest/source_tree.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

// Files that describe a folder rather than belong to a publication.
constexpr std::string_view not_articles[] = {
    "readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security"};

bool is_article_name(std::string_view path) {
  const std::string stem = to_lower(file_stem(path));
  return std::find(std::begin(not_articles), std::end(not_articles), stem) ==
         std::end(not_articles);
}

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

class Collector {
 public:
  Collector(const FileSystem& files, const std::string& root,
            const std::vector<std::string>& excluded)
      : files_(files), root_(root), excluded_(excluded) {}

  // Calls visit(origin) for each file below `folder`, which is relative to the root.
  template <typename Visit>
  void each(const std::string& folder, Visit visit) const {
    const std::string start = folder.empty() ? root_ : join_path(root_, folder);
    const std::string top = start.empty() ? "." : start;
    if (!files_.is_folder(top)) return;
    const std::size_t prefix =
        root_.empty() ? (folder.empty() ? 2 : 0) : root_.size() + (root_.ends_with('/') ? 0 : 1);
    for (const FileInfo& file : files_.list(top)) {
      const std::string origin = file.path.substr(prefix);
      const bool hidden =
          std::any_of(excluded_.begin(), excluded_.end(),
                      [&](const std::string& out) { return is_below(origin, out); });
      if (!hidden) visit(origin);
    }
  }

  void add(const std::string& origin, const ReaderInfo* reader) {
    sources_.try_emplace(origin,
                         Source{origin, root_.empty() ? origin : join_path(root_, origin), reader});
  }

  std::vector<Source> take() {
    std::vector<Source> list;
    list.reserve(sources_.size());
    for (auto& [origin, source] : sources_) list.push_back(std::move(source));
    return list;
  }

 private:
  const FileSystem& files_;
  const std::string& root_;
  const std::vector<std::string>& excluded_;
  std::map<std::string, Source> sources_;
};

void add_matches(Collector& collector, const SourceSpec& spec) {
  const ReaderInfo* fixed = nullptr;
  if (!spec.format.empty() && !(fixed = find_reader(spec.format)))
    throw Error(Error::Kind::usage,
                "no reader is called `" + spec.format + "` (sources, files: " + spec.files + ")");
  const Glob glob(spec.files);
  bool any = false;
  collector.each(glob.fixed_folder(), [&](const std::string& origin) {
    if (!glob.matches(origin)) return;
    const ReaderInfo* reader = fixed ? fixed : reader_for(origin);
    if (!reader)
      throw Error(Error::Kind::usage,
                  "the form of " + origin +
                      " cannot be told from its name: say `format:` for the sources `" +
                      spec.files + "`");
    any = true;
    collector.add(origin, reader);
  });
  if (!any)
    throw Error(Error::Kind::usage, "no source file matches `" + spec.files +
                                        "`: check `sources` in the configuration");
}

}  // namespace

std::vector<Source> find_sources(const FileSystem& files, const std::string& root,
                                 const std::vector<SourceSpec>& specs,
                                 const std::vector<std::string>& excluded) {
  Collector collector(files, root, excluded);
  for (const SourceSpec& spec : specs) add_matches(collector, spec);
  if (specs.empty())
    collector.each("", [&](const std::string& origin) {
      if (const ReaderInfo* reader = reader_for(origin); reader && is_article_name(origin))
        collector.add(origin, reader);
    });
  return collector.take();
}

}  // namespace offprint
