// What is written by one exporter: an output, one volume of a book, or one file of a feed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "export/exporter.h"
#include "pipeline/observed_files.h"
#include "pipeline/selection.h"

namespace offprint {

struct RunningOutput {
  std::shared_ptr<const SelectedOutput> selected;  // the whole
  // Which volume or part of the feed, where there are several; the first one is 0.
  std::uint32_t piece = 0;

  bool is_kept = false;  // it is there as it would be written; `id`, `files` and `said` tell of it
  std::uint32_t id = 0;  // in the catalog's OutputTable
  // What an earlier build has written in its place, of the same settings.
  struct Former {
    std::uint32_t id = 0;
    std::string file;
  };
  std::optional<Former> former = {};
  std::unique_ptr<ObservedFiles> sources = nullptr;  // what the exporter reads from
  std::unique_ptr<Exporter> exporter = nullptr;
  std::vector<OutputFile> files = {};  // that it has written
  Diagnostics said = {};               // of the output as a whole

  // Below the output folder; no two outputs have the same.
  std::string path() const;
  // Of its articles, in their order.
  std::span<const std::uint32_t> rows() const;
  // Position of the first of them in the whole.
  std::uint32_t begin() const;
  // Where an article of it stands: in the whole output; of a part of a feed, in that.
  std::optional<Placement> find(std::uint32_t row) const;
  // The part of a feed that it is, or nullptr.
  const SelectedFeedPart* feed_part() const;
  // Whether its articles are in an order that no Edition has.
  bool has_own_order() const;
};

// Adds what writes the output: one for each volume or part of a feed.
void add_running(SelectedOutput selected, std::vector<RunningOutput>& outputs);

}  // namespace offprint
