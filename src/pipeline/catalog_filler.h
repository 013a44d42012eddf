// Run 1 as a whole: a catalog that holds what the sources hold, made anew or brought up to date.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "normalize/normalizer.h"
#include "pipeline/build.h"
#include "pipeline/ingest_run.h"
#include "pipeline/source_plan.h"

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
  std::string site;  // as it is configured, else as all articles tell it
};

// Throws DamagedCatalog when what a catalog has cannot be trusted, and Error{environment}. The
// references must outlive this.
class CatalogFiller {
 public:
  // Looks at what has changed since the catalog at `path` was made, when there is one and it was
  // made by this program under the same rules.
  CatalogFiller(const std::string& path, const FillRules& rules, const SourceList& sources,
                const BuildOptions& options);

  // When no source has to be read, nor forgotten.
  bool keeps_all() const { return plan_ && plan_->keeps_all(); }
  // Of such a one.
  Catalog& catalog() { return *filled_.catalog; }
  const SourcePlan& plan() const { return *plan_; }

  // Reads what has changed, or everything.
  FilledCatalog fill();

 private:
  std::string rules_text() const;
  bool reopen();
  bool fill_changes();
  void fill_anew();
  void ingest_all();
  std::string told_site() const;

  const std::string& path_;
  const FillRules& given_;
  Rules rules_;
  const std::string configured_site_;
  const SourceList& sources_;
  const BuildOptions& options_;
  std::optional<SourcePlan> plan_;
  FilledCatalog filled_;
};

}  // namespace offprint
