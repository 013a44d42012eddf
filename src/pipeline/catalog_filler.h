// Run 1 as a whole: a catalog that holds what the sources hold, made anew or brought up to date.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "normalize/normalizer.h"
#include "pipeline/build.h"
#include "pipeline/ingest_run.h"

namespace offprint {

// What articles are made by, beside their sources.
struct FillRules {
  const Configuration& configuration;
  const FileSystem& files;
  const Vocabulary& vocabulary;
  const AdvisoryRules& advisories;
  const ListedPeople& people;
  std::uint64_t read_hash = 0;  // of the files that the vocabulary and the people were read from
};

struct FilledCatalog {
  std::unique_ptr<Catalog> catalog;
  IngestCounts counts;
  DiagnosticLog log{Severity::warning};
  std::string site;           // as it is configured, else as all articles tell it
  bool is_as_it_was = false;  // no source was read
};

// Reads what has changed since the catalog at `path` was made, when there is one and it was made by
// this program under the same rules; else everything. Throws DamagedCatalog when what it has cannot
// be trusted, and Error{environment}.
FilledCatalog fill_catalog(const std::string& path, const FillRules& rules,
                           const SourceList& sources, const BuildOptions& options);

}  // namespace offprint
