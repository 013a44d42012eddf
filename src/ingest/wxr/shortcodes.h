// What the shortcodes in an item's content mean.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/wxr/content_edits.h"
#include "ingest/wxr/content_tokens.h"

namespace offprint {

// [caption] becomes a figure, [gallery] images by id (link_key.h), [embed] and its like links to
// what they embed, [code] a code block, [[name]] the text [name]. Of all others the text between
// the tags stays, and one template-syntax-removed says what went. `item` is the id of the item,
// whose attachments a gallery shows that names none. Thread-safe.
void edit_shortcodes(std::string_view content, const std::vector<ContentToken>& tokens,
                     std::uint32_t item, ContentEdits& edits);

}  // namespace offprint
