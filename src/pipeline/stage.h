// The stages of a run.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

// In the order in which they follow each other; a run may do without some.
enum class Stage : std::uint8_t {
  starting,   // the program itself, and its options
  listing,    // the configuration, and what there is to read
  reading,    // every source: read, normalized, kept in the catalog
  deciding,   // what takes the whole archive
  selecting,  // which articles each output has
  fetching,   // pictures from the web
  exporting,  // every article resolved and rendered into every output
  finishing,  // lists and catalogs of what was exported; then everything appears
  reporting   // messages, summary and report
};

// "read and normalize": what is done in it.
std::string_view name(Stage stage);

}  // namespace offprint
