// The outputs that cannot be made for want of a site.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "pipeline/diagnostic_log.h"

namespace offprint {

// `kind` is one of exporters() or listings().
bool needs_site(std::string_view kind);

class RefusedOutputs {
 public:
  void add(const std::string& path) { paths_.push_back(path); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(paths_.size()); }
  // Those that an earlier build has left there: absolute paths.
  std::vector<std::string> files_in(const FileSystem& files, const std::string& folder) const;

  // site-missing, once; a few are named, however many there are.
  void report(DiagnosticLog& log) const;

 private:
  std::vector<std::string> paths_;
};

}  // namespace offprint
