// All diagnostics of a run: counted by code, and those worth keeping kept.
#pragma once

#include <cstdint>
#include <map>

#include "base/diagnostic.h"

namespace offprint {

class DiagnosticLog {
 public:
  // Diagnostics below `least` are counted and forgotten, so that an archive's worth of remarks
  // costs no memory; with `every_loss`, only those that lost nothing.
  explicit DiagnosticLog(Severity least, bool every_loss = false)
      : least_(least), every_loss_(every_loss) {}

  void add(const Diagnostic& diagnostic);
  void add(const Diagnostics& diagnostics);
  void add(const DiagnosticLog& other);

  // Sorted by origin, position, id and message; each once.
  Diagnostics sorted() const;

  // Occurrences (Diagnostic::count summed), by code.
  const std::map<Code, std::uint64_t>& counts() const { return counts_; }
  std::uint64_t count(Severity severity) const;
  std::uint64_t count(Loss loss) const;

 private:
  Severity least_;
  bool every_loss_;
  Diagnostics kept_;
  std::map<Code, std::uint64_t> counts_;
};

}  // namespace offprint
