// What the last build came to, and all that this depended on, kept beside the catalog: when nothing
// has changed, a build says the same again and makes nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pipeline/build.h"
#include "pipeline/source_plan.h"

namespace offprint {

// Not thread-safe. Throws Error{environment}.
class LastBuild {
 public:
  // `files`: what sources are read from. `people`: the origins of the files with people. The
  // references must outlive this.
  LastBuild(const Configuration& configuration, const BuildOptions& options,
            const FileSystem& files, const std::vector<std::string>& people);
  ~LastBuild();
  LastBuild(const LastBuild&) = delete;
  LastBuild& operator=(const LastBuild&) = delete;

  // What it came to, when every source, every other file that it looked at, the outputs and the
  // catalog are the same files, untouched.
  std::optional<BuildResult> find(const SourceList& sources) const;

  // The same when files are others of the same bytes: `plan` has just looked at the sources of
  // `catalog`, and keeps all. With commit(), what is remembered has the stamps of now; the catalog
  // itself need not.
  std::optional<BuildResult> find(Catalog& catalog, const SourcePlan& plan);

  // Before the catalog is committed, and after everything else is. `asked`: what else the result
  // depends on, beside what the catalog knows of.
  void remember(Catalog& catalog, const BuildResult& result, std::vector<AskedFile> asked);
  // After the catalog is committed: what is remembered appears.
  void commit();

 private:
  struct Memory;
  struct Note;

  bool is_usable() const;
  std::uint64_t key() const;
  std::optional<Memory> read(std::string& bytes) const;
  bool are_others_same(Memory& memory) const;
  void write(Catalog& catalog, const SourcePlan& plan, const Memory& memory,
             const BuildResult& result);

  const Configuration& configuration_;
  const BuildOptions& options_;
  const FileSystem& files_;
  const std::vector<std::string>& people_;
  std::string path_;
  std::unique_ptr<Note> note_;
};

}  // namespace offprint
