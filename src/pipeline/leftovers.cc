#include "pipeline/leftovers.h"

#include <string>

#include "base/leftover_files.h"

namespace offprint {

void remove_leftovers(const Configuration& configuration, const BuildResult& result) {
  if (configuration.catalog_path.empty()) return;
  const std::string private_folder(parent_path(configuration.catalog_path));
  for (const WrittenOutput& output : result.outputs) remove_leftover_of(output.file.path);
  for (const char* folder : {"", "images", "formulas"})
    remove_leftover_files(join_path(private_folder, folder));
}

}  // namespace offprint
