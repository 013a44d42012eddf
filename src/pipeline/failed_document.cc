#include "pipeline/failed_document.h"

#include <fmt/format.h>

#include <new>

#include "catalog/catalog.h"

namespace offprint {

CannotRender::CannotRender(FailedDocuments failed)
    : std::runtime_error(fmt::format("{} documents cannot be rendered", failed.size())),
      documents(std::move(failed)) {}

FailedDocuments FailedArticles::documents(const Catalog& catalog) const {
  FailedDocuments documents;
  catalog.for_each_entry([&](const Entry& entry) {
    const auto failed = failed_.find(entry.row);
    if (failed == failed_.end()) return;
    Diagnostic why = failed->second;
    why.origin = entry.origin;
    documents.emplace(entry.origin, std::move(why));
  });
  return documents;
}

Diagnostic failure_of(const std::exception& failure, std::string_view work, std::string origin,
                      const Limits& limits) {
  if (dynamic_cast<const DeadlineExceeded*>(&failure))
    return {Code::document_too_slow,
            std::move(origin),
            {},
            fmt::format("{} this takes {}", work, excess_of(&Limits::document_seconds, limits)),
            hint_of(&Limits::document_seconds, "the next build tries again; divide it")};
  const bool is_memory = dynamic_cast<const std::bad_alloc*>(&failure) != nullptr;
  return {Code::document_failed,
          std::move(origin),
          {},
          fmt::format("{} this failed: {}", work,
                      is_memory ? "there is not enough memory" : failure.what()),
          "the next build tries again; divide it, or leave it out, if that fails, too"};
}

std::string failed_origin(const Source& source, std::size_t number) {
  if (number == 0) return source.origin;
  return part_origin(source.origin, fmt::format("#{}", number + 1));
}

Draft failed_draft(const Source& source, Diagnostic why) {
  Draft draft;
  draft.origin = why.origin;
  draft.format = source.reader->name;
  draft.diagnostics.push_back(std::move(why));
  return draft;
}

}  // namespace offprint
