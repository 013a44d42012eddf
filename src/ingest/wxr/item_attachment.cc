#include "ingest/wxr/item_attachment.h"

#include <charconv>
#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/wxr/item_fields.h"

namespace offprint {
namespace {

struct MediaFile {
  std::string_view extension, type;
};
constexpr MediaFile media_files[] = {
#define OFFPRINT_MEDIA_FILE(extension, type) {extension, type},
#include "ingest/wxr/media_files.def"
#undef OFFPRINT_MEDIA_FILE
};

// Exports state none, but the path has the file's name.
std::string media_type_of(std::string_view url) {
  const std::string extension = ascii_lower(file_extension(split_url(url).path));
  for (const MediaFile& file : media_files)
    if (file.extension == extension) return std::string(file.type);
  return "";
}

}  // namespace

Attachment read_item_attachment(const XmlDocument& xml, const WxrChannel& channel,
                                std::uint32_t id) {
  Attachment attachment;
  attachment.scope = channel.scope;
  attachment.id = std::to_string(id);
  const WxrText parent = child_text(xml, 0, wxr::wp, "post_parent");
  if (parent.text != "0") attachment.parent = parent.text;
  const WxrText order = child_text(xml, 0, wxr::wp, "menu_order");
  std::from_chars(order.text.data(), order.text.data() + order.text.size(), attachment.order);
  WxrText url = child_text(xml, 0, wxr::wp, "attachment_url");
  if (url.text.empty()) url = child_text(xml, 0, "", "guid");
  attachment.url = url.text;
  if (!channel.site.empty())
    attachment.url = resolve_url(channel.site + "/", url.text).value_or(url.text);
  attachment.position = url.position;
  const std::vector<ItemMeta> meta = read_item_meta(xml);
  if (const ItemMeta* alt = find_meta(meta, "_wp_attachment_image_alt"))
    attachment.alt = text_of_html(alt->value.text);
  const WxrText caption = child_text(xml, 0, wxr::excerpt, "encoded");
  attachment.caption = text_of_html(caption.text);
  attachment.media_type = media_type_of(attachment.url);
  return attachment;
}

}  // namespace offprint
