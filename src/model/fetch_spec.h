// What may be asked of the web, where a run is to ask for anything at all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace offprint {

struct FetchSpec {
  // "salt.example", "*.salt.example" or "*", each with or without a port (":8443"); empty = "*".
  // Addresses within private networks are asked only where one without a star names them.
  std::vector<std::string> hosts;
  std::uint32_t most_megabytes = 20;          // of a picture, in millions of bytes
  std::uint32_t most_total_megabytes = 2000;  // of all pictures of a build
  std::uint32_t most_seconds = 30;  // for a picture or an announcement, redirects included
  std::uint32_t most_redirects = 5;
};

}  // namespace offprint
