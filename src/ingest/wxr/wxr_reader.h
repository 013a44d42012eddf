// WordPress exports (WordPress eXtended RSS 1.0, 1.1 and 1.2): posts, pages and what else has a
// content, of any size.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/reader.h"

namespace offprint {

// Streams `file.content` (or `file.bytes`): one pass finds the items, and each is read when asked
// for. The first document declares the channel's authors, and says what was left out (comments,
// menus, revisions); attachments declare themselves; the others are articles. Their parts of the
// origin are "channel" and wp:post_id with eight digits or more ("00000042"; "00000042-2" for the
// second item of an id, "item-00000007" for the seventh item, when it has none). An item that is
// damaged costs that item. UTF-16 is read whole, up to 64 MB.
std::unique_ptr<Reader> open_wxr(SourceFile file);

// Whether a file that begins so declares a namespace of WordPress's exports.
bool recognizes_wxr(std::string_view beginning);

}  // namespace offprint
