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

Diagnostic from_record(std::string_view record) {
  SortKeyReader in(record);
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

}  // namespace

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
  for (const auto& [code, count] : other.counts_) counts_[code] += count;
  other.kept_.for_each([this](std::string_view record) {
    kept_.add(record);
    return true;
  });
}

void DiagnosticLog::add_encoded(std::string_view diagnostics) {
  visit_diagnostics(
      diagnostics, [this](Code code) { return keeps(code); },
      [this](const Diagnostic& diagnostic) { add(diagnostic); });
}

void DiagnosticLog::restore(std::map<Code, std::uint64_t> counts, const Diagnostics& kept) {
  for (const auto& [code, count] : counts) counts_[code] += count;
  for (const Diagnostic& diagnostic : kept) kept_.add(to_record(diagnostic));
}

void DiagnosticLog::for_each(const std::function<void(const Diagnostic&)>& visit) const {
  kept_.for_each([&](std::string_view record) {
    visit(from_record(record));
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
