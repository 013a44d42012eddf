#include "pipeline/diagnostic_log.h"

#include <algorithm>
#include <tuple>

namespace offprint {

void DiagnosticLog::add(const Diagnostic& diagnostic) {
  counts_[diagnostic.code] += diagnostic.count;
  const CodeInfo& code = info(diagnostic.code);
  if (code.severity >= least_ || (every_loss_ && code.loss != Loss::none))
    kept_.push_back(diagnostic);
}

void DiagnosticLog::add(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) add(diagnostic);
}

void DiagnosticLog::add(const DiagnosticLog& other) {
  for (const auto& [code, count] : other.counts_) counts_[code] += count;
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
}

Diagnostics DiagnosticLog::sorted() const {
  Diagnostics list = kept_;
  std::sort(list.begin(), list.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.origin, a.position, a.code, a.message) <
           std::tie(b.origin, b.position, b.code, b.message);
  });
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return list;
}

std::uint64_t DiagnosticLog::count(Severity severity) const {
  std::uint64_t total = 0;
  for (const auto& [code, count] : counts_)
    if (info(code).severity == severity) total += count;
  return total;
}

std::uint64_t DiagnosticLog::count(Loss loss) const {
  std::uint64_t total = 0;
  for (const auto& [code, count] : counts_)
    if (info(code).loss == loss) total += count;
  return total;
}

}  // namespace offprint
