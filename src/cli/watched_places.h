// Where a project can change, as `offprint watch` looks at it. All paths are absolute.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "cli/project.h"

namespace offprint {

struct WatchedPlaces {
  std::string root;                // with all that is below; "" when only files are watched
  std::vector<std::string> files;  // whatever their names
};

// Told by what was named: of a configuration or a folder all that is around, of an archive, an
// export or a feed the file itself. Throws Error{environment}.
WatchedPlaces watched_places(const Options& options);

// The folders below `root` that a build writes to, and that articles are not illustrated from.
std::set<std::string> written_folders(const Project& project, const std::string& root);

// Whether a name is that of a file that an editor or a download keeps only for a while.
bool is_temporary_name(std::string_view name);

}  // namespace offprint
