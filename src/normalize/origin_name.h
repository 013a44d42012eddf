// What a document's path says about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace offprint {

struct OriginName {
  std::string stem;  // file name without extension and date; its folder's name for "salt/index.md"
  // Of "2014-03-12-salt.md", "20140312-salt.md", "2014/03/12/salt.md", "2014/03/12-salt.md" or
  // "2014-03-12/salt.md". A month alone ("2014-03-salt") is no date, and stays in the stem.
  std::optional<Date> date;
};

// "index", "_index", "README": the file is its folder's page. Thread-safe.
bool is_index_name(std::string_view stem);

// Nothing for a document of a file that holds many. Thread-safe.
OriginName origin_name(std::string_view origin);

// The first day that parts of a path begin with: of "/2014/03/12/salt/" or "/2014-03-12-salt".
// Thread-safe.
std::optional<Date> date_in_path(std::string_view path);

}  // namespace offprint
