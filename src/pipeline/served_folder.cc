#include "pipeline/served_folder.h"

#include "base/file_system.h"

namespace offprint {
namespace {

// The folder of a path, up to the first with a placeholder.
std::string folder_of(std::string_view path) {
  return std::string(parent_path(path.substr(0, path.find('{'))));
}

}  // namespace

ServedFolder::ServedFolder(const Configuration& configuration) {
  if (configuration.served_folder) {
    is_known_ = true;
    path_ = join_path("", *configuration.served_folder);
  }
  for (const std::string_view kind : {"index", "opds", "opds2", "opml", "sitemap"})
    for (const OutputSpec& output : configuration.outputs)
      if (!is_known_ && output.kind == kind) {
        is_known_ = true;
        path_ = folder_of(join_path("", output.path));
      }
  if (path_ == ".") path_.clear();
}

std::optional<std::string> ServedFolder::below(std::string_view path) const {
  const std::string whole = join_path("", path);
  if (leaves_folder(whole)) return {};
  if (path_.empty()) return whole;
  if (!whole.starts_with(path_ + "/")) return {};
  return whole.substr(path_.size() + 1);
}

void ServedFolder::give_address(OutputSpec& output) const {
  if (!is_known_) return;
  if (const auto below_it = below(output.path)) output.address = *below_it;
}

}  // namespace offprint
