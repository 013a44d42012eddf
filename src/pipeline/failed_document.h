// Documents that a library gave up on, or the clock, or for which there was not enough memory. Each
// costs itself; what the system refuses (Error) costs the build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "base/deadline.h"
#include "base/diagnostic.h"
#include "base/error.h"
#include "base/limits.h"
#include "ingest/source_list.h"
#include "model/draft.h"

namespace offprint {

class Catalog;

// Of documents, by origin: why they are not there.
using FailedDocuments = std::map<std::string, Diagnostic, std::less<>>;

// Thrown after run 2 has come upon documents that cannot be rendered. The build begins again
// without them, so that no output lacks what it is planned to hold.
struct CannotRender : std::runtime_error {
  explicit CannotRender(FailedDocuments documents);
  FailedDocuments documents;
};

// Articles of a catalog that cannot be rendered. Not thread-safe.
class FailedArticles {
 public:
  void add(std::uint32_t row, Diagnostic why) { failed_.emplace(row, std::move(why)); }
  bool empty() const { return failed_.empty(); }
  // The origins of the diagnostics are those of the documents, too.
  FailedDocuments documents(const Catalog& catalog) const;

 private:
  std::map<std::uint32_t, Diagnostic> failed_;
};

// What is wrong with the document at `origin`: `work` ("reading") on it has thrown `failure`.
Diagnostic failure_of(const std::exception& failure, std::string_view work, std::string origin,
                      const Limits& limits);

// The origin of document `number` of a source that could not be read: which one it is cannot be
// asked any more.
std::string failed_origin(const Source& source, std::size_t number);

// In the place of a document of `source`: nothing but why it is not there.
Draft failed_draft(const Source& source, Diagnostic why);

// Does `work` within the time that one document may take; what it throws, except for an Error, is
// given to `fail`. Thread-safe.
template <typename Work, typename Fail>
void unless_it_fails(const Limits& limits, Deadline::Now clock, Work&& work, Fail&& fail) {
  try {
    const Deadline deadline(limits.document_seconds, clock);
    work();
  } catch (const Error&) {
    throw;
  } catch (const std::exception& failure) {
    fail(failure);
  }
}

}  // namespace offprint
