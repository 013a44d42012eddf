// What an export says once for all of its items.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/charset.h"
#include "base/position.h"
#include "ingest/wxr/item_splitter.h"
#include "syntax/xml.h"

namespace offprint {

// Names of the export's namespaces, whatever its version, as XmlDocuments of its parts have them.
namespace wxr {
inline constexpr std::string_view wp = "wp";
inline constexpr std::string_view excerpt = "excerpt";
inline constexpr std::string_view content = "http://purl.org/rss/1.0/modules/content/";
inline constexpr std::string_view dc = "http://purl.org/dc/elements/1.1/";
}  // namespace wxr

struct WxrChannel {
  std::string charset;  // declared, or ""
  std::string title, link, language;
  std::string site;   // absolute address of the blog, or ""
  Position position;  // of the title
  // Of the site: ids are unique in it, and it may be exported in several files.
  std::string scope;
  std::vector<std::pair<std::string, std::string>> namespaces;  // XmlOptions::namespaces
};

// Reads the beginning of the file. `origin` is where ids are unique when no site is named.
// Thread-safe.
WxrChannel read_wxr_channel(const ByteSource& source, const WxrIndex& index,
                            std::string_view origin);

// One part of the file, as XML; `text` is the slice's, as UTF-8.
XmlDocument parse_wxr_slice(const WxrSlice& slice, const WxrChannel& channel, std::string_view text,
                            const Limits& limits = {});

// The text of the first child of this name, trimmed, and where it stands; "" without one.
struct WxrText {
  std::string text;
  Position position;
};
WxrText child_text(const XmlDocument& xml, XmlNode parent, std::string_view space,
                   std::string_view local);
WxrText text_of(const XmlDocument& xml, XmlNode node);

}  // namespace offprint
