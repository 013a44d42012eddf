// The body of an export's item: content as WordPress keeps it, made what WordPress shows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "model/body.h"
#include "syntax/xml.h"

namespace offprint {

// An item's content, with the places in the file where its pieces stand.
XmlMarkup read_item_content(const XmlDocument& xml);

struct ItemSurroundings {
  std::string_view origin;
  std::uint32_t id = 0;    // of the item
  std::string_view notes;  // its notes, as its metadata has them
  Limits limits = {};
  // The content of a shared block (wp_block) by its id, or nothing.
  std::function<std::optional<XmlMarkup>(std::uint32_t id)> shared;
};

// Blocks, shortcodes, automatic paragraphs, then HTML. Positions of nodes and diagnostics are those
// in the file; what a shared block holds stands where the item shows it. Thread-safe.
Body make_item_body(const XmlMarkup& content, const ItemSurroundings& around,
                    Diagnostics& diagnostics);

}  // namespace offprint
