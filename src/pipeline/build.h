// The two runs and what stands between them: sources → catalog → decisions → outputs.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/deadline.h"
#include "base/diagnostic.h"
#include "base/file_system.h"
#include "export/exporter.h"
#include "ingest/source_list.h"
#include "model/publication.h"
#include "model/record.h"
#include "model/tag_report.h"
#include "pipeline/build_state.h"
#include "pipeline/diagnostic_log.h"
#include "pipeline/failed_document.h"
#include "pipeline/fetcher.h"
#include "pipeline/stage.h"

namespace offprint {

struct BuildOptions {
  unsigned jobs = 1;
  Severity least_kept = Severity::warning;
  bool keep_losses = false;        // whatever their severity
  bool include_drafts = false;     // articles that say of themselves that they are not finished
  bool include_private = false;    // articles that are for some readers only
  bool include_embargoed = false;  // articles whose moment has not come
  bool include_expired = false;    // articles whose time is over
  // What the articles' life is judged by (life_cycle.h); articles dated later are reported.
  std::optional<Date> as_of;
  std::optional<Date> source_date;  // SOURCE_DATE_EPOCH
  bool from_nothing = false;        // nothing that an earlier build has kept is used
  // Files that are asked about, by origin, sorted, each with all it holds; the others only take
  // part in decisions, and nothing is counted, reported, exported or shown of them. Empty = all.
  std::vector<std::string> only;
  // What sources and their images are read from; null: the disk. Only the disk is written to.
  const FileSystem* files = nullptr;
  Deadline::Now clock = Deadline::Clock::now;  // that Limits::document_seconds are told by
  Fetcher* fetcher = nullptr;  // of pictures on the web that books show; null: they stay links
  bool fetch_again = false;    // those that are kept are asked for, too, in case they have changed
  bool kindle_safe = false;    // what Send to Kindle refuses or spoils is reported
  // What there was to say while the sources were looked for; reported with the rest.
  Diagnostics found;
  FailedDocuments cannot_render;  // found out by an earlier attempt: they are left out
  // Called as a stage begins; may be empty.
  std::function<void(Stage)> begin_stage;
  // Called now and then from one thread at a time with what is done of a stage and what there is;
  // may be empty.
  std::function<void(Stage, std::uint32_t done, std::uint32_t total)> progress;

  void begin(Stage stage) const;
};

// `origin` is a document's or its file's.
bool is_asked_about(const BuildOptions& options, std::string_view origin);

struct WrittenOutput {
  OutputFile file;
  std::string sha256;  // of its bytes
};

// Pictures on the web that books were to show.
struct FetchCounts {
  std::uint32_t fetched = 0;
  std::uint32_t kept = 0;  // fetched by an earlier build
  std::uint32_t missing = 0;
};

struct BuildResult {
  std::uint32_t documents = 0;          // read
  std::uint32_t exported = 0;           // may be exported
  std::uint32_t rejected = 0;           // have an error
  std::uint32_t drafts = 0;             // left out because they say so
  std::uint32_t private_articles = 0;   // left out because they are for some readers only
  std::uint32_t withdrawn = 0;          // left out because they were taken back
  std::uint32_t embargoed = 0;          // left out because their moment has not come
  std::uint32_t expired = 0;            // left out because their time is over
  std::uint32_t refused_outputs = 0;    // for want of a site
  std::optional<FetchCounts> pictures;  // when there was something to fetch
  std::vector<WrittenOutput> outputs;
  ChangedIds changed;
  DiagnosticLog log{Severity::warning};
};

// The main job. Outputs, ledger and catalog appear together at the end or, when something throws,
// not at all; what an earlier build wrote and this one does not is removed. With `hash_outputs`,
// WrittenOutput::sha256 is filled.
BuildResult build(const Configuration& configuration, const SourceList& sources,
                  const BuildOptions& options, bool hash_outputs);

// The same up to the outputs: every record is made (and so every diagnostic), nothing is written.
// Records arrive by origin, one at a time.
BuildResult check(const Configuration& configuration, const SourceList& sources,
                  const BuildOptions& options,
                  const std::function<void(const Record&)>& visit = {});

struct TagsResult {
  BuildResult result;
  TagReport tags;
  std::vector<std::string> unknown;  // of `accepted`
};

// The archive's tags, decided as for a build. Nothing is written but, when there are `accepted`,
// the ledger: published tags of these labels ("all": every one) have from then on the label that is
// proposed for them, and `tags` tells them so. With an `unknown` one nothing is written at all.
TagsResult report_tags(const Configuration& configuration, const SourceList& sources,
                       const BuildOptions& options, const std::vector<std::string>& accepted);

}  // namespace offprint
