// Which volume of a book an article is in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "export/epub/chapter_body.h"
#include "export/exporter.h"

namespace offprint {

// The volume (from 0) that holds the article at `position`; `volumes` as in ExportContext, not
// empty.
std::size_t volume_at(const std::vector<std::uint32_t>& volumes, std::uint32_t position);

// The articles of the volume that holds `row`. Keeps references to what it is given.
class VolumeLinks final : public ChapterLinks {
 public:
  VolumeLinks(const Membership& membership, const std::vector<std::uint32_t>& volumes,
              std::uint32_t row)
      : membership_(membership), volumes_(volumes), volume_(volume_of(row)) {}

  bool in_book(std::uint32_t row) const override;

 private:
  std::optional<std::size_t> volume_of(std::uint32_t row) const;

  const Membership& membership_;
  const std::vector<std::uint32_t>& volumes_;  // where they begin
  std::optional<std::size_t> volume_;
};

}  // namespace offprint
