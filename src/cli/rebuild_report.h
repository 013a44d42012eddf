// What is said of builds that follow one another: only what the last one did not say already.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/own_files.h"
#include "pipeline/build.h"

namespace offprint {

// A build after the first one.
struct Rebuild {
  std::uint64_t added = 0, updated = 0, removed = 0;  // articles that were published
  OwnFiles::Counts outputs;
  double seconds = 0;
  std::uint64_t errors = 0, warnings = 0;
};

Rebuild rebuild_of(const BuildResult& result, OwnFiles::Counts outputs, double seconds);

// One line each, without its end.
std::string to_text(const Rebuild& rebuild);
std::string to_json(const Rebuild& rebuild);

// Not thread-safe.
class RepeatedMessages {
 public:
  // Those of a build that the one before did not have, and every error: as long as there are some,
  // they are worth saying.
  void for_each_new(const DiagnosticLog& log, const std::function<void(const Diagnostic&)>& visit);

 private:
  std::vector<std::uint64_t> said_;  // hashes, sorted
};

}  // namespace offprint
