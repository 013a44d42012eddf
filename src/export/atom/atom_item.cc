#include "export/atom/atom_item.h"

#include <algorithm>

#include "base/hash.h"
#include "base/url.h"
#include "export/feed_content.h"
#include "export/feed_elements.h"
#include "export/feed_xml.h"
#include "export/tagless_text.h"
#include "model/subject_scheme.h"

namespace offprint {
namespace {

constexpr int entry_indent = 4;

// RFC 3987, section 2.2: what no IRI can hold, and brackets, which only addresses of machines can.
bool is_outside_iris(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F ||
         std::string_view("<>\"{}|\\^`[]").find(c) != std::string_view::npos;
}

bool is_iri(std::string_view text) {
  return is_absolute_url(text) && std::none_of(text.begin(), text.end(), is_outside_iris);
}

// `updated` must be there, and says nothing where nothing was.
void append_dates(std::string& out, const Record& record) {
  if (record.published)
    append_element(out, entry_indent, "published", to_rfc3339(*record.published));
  const auto& updated = record.modified ? record.modified : record.published;
  append_element(out, entry_indent, "updated",
                 updated ? to_rfc3339(*updated) : std::string(atom_date_of_undated));
}

void append_category(std::string& out, const Tag& tag) {
  out += "    <category";
  append_xml_attribute(out, "term", tag.codes.empty() ? tag.label : tag.codes.front().term);
  if (!tag.codes.empty())
    append_xml_attribute(out, "scheme", scheme_address(tag.codes.front().authority));
  append_xml_attribute(out, "label", tagless_text(tag.label));
  out += "/>\n";
}

void append_number(std::string& out, std::string_view name, std::uint32_t number) {
  if (number > 0) append_xml_attribute(out, name, std::to_string(number));
}

// Atom's links have no length of time (section 6.1: attributes of others are allowed).
bool has_own_attributes(const Record& record) {
  return std::any_of(record.enclosures.begin(), record.enclosures.end(), [](const Enclosure& it) {
    return it.duration > 0 || it.season > 0 || it.episode > 0;
  });
}

void append_enclosure(std::string& out, const Enclosure& enclosure) {
  out += "    <link rel=\"enclosure\"";
  append_xml_attribute(out, "type", enclosure.media_type);
  append_xml_attribute(out, "href", enclosure.url);
  if (enclosure.size > 0) append_xml_attribute(out, "length", std::to_string(enclosure.size));
  append_xml_attribute(out, "title", enclosure.title);
  append_number(out, "offprint:duration", enclosure.duration);
  append_number(out, "offprint:season", enclosure.season);
  append_number(out, "offprint:episode", enclosure.episode);
  out += "/>\n";
}

bool is_modified_as_published(const Record& record) {
  return record.modified && record.published &&
         to_rfc3339(*record.modified) == to_rfc3339(*record.published);
}

// What tells the reader of feeds what Atom demanded, and the article does not say.
void append_own(std::string& out, const Record& record, const Site& site) {
  if (!is_iri(record.id)) {
    out += "    <offprint:id>";
    append_exact_text(out, record.id);
    out += "</offprint:id>\n";
  }
  append_own_elements(out, entry_indent, record, site, AuthorForm::name_and_address);
  if (is_modified_as_published(record) && exact_date(record.modified).empty())
    append_element(out, entry_indent, "offprint:modified", to_rfc3339(*record.modified));
  if (record.authors.empty()) append_element(out, entry_indent, "offprint:unknown", "author");
  if (!record.published && !record.modified)
    append_element(out, entry_indent, "offprint:unknown", "updated");
}

void append_texts(std::string& out, const Record& record, FeedTexts texts,
                  std::string_view content_html) {
  append_element(out, entry_indent, "rights", record.rights);
  append_element(out, entry_indent, "summary", feed_summary(record, texts));
  // An entry without content must have an address (section 4.1.2).
  if (content_html.empty() && !record.url.empty()) return;
  out += "    <content type=\"html\">";
  append_cdata(out, content_html);
  out += "</content>\n";
}

}  // namespace

std::string atom_id(const std::string& id) {
  return is_iri(id) ? id : "urn:uuid:" + uuid_v5("atom entry\n" + id);
}

void append_atom_person(std::string& out, int indent, std::string_view element,
                        const Person& person) {
  out.append(static_cast<std::size_t>(indent), ' ');
  ((out += '<') += element) += "><name>";
  append_plain_text(out, person.name);
  out += "</name>";
  if (!person.url.empty()) {
    out += "<uri>";
    append_plain_text(out, person.url);
    out += "</uri>";
  }
  ((out += "</") += element) += ">\n";
}

void append_atom_link(std::string& out, int indent, std::string_view relation,
                      std::string_view type, std::string_view address) {
  if (address.empty()) return;
  out.append(static_cast<std::size_t>(indent), ' ');
  out += "<link";
  append_xml_attribute(out, "rel", relation);
  append_xml_attribute(out, "type", type);
  append_xml_attribute(out, "href", address);
  out += "/>\n";
}

std::string atom_entry(const Record& record, const Site& site, FeedTexts texts,
                       std::string_view content_html) {
  std::string out, own;
  append_own(own, record, site);
  out.reserve(content_html.size() + 2048);
  out += "  <entry";
  append_xml_attribute(out, "xml:lang", record.language);
  if (!own.empty() || has_own_attributes(record))
    append_xml_attribute(out, "xmlns:offprint", own_namespace);
  out += ">\n";
  append_element(out, entry_indent, "id", atom_id(record.id));
  out += "    <title type=\"text\">";
  append_plain_text(out, record.title);
  out += "</title>\n";
  append_atom_link(out, entry_indent, "alternate", "text/html", item_link(record));
  if (!record.link.empty())
    append_atom_link(out, entry_indent, "canonical", "text/html", record.url);
  for (const Enclosure& enclosure : record.enclosures) append_enclosure(out, enclosure);
  append_dates(out, record);
  for (const Person& author : record.authors)
    append_atom_person(out, entry_indent, "author", author);
  for (const Person& other : record.contributors)
    append_atom_person(out, entry_indent, "contributor", other);
  for (const Tag& tag : record.tags) append_category(out, tag);
  append_texts(out, record, texts, content_html);
  append_lead_picture(out, entry_indent, record);
  append_advisories(out, entry_indent, record);
  append_expiry(out, entry_indent, record);
  out += own;
  out += "  </entry>\n";
  return out;
}

}  // namespace offprint
