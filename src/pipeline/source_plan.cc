#include "pipeline/source_plan.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "pipeline/observed_files.h"

namespace offprint {
namespace {

class Planner {
 public:
  Planner(const SourceList& sources, const FileSystem& files, const std::string& root,
          const std::optional<Date>& as_of, Catalog& catalog)
      : sources_(sources), files_(files), root_(root), as_of_(as_of), catalog_(catalog) {}

  SourcePlan run() {
    look_at_asked();
    const PathList& origins = sources_.origins();
    std::uint32_t source = 0;
    catalog_.sources().for_each([&](const KnownSource& known) {
      while (source < origins.size() && origins[source] < known.origin)
        plan_.to_read.push_back(source++);
      if (source == origins.size() || origins[source] != known.origin)
        plan_.outdated.push_back(known);
      else
        compare(source++, known);
    });
    while (source < origins.size()) plan_.to_read.push_back(source++);
    return std::move(plan_);
  }

 private:
  void look_at_asked() {
    // Many articles ask for one file.
    struct Look {
      FileStamp known, now;
      bool is_same;
    };
    std::unordered_map<std::string, Look> looked_at;
    catalog_.sources().for_each_asked([&](std::uint32_t source, std::string_view bytes) {
      ByteReader in(bytes);
      std::vector<AskedFile> asked = read_asked(in);
      bool is_touched = false;
      for (AskedFile& file : asked) {
        const FileStamp known = file.stamp;
        const auto [at, is_new] = looked_at.try_emplace(file.path, Look{known, known, false});
        Look& look = at->second;
        if (is_new || look.known != known) {
          const bool is_same = is_unchanged(files_, root_, file);
          look = {known, file.stamp, is_same};
        }
        if (!look.is_same) changed_.insert(source);
        file.stamp = look.now;
        is_touched = is_touched || file.stamp != known;
      }
      if (is_touched) plan_.touched_asked.emplace_back(source, std::move(asked));
    });
  }

  void compare(std::uint32_t source, const KnownSource& known) {
    KnownSource now = known;
    const bool is_same_source = sources_.reader(source).name == known.reader &&
                                (!as_of_ || known.moments.holds(to_epoch_seconds(*as_of_))) &&
                                !changed_.contains(known.id) &&
                                is_same(files_, sources_.path(source), now.stamp);
    if (!is_same_source) {
      plan_.outdated.push_back(known);
      plan_.to_read.push_back(source);
      return;
    }
    ++plan_.kept;
    plan_.seen.add(now);
    if (now.stamp != known.stamp) plan_.touched.push_back(std::move(now));
  }

  const SourceList& sources_;
  const FileSystem& files_;
  const std::string& root_;
  const std::optional<Date>& as_of_;
  Catalog& catalog_;
  SourcePlan plan_;
  std::unordered_set<std::uint32_t> changed_;  // whose other files are not as they were
};

}  // namespace

void SourcesHash::add(std::string_view origin, std::string_view reader, const FileStamp& stamp) {
  const std::uint64_t numbers[] = {hash_, stamp.size, static_cast<std::uint64_t>(stamp.modified_ns),
                                   stamp.inode};
  in_doubt_ = in_doubt_ || stamp.modified_ns == 0;
  add(origin, reader, {reinterpret_cast<const char*>(numbers), sizeof numbers});
}

void SourcesHash::add_content(std::string_view origin, std::string_view reader,
                              const FileStamp& stamp) {
  const std::uint64_t numbers[] = {hash_, stamp.size, stamp.content};
  in_doubt_ = in_doubt_ || stamp.content == 0;
  add(origin, reader, {reinterpret_cast<const char*>(numbers), sizeof numbers});
}

void SourcesHash::add(std::string_view origin, std::string_view reader, std::string_view numbers) {
  hash_ = hash64(origin, hash64(reader, hash64(numbers)));
}

void SourcesSeen::add(const KnownSource& source) {
  stamps.add(source.origin, source.reader, source.stamp);
  contents.add_content(source.origin, source.reader, source.stamp);
  moments.narrow(source.moments);
}

void SourcePlan::refresh(SourceTable& sources) const {
  for (const KnownSource& source : touched) sources.refresh(source);
  for (const auto& [source, asked] : touched_asked) sources.refresh(source, asked);
}

SourcePlan plan_sources(const SourceList& sources, const FileSystem& files, const std::string& root,
                        const std::optional<Date>& as_of, Catalog& catalog) {
  return Planner(sources, files, root, as_of, catalog).run();
}

}  // namespace offprint
