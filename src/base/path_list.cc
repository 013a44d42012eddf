#include "base/path_list.h"

namespace offprint {

std::size_t PathList::lower_bound(std::string_view path, std::size_t first) const {
  std::size_t last = size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if ((*this)[middle] < path)
      first = middle + 1;
    else
      last = middle;
  }
  return first;
}

}  // namespace offprint
