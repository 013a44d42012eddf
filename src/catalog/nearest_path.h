// "Did you mean": the path that a broken link most probably meant.
#pragma once

#include <map>
#include <string>
#include <string_view>
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

  // "" when nothing is near.
  const std::string& find(std::string_view path);

 private:
  struct Name {
    std::string_view name;
    std::uint32_t row;
  };

  std::string search(std::string_view path);
  std::string search_folder(std::string_view folder, std::string_view name) const;
  std::string search_similar(std::string_view name);
  void list_names();

  const DecisionRows& rows_;
  std::vector<Name> names_;  // by name, then row; made when first needed
  std::map<std::string, std::string, std::less<>> answers_;
  std::size_t comparisons_left_ = 100'000;
};

}  // namespace offprint
