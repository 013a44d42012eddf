// What a document's path says about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace offprint {

struct OriginName {
  std::string stem;  // file name without extension and date; its folder's name for "salt/index.md"
  std::optional<Date> date;  // of "2014-03-12-salt.md" or "2014/03/12/salt.md"
};

// "index", "_index", "README": the file is its folder's page. Thread-safe.
bool is_index_name(std::string_view stem);

// Nothing for a document of a file that holds many. Thread-safe.
OriginName origin_name(std::string_view origin);

}  // namespace offprint
