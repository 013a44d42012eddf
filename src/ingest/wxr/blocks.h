// What the blocks of WordPress's editor mean beyond the HTML in them: the comments around it,
// <!-- wp:name {"attribute": …} --> … <!-- /wp:name -->, say it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/wxr/content_edits.h"
#include "ingest/wxr/content_tokens.h"

namespace offprint {

struct BlockSurroundings {
  // The contents of a block that articles share, by its id, as it is to stand in an article;
  // nothing when the export has none.
  std::function<std::optional<std::string>(std::uint32_t id)> shared;
  // The item's notes as its metadata has them (JSON), or "".
  std::string_view notes;
};

// Embeds become links to what they embed, shared blocks their contents, verses paragraphs with
// their lines, notes a list; pictures behind a cover, and links to accounts, are shown. Blocks that
// only WordPress can fill are reported: chrome-removed for what shows other parts of the site, else
// template-syntax-removed. All comments stay: they are none of HTML's content. Thread-safe.
void edit_blocks(std::string_view content, const std::vector<ContentToken>& tokens,
                 const BlockSurroundings& around, ContentEdits& edits);

// Addresses that stand alone on their lines, or in their paragraphs, become links, as WordPress
// embeds them. Thread-safe.
void edit_lone_addresses(std::string_view content, const std::vector<ContentToken>& tokens,
                         ContentEdits& edits);

}  // namespace offprint
