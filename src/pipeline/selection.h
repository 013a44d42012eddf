// Which articles an output holds, and in which order.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/catalog.h"
#include "export/exporter.h"
#include "model/publication.h"

namespace offprint {

// An output's articles in its order. Costs about 8 bytes for each of them, whatever the size of the
// catalog.
class Selection final : public Membership {
 public:
  // `rows` in the output's order.
  Selection(std::vector<std::uint32_t> rows, std::uint32_t catalog_size);

  std::optional<Placement> find(std::uint32_t row) const override;
  std::uint32_t size() const override { return static_cast<std::uint32_t>(rows_.size()); }
  const std::vector<std::uint32_t>& rows() const { return rows_; }

 private:
  std::vector<std::uint32_t> rows_;
  bool is_dense_;
  // By row, when it is dense; else the positions of rows_ in the order of rows.
  std::vector<std::uint32_t> positions_;
};

// Whether the edition's conditions hold for the article.
bool selects(const Edition& edition, const Entry& entry);

// Whether the article may be in an output: books have all, feeds what is for them.
bool is_for(const OutputSpec& output, const Syndication& syndication);

// A file of a feed, and its articles (feed_parts.h).
struct SelectedFeedPart {
  FeedPlace place;
  std::shared_ptr<const Selection> selection;
  std::optional<Date> latest;  // newest date of its articles
  std::uint32_t begin = 0;     // articles of the archive pages that are newer
};

class OutputFamily;

struct SelectedOutput {
  OutputSpec output;  // with values in the place of placeholders
  std::shared_ptr<const Selection> selection;
  std::optional<Date> latest;  // newest date of its articles
  std::vector<Part> parts;     // as ExportContext has them, and `volumes`, too
  std::vector<std::uint32_t> volumes;
  // Of a feed whose articles tell how it is divided; empty: its exporter finds out.
  std::vector<SelectedFeedPart> feed_parts;
  std::size_t entry = 0;  // of `outputs`, that it was made of
};

// The outputs of an entry are at most so many.
inline constexpr std::size_t most_outputs_of_an_entry = 10'000;

// Bytes of pictures, by the row of the article that shows them.
using PictureBytes = std::unordered_map<std::uint32_t, std::uint64_t>;

// What is selected from the entries of the catalog: for each of `outputs` one, or one for each
// combination of values that its path asks for, in the order of the values. Orders are total:
// newest and oldest by published date (undated last, in the order of their sources), then by id;
// title by folded title, then id; source by origin; books that are listed by hand have that order.
// Without a title of its own, one output of several is called after its values.
//
// Values of one facet that have the same slug get "-2", "-3" …, in the order of their keys, and so
// do paths that come out the same. Throws Error{usage} for a path that two entries have, or that
// has more than most_outputs_of_an_entry values. `fetched` counts for the size of volumes, beside
// the pictures among the sources. Not thread-safe.
class OutputSelector {
 public:
  // `publication` must outlive it, and be complete before finish().
  OutputSelector(const std::vector<OutputSpec>& outputs, const Publication& publication,
                 PictureBytes fetched = {});
  ~OutputSelector();

  // Every entry of the catalog.
  void add(const Entry& entry, Diagnostics& diagnostics);
  std::vector<SelectedOutput> finish(const Catalog& catalog, Diagnostics& diagnostics);

 private:
  std::vector<OutputFamily> families_;
  PictureBytes fetched_;
};

// From one walk over the catalog.
std::vector<SelectedOutput> select(const Catalog& catalog, const std::vector<OutputSpec>& outputs,
                                   const Publication& publication, Diagnostics& diagnostics,
                                   PictureBytes fetched = {});

// The rows of `edition` in its order.
std::vector<std::uint32_t> select_rows(const Catalog& catalog, const Edition& edition);

}  // namespace offprint
