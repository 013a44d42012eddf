// What killed runs leave.
#pragma once

#include <string>

namespace offprint {

// Removes the temporary files of AtomicFile in `folder` that nobody is writing any more; for
// folders where names are hashes, and no later run would write over them. Never throws: what cannot
// be removed stays. Safe while other processes write there.
void remove_leftover_files(const std::string& folder);

}  // namespace offprint
