#include "export/rss/rss_item.h"

#include "export/feed_content.h"
#include "export/rss/rss_text.h"

namespace offprint {
namespace {

constexpr int item_indent = 6;

void append_size(std::string& out, const Image& image) {
  if (image.width == 0 || image.height == 0) return;
  append_xml_attribute(out, "width", std::to_string(image.width));
  append_xml_attribute(out, "height", std::to_string(image.height));
}

// One picture, named twice: readers look for either element.
void append_media(std::string& out, const Image& image) {
  out += "      <media:content";
  append_xml_attribute(out, "url", image.url);
  append_xml_attribute(out, "type", image.media_type);
  append_xml_attribute(out, "medium", "image");
  append_size(out, image);
  out += "/>\n      <media:thumbnail";
  append_xml_attribute(out, "url", image.url);
  append_size(out, image);
  out += "/>\n";
}

void append_advisory(std::string& out, std::string_view advisory) {
  out += "      <media:rating";
  append_xml_attribute(out, "scheme", advisory_scheme);
  out += '>';
  append_plain_text(out, advisory);
  out += "</media:rating>\n";
}

void append_dates(std::string& out, const Record& record) {
  if (record.published) append_element(out, item_indent, "pubDate", to_rfc822(*record.published));
  if (record.modified)
    append_element(out, item_indent, "atom:updated", to_rfc3339(*record.modified));
}

}  // namespace

std::string rss_item(const Record& record, std::string_view content_html) {
  std::string out;
  out.reserve(content_html.size() + 2048);
  out += "    <item>\n";
  append_element(out, item_indent, "title", record.title);
  append_element(out, item_indent, "link", record.url);
  out += "      <guid isPermaLink=\"false\">";
  append_plain_text(out, record.id);
  out += "</guid>\n";
  append_dates(out, record);
  for (const Person& author : record.authors)
    append_element(out, item_indent, "dc:creator", author.name);
  for (const Tag& tag : record.tags) append_element(out, item_indent, "category", tag.label);
  if (is_known_language(record.language))
    append_element(out, item_indent, "dc:language", record.language);
  append_element(out, item_indent, "dc:rights", record.rights);
  append_element(out, item_indent, "description", record.summary);
  if (!content_html.empty()) {
    out += "      <content:encoded>";
    append_cdata(out, content_html);
    out += "</content:encoded>\n";
  }
  if (const Image* image = feed_lead_image(record)) append_media(out, *image);
  for (const std::string& advisory : record.advisories) append_advisory(out, advisory);
  out += "    </item>\n";
  return out;
}

}  // namespace offprint
