// Files that were uploaded to a site: the items of an export of the type "attachment".
#pragma once

#include <cstdint>

#include "ingest/wxr/wxr_channel.h"
#include "model/draft.h"
#include "syntax/xml.h"

namespace offprint {

// The media type is that of the file's extension, "" for pictures and what is unknown. Thread-safe.
Attachment read_item_attachment(const XmlDocument& xml, const WxrChannel& channel,
                                std::uint32_t id);

}  // namespace offprint
