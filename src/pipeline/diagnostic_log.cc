#include "pipeline/diagnostic_log.h"

#include "catalog/diagnostic_json.h"

namespace offprint {
namespace {

std::string to_record(const Diagnostic& diagnostic) {
  SortKey key;
  key.text(diagnostic.origin)
      .number(diagnostic.position.line)
      .number(diagnostic.position.column)
      .number(static_cast<std::uint64_t>(diagnostic.code))
      .text(diagnostic.message)
      .text(diagnostic.hint)
      .number(diagnostic.count);
  return key.bytes();
}

}  // namespace

Code KeptDiagnostic::code() const {
  SortKeyReader in(bytes_);
  in.skip_text();
  in.number();
  in.number();
  return static_cast<Code>(in.number());
}

Diagnostic KeptDiagnostic::diagnostic() const {
  SortKeyReader in(bytes_);
  Diagnostic diagnostic{};
  diagnostic.origin = in.text();
  diagnostic.position.line = static_cast<std::uint32_t>(in.number());
  diagnostic.position.column = static_cast<std::uint32_t>(in.number());
  diagnostic.code = static_cast<Code>(in.number());
  diagnostic.message = in.text();
  diagnostic.hint = in.text();
  diagnostic.count = static_cast<std::uint32_t>(in.number());
  return diagnostic;
}

void DiagnosticLog::add(const Diagnostic& diagnostic) {
  counts_[diagnostic.code] += diagnostic.count;
  if (keeps(diagnostic.code)) kept_.add(to_record(diagnostic));
}

bool DiagnosticLog::keeps(Code code) const {
  const CodeInfo& known = info(code);
  return known.severity >= least_ || (every_loss_ && known.loss != Loss::none);
}

void DiagnosticLog::add(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) add(diagnostic);
}

void DiagnosticLog::add(const DiagnosticLog& other) {
  restore(other.counts_);
  other.for_each_kept([this](KeptDiagnostic kept) { restore(kept); });
}

void DiagnosticLog::add_encoded(std::string_view diagnostics) {
  visit_diagnostics(
      diagnostics, [this](Code code) { return keeps(code); },
      [this](const Diagnostic& diagnostic) { add(diagnostic); });
}

void DiagnosticLog::restore(const std::map<Code, std::uint64_t>& counts) {
  for (const auto& [code, count] : counts) counts_[code] += count;
}

void DiagnosticLog::for_each(const std::function<void(const Diagnostic&)>& visit) const {
  for_each_kept([&](KeptDiagnostic kept) { visit(kept.diagnostic()); });
}

void DiagnosticLog::for_each_kept(const std::function<void(KeptDiagnostic)>& visit) const {
  kept_.for_each([&](std::string_view record) {
    visit(KeptDiagnostic(record));
    return true;
  });
}

Diagnostics DiagnosticLog::sorted() const {
  Diagnostics list;
  for_each([&](const Diagnostic& diagnostic) { list.push_back(diagnostic); });
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
