#include "pipeline/resolve_run.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "export/kindle_check.h"
#include "pipeline/failed_document.h"
#include "pipeline/ordered.h"

namespace offprint {

std::uint32_t run_resolve(const Catalog& catalog, const Limits& limits,
                          const Publication& publication, const BuildOptions& options,
                          DiagnosticLog& log, const std::function<void(const Record&)>& visit) {
  struct Resolved {
    StoredArticle stored;
    Record record;
    std::optional<Diagnostic> failure;
  };
  std::vector<std::uint32_t> rows;
  catalog.for_each_entry([&](const Entry& entry) {
    if (is_asked_about(options, entry.origin)) rows.push_back(entry.row);
  });
  std::sort(rows.begin(), rows.end());
  FailedArticles failed;
  auto row = rows.begin();
  process_in_order<Resolved>(
      options.jobs,
      [&](Resolved& item) {
        if (row == rows.end()) return false;
        item.stored = catalog.load(*row++);
        return true;
      },
      [&](Resolved& item) {
        unless_it_fails(
            limits, options.clock, [&] { item.record = resolve(item.stored, publication); },
            [&](const std::exception& failure) {
              item.failure = failure_of(failure, "rendering", "", limits);
            });
      },
      [&](Resolved& item) {
        if (item.failure) return failed.add(item.stored.row, std::move(*item.failure));
        log.add(item.record.diagnostics);
        if (options.kindle_safe) log.add(kindle_findings(item.record, item.record.images));
        if (visit) visit(item.record);
      });
  if (failed.empty()) return 0;
  const FailedDocuments documents = failed.documents(catalog);
  for (const auto& [origin, why] : documents) log.add(why);
  return static_cast<std::uint32_t>(documents.size());
}

}  // namespace offprint
