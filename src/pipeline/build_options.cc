#include <algorithm>

#include "pipeline/build.h"

namespace offprint {

void BuildOptions::begin(Stage stage) const {
  if (begin_stage) begin_stage(stage);
}

bool is_asked_about(const BuildOptions& options, std::string_view origin) {
  return options.only.empty() ||
         std::binary_search(options.only.begin(), options.only.end(), file_of_origin(origin));
}

}  // namespace offprint
