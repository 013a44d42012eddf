#include "export/feed_elements.h"

#include <algorithm>

#include "export/feed_content.h"
#include "export/feed_xml.h"

namespace offprint {
namespace {

void begin_line(std::string& out, int indent) { out.append(static_cast<std::size_t>(indent), ' '); }

void append_dimensions(std::string& out, const Image& image) {
  if (image.width == 0 || image.height == 0) return;
  append_xml_attribute(out, "width", std::to_string(image.width));
  append_xml_attribute(out, "height", std::to_string(image.height));
}

void append_person(std::string& out, int indent, std::string_view element, std::string_view role,
                   const Person& person) {
  begin_line(out, indent);
  (out += "<offprint:") += element;
  append_xml_attribute(out, "role", role);
  append_xml_attribute(out, "sort", person.sort_name);
  append_xml_attribute(out, "url", person.url);
  append_xml_attribute(out, "degrees", person.degrees);
  if (person.is_organization) append_xml_attribute(out, "type", "organization");
  out += '>';
  append_plain_text(out, person.name);
  ((out += "</offprint:") += element) += ">\n";
}

void append_people(std::string& out, int indent, const Record& record, AuthorForm form) {
  const bool has_addresses = std::any_of(record.authors.begin(), record.authors.end(),
                                         [](const Person& author) { return !author.url.empty(); });
  if ((has_addresses && form == AuthorForm::name) || has_sort_names(record) ||
      has_author_details(record))
    for (const Person& author : record.authors) append_person(out, indent, "author", {}, author);
  for (const Person& other : record.contributors)
    append_person(out, indent, "contributor", other.role, other);
}

void append_codes(std::string& out, int indent, const Record& record) {
  for (const Tag& tag : record.tags)
    for (const SubjectCode& code : tag.codes) {
      begin_line(out, indent);
      out += "<offprint:subject";
      append_xml_attribute(out, "authority", code.authority);
      append_xml_attribute(out, "term", code.term);
      out += '>';
      append_plain_text(out, tag.label);
      out += "</offprint:subject>\n";
    }
}

}  // namespace

void append_lead_picture(std::string& out, int indent, const Record& record) {
  const Image* image = feed_lead_image(record);
  if (!image) return;
  begin_line(out, indent);
  out += "<media:content";
  append_xml_attribute(out, "url", image->url);
  append_xml_attribute(out, "type", image->media_type);
  append_xml_attribute(out, "medium", "image");
  if (image->size > 0) append_xml_attribute(out, "fileSize", std::to_string(image->size));
  append_dimensions(out, *image);
  if (image->alt.empty()) {
    out += "/>\n";
  } else {
    out += ">\n";
    append_element(out, indent + 2, "media:description", image->alt);
    begin_line(out, indent);
    out += "</media:content>\n";
  }
  begin_line(out, indent);
  out += "<media:thumbnail";
  append_xml_attribute(out, "url", image->url);
  append_dimensions(out, *image);
  out += "/>\n";
}

void append_advisories(std::string& out, int indent, const Record& record) {
  for (const Advisory& advisory : record.advisories) {
    begin_line(out, indent);
    out += "<media:rating";
    append_xml_attribute(out, "scheme", advisory_scheme);
    out += '>';
    append_exact_text(out, advisory.id);
    out += "</media:rating>\n";
  }
}

void append_updates(std::string& out, int indent, const FeedSpec& feed) {
  if (feed.update_period.empty()) return;
  append_element(out, indent, "sy:updatePeriod", feed.update_period);
  append_element(out, indent, "sy:updateFrequency", std::to_string(feed.update_frequency));
}

void append_expiry(std::string& out, int indent, const Record& record) {
  if (!record.expires) return;
  begin_line(out, indent);
  out += "<prism:expirationDate xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\">";
  out += to_iso8601(*record.expires);
  out += "</prism:expirationDate>\n";
}

void append_own_elements(std::string& out, int indent, const Record& record, const Site& site,
                         AuthorForm form) {
  append_element(out, indent, "offprint:slug", slug_beside_address(record));
  append_element(out, indent, "offprint:subtitle", record.subtitle);
  append_element(out, indent, "offprint:dek", record.dek);
  append_element(out, indent, "offprint:section", record.section);
  append_element(out, indent, "offprint:series", record.series);
  append_element(out, indent, "offprint:published", exact_date(record.published));
  append_element(out, indent, "offprint:modified", exact_date(record.modified));
  if (record.direction == Direction::rtl)
    append_element(out, indent, "offprint:direction", name(record.direction));
  append_people(out, indent, record, form);
  append_codes(out, indent, record);
  const Site* own = other_site(record, site);
  if (!own) return;
  begin_line(out, indent);
  out += "<offprint:site";
  append_xml_attribute(out, "url", own->url);
  out += '>';
  append_plain_text(out, own->name);
  out += "</offprint:site>\n";
}

std::string_view media_type_of(const Enclosure& enclosure) {
  return enclosure.media_type.empty() ? "application/octet-stream"
                                      : std::string_view(enclosure.media_type);
}

}  // namespace offprint
