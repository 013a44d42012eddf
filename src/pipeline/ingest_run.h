// Run 1: every source document becomes an encoded article in the catalog.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "normalize/normalizer.h"
#include "pipeline/build.h"

namespace offprint {

// Documents that are no articles (lists of people, attachments) count nowhere.
struct IngestCounts {
  std::uint32_t documents = 0, rejected = 0, drafts = 0, private_articles = 0;
  std::uint32_t withdrawn = 0, embargoed = 0, expired = 0;
  std::set<std::string> sites;  // scheme and host of the addresses that articles state themselves
};

// Reads those of `sources` that have these numbers on options.jobs threads, and adds what they hold
// to `catalog`. Sources that hold many documents are spread over the threads document by document,
// so that memory is bounded by the documents at work, not by the file. Content problems go to
// `log`. Counts what it has read.
IngestCounts run_ingest(const Rules& rules, const SourceList& sources,
                        std::vector<std::uint32_t> numbers, const BuildOptions& options,
                        Catalog& catalog, DiagnosticLog& log);

// Of everything in the catalog.
IngestCounts count_articles(const Catalog& catalog);

}  // namespace offprint
