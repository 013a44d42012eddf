// The metadata of an export's item.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/wxr/wxr_channel.h"
#include "model/draft.h"
#include "syntax/xml.h"

namespace offprint {

// One row of an item's metadata (wp:postmeta).
struct ItemMeta {
  std::string key;
  WxrText value;
};
std::vector<ItemMeta> read_item_meta(const XmlDocument& xml);
// The first with this key, or nullptr.
const ItemMeta* find_meta(const std::vector<ItemMeta>& meta, std::string_view key);

// The fields of an article, of several of one name the best first; each with the element that it
// was taken from as its rule ("WordPress `wp:post_date`"). `link` is the item's address, absolute,
// or "". Thread-safe.
std::vector<Field> read_item_fields(const XmlDocument& xml, const WxrChannel& channel,
                                    const std::vector<ItemMeta>& meta, const std::string& link);

// The item's own address, absolute; "" for what has none yet, such as "?p=12" of a draft.
std::string item_address(const XmlDocument& xml, const WxrChannel& channel);

// The text that HTML shows, shortcodes left out; blocks are apart by a blank line. Thread-safe.
std::string text_of_html(std::string_view html);

}  // namespace offprint
