// Who wrote an item, as feeds name people.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/feed/feed_tree.h"
#include "model/draft.h"

namespace offprint {

// A name out of what RSS has for an author: "a@b.example (Jane Roe)", "Jane Roe (a@b.example)",
// "Jane Roe <a@b.example>", "Jane Roe". "" when there is only an address. Thread-safe.
std::string name_of_mailbox(std::string_view text);

// The authors that `parts` name, as one field (a list of texts and of maps with `name` and `url`);
// nothing when they name nobody. `source` says whose parts they are when they are not the item's
// own ("channel"); `base` resolves addresses. Thread-safe.
std::optional<Field> read_feed_authors(const FeedTree& tree, const FeedParts& parts,
                                       std::string_view source, std::string_view base);

// The contributors that an item names (Atom, Dublin Core), as such a field of contributors.
// Thread-safe.
std::optional<Field> read_feed_contributors(const FeedTree& tree, const FeedParts& parts,
                                            std::string_view base);

}  // namespace offprint
