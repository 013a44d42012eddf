// All diagnostics of a run: counted by code, and those worth keeping kept.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string_view>

#include "base/diagnostic.h"
#include "base/record_sorter.h"

namespace offprint {

// A diagnostic in the bytes in which it is kept; a view of them.
class KeptDiagnostic {
 public:
  explicit KeptDiagnostic(std::string_view bytes) : bytes_(bytes) {}

  // The same for the same diagnostic, in the order in which diagnostics are listed. They mean
  // something to this version of the program alone.
  std::string_view bytes() const { return bytes_; }
  Code code() const;
  Diagnostic diagnostic() const;

 private:
  std::string_view bytes_;
};

// What an archive has to be told is as long as the archive, so what is kept lies in a nameless file
// as soon as it is more than a few megabytes.
class DiagnosticLog {
 public:
  // Diagnostics below `least` are counted and forgotten; with `every_loss`, only those that lost
  // nothing.
  explicit DiagnosticLog(Severity least, bool every_loss = false)
      : least_(least), every_loss_(every_loss) {}

  void add(const Diagnostic& diagnostic);
  void add(const Diagnostics& diagnostics);
  void add(const DiagnosticLog& other);
  // What encode_diagnostics (catalog/diagnostic_json.h) made. Throws Error{environment} for others.
  void add_encoded(std::string_view diagnostics);
  // What a log of the same kind has counted, and each that it has kept: as if all of it were added
  // here.
  void restore(const std::map<Code, std::uint64_t>& counts);
  void restore(KeptDiagnostic kept) { kept_.add(kept.bytes()); }

  // By origin, position, id and message; each once.
  void for_each(const std::function<void(const Diagnostic&)>& visit) const;
  void for_each_kept(const std::function<void(KeptDiagnostic)>& visit) const;
  // The same as a list.
  Diagnostics sorted() const;

  // Occurrences (Diagnostic::count summed), by code.
  const std::map<Code, std::uint64_t>& counts() const { return counts_; }
  std::uint64_t count(Severity severity) const;
  std::uint64_t count(Loss loss) const;

 private:
  // Whether more than the number of those of `code` is kept.
  bool keeps(Code code) const;

  Severity least_;
  bool every_loss_;
  RecordSorter kept_;
  std::map<Code, std::uint64_t> counts_;
};

}  // namespace offprint
