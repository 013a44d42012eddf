// What killed builds leave where the next one has nothing to write.
#pragma once

#include "model/publication.h"
#include "pipeline/build.h"

namespace offprint {

// Removes temporary files of `result`'s outputs, and those beside the catalog, that nobody is
// writing. Never throws for what the disk refuses.
void remove_leftovers(const Configuration& configuration, const BuildResult& result);

}  // namespace offprint
