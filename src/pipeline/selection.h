// Which articles an output holds, and in which order.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "export/exporter.h"
#include "model/publication.h"

namespace offprint {

// An output's articles in its order. Costs 4 bytes for each article of the catalog.
class Selection final : public Membership {
 public:
  // `rows` in the output's order.
  Selection(std::vector<std::uint32_t> rows, std::uint32_t catalog_size);

  std::optional<Placement> find(std::uint32_t row) const override;
  std::uint32_t size() const override { return static_cast<std::uint32_t>(rows_.size()); }
  const std::vector<std::uint32_t>& rows() const { return rows_; }
  std::uint32_t catalog_size() const { return static_cast<std::uint32_t>(positions_.size()); }

 private:
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> positions_;  // by row
};

// Whether the edition's conditions hold for the article.
bool selects(const Edition& edition, const Entry& entry);

struct SelectedOutput {
  OutputSpec output;
  std::shared_ptr<const Selection> selection;
  std::optional<Date> latest;  // newest date of its articles
};

// One for each of `outputs`, from one walk over the catalog. Orders are total: newest and oldest by
// published date (undated last, in the order of their sources), then by id; title by folded title,
// then id; source by origin.
std::vector<SelectedOutput> select(const Catalog& catalog, const std::vector<OutputSpec>& outputs);

}  // namespace offprint
