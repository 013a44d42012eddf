// Pictures on the web that were fetched before the export begins.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/image.h"
#include "model/record.h"

namespace offprint {

// What became of an address.
struct RemotePicture {
  // With the file that holds it, as an absolute path; without one when it could not be fetched.
  // `src`, `url` and `alt` are empty.
  Image image;
  // Why it could not be fetched, or not anew, as a clause ("the server answered 404"), and what to
  // do.
  std::string problem, hint;
};

// By address, as web_address gives it.
using RemotePictures = std::unordered_map<std::string, RemotePicture>;

// Where the picture is to be had on the web, normalized, when there is no file of it; else "".
std::string web_address(const Image& image);

// The web addresses of the pictures that the article shows, each once, in the order in which they
// come, the lead image last.
std::vector<std::string> web_addresses(const Record& record);

}  // namespace offprint
