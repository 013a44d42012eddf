// "Did you mean": the path that a broken link most probably meant.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/decision_row.h"

namespace offprint {

// Looks for the file in the same folder first, then for a file of that name anywhere, then for one
// of a similar name anywhere. Remembers its answers, and looks for similar names only so often: an
// archive with a thousand broken links must not take a thousand times longer, and needs no thousand
// hints. Only exported articles are proposed.
class NearestPath {
 public:
  explicit NearestPath(const DecisionRows& rows) : rows_(rows) {}

  // The only exported article at this path, but for capitals; "" when there is none.
  std::string find_in_other_capitals(std::string_view path);
  // "" when nothing is near.
  const std::string& find(std::string_view path);

 private:
  // How often each letter is in a name, letters sharing places: two names are at least as far apart
  // as their letters are.
  using Letters = std::array<std::uint8_t, 32>;
  // The name of a row's file.
  struct Name {
    std::uint32_t row;
    Letters letters;
  };

  std::string search(std::string_view path);
  std::string search_folder(std::string_view folder, std::string_view name);
  std::string search_similar(std::string_view name);
  void list_names();
  std::string_view text(const Name& name) const;
  // The first of this name, or nullptr.
  const Name* find_name(std::string_view name) const;
  static Letters letters_of(std::string_view name);
  // False when no time is left.
  bool spend(std::size_t work);
  // Whether the names could be near, and there is time to compare them.
  bool may_compare(std::string_view a, const Letters& of_a, std::string_view b,
                   const Letters& of_b);

  const DecisionRows& rows_;
  std::vector<Name> names_;  // by name, then row; made when first needed
  std::vector<std::pair<std::uint64_t, std::uint32_t>> folded_;  // hashes of paths; as names_
  std::map<std::string, std::string, std::less<>> answers_;
  std::size_t work_left_ = 20'000'000;  // pairs of letters to compare: about a tenth of a second
};

}  // namespace offprint
