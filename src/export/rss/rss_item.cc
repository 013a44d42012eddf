#include "export/rss/rss_item.h"

#include <algorithm>

#include "export/feed_content.h"
#include "export/rss/rss_text.h"
#include "model/subject_scheme.h"

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

bool is_played(const Enclosure& enclosure) {
  return enclosure.media_type.starts_with("audio/") || enclosure.media_type.starts_with("video/");
}

std::string_view type_of(const Enclosure& enclosure) {
  return enclosure.media_type.empty() ? "application/octet-stream"
                                      : std::string_view(enclosure.media_type);
}

// An item has one enclosure, and its length is not optional: the first that can be played, else the
// first. All are media contents, which may be many and have titles, when that says more.
void append_enclosures(std::string& out, const std::vector<Enclosure>& enclosures) {
  if (enclosures.empty()) return;
  const auto played = std::find_if(enclosures.begin(), enclosures.end(), is_played);
  const Enclosure& first = played != enclosures.end() ? *played : enclosures.front();
  out += "      <enclosure";
  append_xml_attribute(out, "url", first.url);
  append_xml_attribute(out, "length", std::to_string(first.size));
  append_xml_attribute(out, "type", type_of(first));
  out += "/>\n";
  if (enclosures.size() == 1 && first.title.empty()) return;
  for (const Enclosure& enclosure : enclosures) {
    out += "      <media:content";
    append_xml_attribute(out, "url", enclosure.url);
    append_xml_attribute(out, "type", type_of(enclosure));
    if (enclosure.size > 0) append_xml_attribute(out, "fileSize", std::to_string(enclosure.size));
    if (enclosure.title.empty()) {
      out += "/>\n";
      continue;
    }
    out += ">\n";
    append_element(out, item_indent + 2, "media:title", enclosure.title);
    out += "      </media:content>\n";
  }
}

void append_person(std::string& out, std::string_view element, std::string_view role,
                   const Person& person) {
  out += "      <offprint:";
  out += element;
  append_xml_attribute(out, "role", role);
  append_xml_attribute(out, "sort", person.sort_name);
  append_xml_attribute(out, "url", person.url);
  append_xml_attribute(out, "degrees", person.degrees);
  if (person.is_organization) append_xml_attribute(out, "type", "organization");
  out += '>';
  append_plain_text(out, person.name);
  out += "</offprint:";
  out += element;
  out += ">\n";
}

// dc:creator and dc:contributor hold a name and nothing else.
void append_people(std::string& out, const Record& record) {
  const bool has_addresses = std::any_of(record.authors.begin(), record.authors.end(),
                                         [](const Person& author) { return !author.url.empty(); });
  if (has_addresses || has_sort_names(record) || has_author_details(record))
    for (const Person& author : record.authors) append_person(out, "author", {}, author);
  for (const Person& other : record.contributors)
    append_person(out, "contributor", other.role, other);
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

void append_codes(std::string& out, const Record& record) {
  for (const Tag& tag : record.tags)
    for (const SubjectCode& code : tag.codes) {
      out += "      <offprint:subject";
      append_xml_attribute(out, "authority", code.authority);
      append_xml_attribute(out, "term", code.term);
      out += '>';
      append_plain_text(out, tag.label);
      out += "</offprint:subject>\n";
    }
}

void append_own_elements(std::string& out, const Record& record, const Site& site) {
  append_element(out, item_indent, "offprint:slug", slug_beside_address(record));
  append_element(out, item_indent, "offprint:subtitle", record.subtitle);
  append_element(out, item_indent, "offprint:dek", record.dek);
  append_element(out, item_indent, "offprint:section", record.section);
  append_element(out, item_indent, "offprint:series", record.series);
  append_element(out, item_indent, "offprint:published", exact_date(record.published));
  append_element(out, item_indent, "offprint:modified", exact_date(record.modified));
  if (record.direction == Direction::rtl)
    append_element(out, item_indent, "offprint:direction", name(record.direction));
  append_people(out, record);
  append_codes(out, record);
  const Site* own = other_site(record, site);
  if (!own) return;
  out += "      <offprint:site";
  append_xml_attribute(out, "url", own->url);
  out += '>';
  append_plain_text(out, own->name);
  out += "</offprint:site>\n";
}

}  // namespace

std::string rss_item(const Record& record, const Site& site, std::string_view content_html) {
  std::string out, own;
  append_own_elements(own, record, site);
  out.reserve(content_html.size() + 2048);
  out += "    <item";
  if (!own.empty()) append_xml_attribute(out, "xmlns:offprint", own_namespace);
  out += ">\n";
  append_element(out, item_indent, "title", record.title);
  append_element(out, item_indent, "link", item_link(record));
  if (!record.link.empty()) {
    out += "      <atom:link";
    append_xml_attribute(out, "href", record.url);
    out += " rel=\"canonical\" type=\"text/html\"/>\n";
  }
  out += "      <guid isPermaLink=\"false\">";
  append_plain_text(out, record.id);
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
  append_element(out, item_indent, "description", record.summary);
  if (!content_html.empty()) {
    out += "      <content:encoded>";
    append_cdata(out, content_html);
    out += "</content:encoded>\n";
  }
  append_enclosures(out, record.enclosures);
  if (const Image* image = feed_lead_image(record)) append_media(out, *image);
  for (const Advisory& advisory : record.advisories) append_advisory(out, advisory.id);
  out += own;
  out += "    </item>\n";
  return out;
}

}  // namespace offprint
