// Which outputs of a build are there already, as an earlier build has written them.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/build.h"
#include "pipeline/export_run.h"
#include "pipeline/kept_outputs.h"

namespace offprint {

// A hash of the programs that make pictures; 0 without them. Thread-safe.
std::uint64_t image_program_id();

// The references must outlive it. Not thread-safe. Throws Error{environment} and DamagedCatalog.
class OutputReuse {
 public:
  OutputReuse(const Catalog& catalog, const RecordKeys& records, const FileSystem& files,
              const Configuration& configuration, const Publication& publication,
              const BuildOptions& options)
      : kept_(catalog, files, configuration.root, configuration.output_folder),
        records_(records),
        configuration_(configuration),
        publication_(publication),
        options_(options) {}

  // Marks those that would come out the same, RunningOutput::is_kept, and those of which renditions
  // would, RunningOutput::former.
  void find(std::vector<RunningOutput>& outputs) const;
  // After all are in their places: for the next build, these and no others.
  void remember(const std::vector<RunningOutput>& outputs) const;

 private:
  std::uint64_t key_of(const RunningOutput& output) const;
  std::string settings(const SelectedOutput& output) const;

  KeptOutputs kept_;
  const RecordKeys& records_;
  const Configuration& configuration_;
  const Publication& publication_;
  const BuildOptions& options_;
};

}  // namespace offprint
