// By what forms of one article meet: keys that say "compare us" where they are equal.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>

#include "base/scratch_file.h"
#include "catalog/twin_form.h"

namespace offprint {

// Keys lie in a file, those of one kind beside each other. Not thread-safe. Throws
// Error{environment}.
class TwinKeys {
 public:
  // Address, id, title, title without what may be the site's, that and the day; then the pieces
  // ("bands") of a signature.
  static constexpr std::size_t places_of_band = 4;
  static constexpr std::size_t kinds = 5 + TwinForm::places / places_of_band;

  TwinKeys() : file_(ScratchFile::temporary()) {}

  void add(const TwinForm& form);
  // The keys of one kind, in the order of adding; 0 is none, and is left out.
  void for_each(std::size_t kind,
                const std::function<void(std::uint32_t index, std::uint64_t key)>& visit) const;

 private:
  static constexpr std::size_t forms_of_block = 256;
  using Column = std::array<std::uint64_t, forms_of_block>;
  using Block = std::array<Column, kinds>;

  void visit_column(const Column& column, std::uint32_t first,
                    const std::function<void(std::uint32_t, std::uint64_t)>& visit) const;

  ScratchFile file_;  // of whole blocks
  Block block_{};     // the last one
  std::uint32_t size_ = 0;
};

}  // namespace offprint
