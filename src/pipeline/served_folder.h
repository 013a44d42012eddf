// The folder that a web server serves, and where outputs are found on the web.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/publication.h"

namespace offprint {

// Immutable, so thread-safe.
class ServedFolder {
 public:
  explicit ServedFolder(const Configuration& configuration);

  // Whether the configuration tells it; else addresses are those of OutputSpec::address.
  bool is_known() const { return is_known_; }
  // Relative to the output folder; "" = all of it.
  const std::string& path() const { return path_; }
  // `path` (relative to the output folder) below it; nothing when it is outside.
  std::optional<std::string> below(std::string_view path) const;

  // Gives the output the address that it has as a file in the served folder.
  void give_address(OutputSpec& output) const;

 private:
  bool is_known_ = false;
  std::string path_;
};

}  // namespace offprint
