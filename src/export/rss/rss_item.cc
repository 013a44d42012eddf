#include "export/rss/rss_item.h"

#include "export/feed_content.h"
#include "export/feed_elements.h"
#include "export/feed_xml.h"
#include "export/podcast.h"
#include "model/subject_scheme.h"

namespace offprint {
namespace {

constexpr int item_indent = 6;

void append_dates(std::string& out, const Record& record) {
  if (record.published) append_element(out, item_indent, "pubDate", to_rfc822(*record.published));
  if (record.modified)
    append_element(out, item_indent, "atom:updated", to_rfc3339(*record.modified));
}

// An item has one enclosure, and its length is not optional: the first that can be played, else the
// first. All are media contents, which may be many and have titles, when that says more.
void append_enclosures(std::string& out, const Record& record) {
  const std::vector<Enclosure>& enclosures = record.enclosures;
  if (enclosures.empty()) return;
  const Enclosure* played = episode_of(record);
  const Enclosure& first = played ? *played : enclosures.front();
  out += "      <enclosure";
  append_xml_attribute(out, "url", first.url);
  append_xml_attribute(out, "length", std::to_string(first.size));
  append_xml_attribute(out, "type", media_type_of(first));
  out += "/>\n";
  if (enclosures.size() == 1 && first.title.empty()) return;
  for (const Enclosure& enclosure : enclosures) {
    out += "      <media:content";
    append_xml_attribute(out, "url", enclosure.url);
    append_xml_attribute(out, "type", media_type_of(enclosure));
    if (enclosure.size > 0) append_xml_attribute(out, "fileSize", std::to_string(enclosure.size));
    if (enclosure.duration > 0)
      append_xml_attribute(out, "duration", std::to_string(enclosure.duration));
    if (enclosure.title.empty()) {
      out += "/>\n";
      continue;
    }
    out += ">\n";
    append_element(out, item_indent + 2, "media:title", enclosure.title);
    out += "      </media:content>\n";
  }
}

// A category has one domain; readers show its text, whatever the domain.
void append_category(std::string& out, const Tag& tag) {
  out += "      <category";
  if (!tag.codes.empty())
    append_xml_attribute(out, "domain", scheme_address(tag.codes.front().authority));
  out += '>';
  append_plain_text(out, tag.label);
  out += "</category>\n";
}

}  // namespace

std::string rss_item(const Record& record, const Site& site, const FeedSpec& spec,
                     std::string_view content_html) {
  std::string out, own;
  const PodcastItem podcast = podcast_item(record, spec.podcast, item_indent);
  append_own_elements(own, item_indent, record, site, AuthorForm::name);
  out.reserve(content_html.size() + 2048);
  out += "    <item";
  if (!own.empty()) append_xml_attribute(out, "xmlns:offprint", own_namespace);
  if (podcast.uses_itunes && !spec.podcast.is_podcast)
    append_xml_attribute(out, "xmlns:itunes", itunes_namespace);
  if (podcast.uses_podcast && !spec.podcast.is_podcast)
    append_xml_attribute(out, "xmlns:podcast", podcast_namespace);
  out += ">\n";
  append_element(out, item_indent, "title", record.title);
  append_element(out, item_indent, "link", item_link(record));
  if (!record.link.empty()) {
    out += "      <atom:link";
    append_xml_attribute(out, "href", record.url);
    out += " rel=\"canonical\" type=\"text/html\"/>\n";
  }
  out += "      <guid isPermaLink=\"false\">";
  append_exact_text(out, record.id);
  out += "</guid>\n";
  append_dates(out, record);
  for (const Person& author : record.authors)
    append_element(out, item_indent, "dc:creator", author.name);
  for (const Person& other : record.contributors)
    append_element(out, item_indent, "dc:contributor", other.name);
  for (const Tag& tag : record.tags) append_category(out, tag);
  if (is_known_language(record.language))
    append_element(out, item_indent, "dc:language", record.language);
  append_element(out, item_indent, "dc:rights", record.rights);
  append_element(out, item_indent, "description", feed_summary(record, spec.texts));
  if (!content_html.empty()) {
    out += "      <content:encoded>";
    append_cdata(out, content_html);
    out += "</content:encoded>\n";
  }
  append_enclosures(out, record);
  out += podcast.elements;
  append_lead_picture(out, item_indent, record);
  append_advisories(out, item_indent, record);
  append_expiry(out, item_indent, record);
  out += own;
  out += "    </item>\n";
  return out;
}

}  // namespace offprint
