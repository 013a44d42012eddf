#include "export/jsonfeed/jsonfeed_item.h"

#include <algorithm>

#include "export/feed_content.h"
#include "export/feed_elements.h"
#include "export/tagless_text.h"

namespace offprint {
namespace {

constexpr std::string_view about_extension =
    "What the article says about itself beyond the members of JSON Feed.";

void write_date(JsonWriter& writer, std::string_view name, const std::optional<Date>& date) {
  if (date) writer.member(name, to_rfc3339(*date));
}

// What is shown; addresses, ids and codes are written to the letter.
void write_text(JsonWriter& writer, std::string_view name, std::string_view text) {
  writer.member(name, tagless_text(text));
}

void write_list(JsonWriter& writer, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  writer.key(name).begin_array();
  for (const std::string& value : values) writer.string(tagless_text(value));
  writer.end_array();
}

void write_tags(JsonWriter& writer, const std::vector<Tag>& tags) {
  std::vector<std::string> labels;
  for (const Tag& tag : tags) labels.push_back(tag.label);
  write_list(writer, "tags", labels);
}

void write_number(JsonWriter& writer, std::string_view name, std::uint32_t number) {
  if (number > 0) writer.key(name).number(std::int64_t{number});
}

void write_attachments(JsonWriter& writer, const std::vector<Enclosure>& enclosures) {
  if (enclosures.empty()) return;
  writer.key("attachments").begin_array();
  for (const Enclosure& enclosure : enclosures) {
    writer.begin_object().member("url", enclosure.url);
    writer.member("mime_type", media_type_of(enclosure));
    write_text(writer, "title", enclosure.title);
    if (enclosure.size > 0)
      writer.key("size_in_bytes").number(static_cast<std::int64_t>(enclosure.size));
    write_number(writer, "duration_in_seconds", enclosure.duration);
    if (enclosure.season > 0 || enclosure.episode > 0) {
      writer.key("_offprint").begin_object();
      write_number(writer, "season", enclosure.season);
      write_number(writer, "episode", enclosure.episode);
      writer.end_object();
    }
    writer.end_object();
  }
  writer.end_array();
}

bool has_codes(const Record& record) {
  return std::any_of(record.tags.begin(), record.tags.end(),
                     [](const Tag& tag) { return !tag.codes.empty(); });
}

void write_codes(JsonWriter& writer, const Record& record) {
  if (!has_codes(record)) return;
  writer.key("subjects").begin_array();
  for (const Tag& tag : record.tags)
    for (const SubjectCode& code : tag.codes)
      writer.begin_object()
          .member("tag", tagless_text(tag.label))
          .member("authority", code.authority)
          .member("term", code.term)
          .end_object();
  writer.end_array();
}

// More than its address, which JSON Feed has a member for.
bool knows_lead_image(const Record& record) {
  const Image* image = feed_lead_image(record);
  return image && (!image->alt.empty() || !image->media_type.empty() || image->width > 0);
}

void write_lead_image(JsonWriter& writer, const Record& record) {
  if (!knows_lead_image(record)) return;
  const Image& image = *feed_lead_image(record);
  writer.key("image").begin_object();
  write_text(writer, "alt", image.alt);
  writer.member("mime_type", image.media_type);
  if (image.size > 0) writer.key("size_in_bytes").number(static_cast<std::int64_t>(image.size));
  write_number(writer, "width", image.width);
  write_number(writer, "height", image.height);
  writer.end_object();
}

bool has_extension(const Record& record, const Site& site) {
  for (const std::string* text :
       {&record.dek, &record.subtitle, &record.section, &record.series, &record.rights})
    if (!text->empty()) return true;
  return knows_lead_image(record) || record.word_count > 0 || !record.advisories.empty() ||
         has_sort_names(record) || has_author_details(record) || !record.contributors.empty() ||
         has_codes(record) || record.direction == Direction::rtl || other_site(record, site) ||
         !slug_beside_address(record).empty() || !exact_date(record.published).empty() ||
         !exact_date(record.modified).empty() || record.expires || !record.link.empty();
}

void write_sort_names(JsonWriter& writer, const Record& record) {
  if (!has_sort_names(record)) return;
  std::vector<std::string> names;
  for (const Person& author : record.authors) names.push_back(author.sort_name);
  write_list(writer, "sort_names", names);
}

// One for each author, as sort names are.
void write_author_details(JsonWriter& writer, const Record& record) {
  if (!has_author_details(record)) return;
  std::vector<std::string> degrees, types;
  bool any_degrees = false, any_organization = false;
  for (const Person& author : record.authors) {
    degrees.push_back(author.degrees);
    types.push_back(author.is_organization ? "organization" : "person");
    any_degrees |= !author.degrees.empty();
    any_organization |= author.is_organization;
  }
  if (any_degrees) write_list(writer, "degrees", degrees);
  if (any_organization) write_list(writer, "author_types", types);
}

void write_contributors(JsonWriter& writer, const std::vector<Person>& contributors) {
  if (contributors.empty()) return;
  writer.key("contributors").begin_array();
  for (const Person& person : contributors) {
    writer.begin_object();
    write_text(writer, "name", person.name);
    write_text(writer, "role", person.role);
    write_text(writer, "sort_name", person.sort_name);
    writer.member("url", person.url);
    write_text(writer, "degrees", person.degrees);
    if (person.is_organization) writer.member("type", "organization");
    writer.end_object();
  }
  writer.end_array();
}

void write_extension(JsonWriter& writer, const Record& record, const Site& site) {
  if (!has_extension(record, site)) return;
  writer.key("_offprint").begin_object();
  writer.member("about", about_extension);
  if (!record.link.empty()) writer.member("url", record.url);
  writer.member("slug", slug_beside_address(record));
  write_text(writer, "dek", record.dek);
  write_text(writer, "subtitle", record.subtitle);
  write_text(writer, "section", record.section);
  write_text(writer, "series", record.series);
  write_text(writer, "rights", record.rights);
  writer.member("published", exact_date(record.published));
  writer.member("modified", exact_date(record.modified));
  writer.member("expires", record.expires ? to_iso8601(*record.expires) : "");
  if (record.direction == Direction::rtl) writer.member("direction", name(record.direction));
  write_sort_names(writer, record);
  write_author_details(writer, record);
  write_contributors(writer, record.contributors);
  if (const Site* own = other_site(record, site))
    writer.key("site")
        .begin_object()
        .member("name", tagless_text(own->name))
        .member("url", own->url)
        .end_object();
  std::vector<std::string> advisories;
  for (const Advisory& advisory : record.advisories) advisories.push_back(advisory.id);
  write_list(writer, "advisories", advisories);
  write_codes(writer, record);
  write_lead_image(writer, record);
  if (record.word_count > 0) writer.key("word_count").number(std::int64_t{record.word_count});
  if (record.reading_minutes > 0)
    writer.key("reading_minutes").number(std::int64_t{record.reading_minutes});
  writer.end_object();
}

}  // namespace

void write_authors(JsonWriter& writer, const std::vector<Person>& authors) {
  if (authors.empty()) return;
  writer.key("authors").begin_array();
  for (const Person& author : authors) {
    writer.begin_object();
    write_text(writer, "name", author.name);
    writer.member("url", author.url);
    writer.end_object();
  }
  writer.end_array();
}

void write_item(JsonWriter& writer, const Record& record, const Site& site, FeedTexts texts,
                std::string_view content_html) {
  const Image* image = feed_lead_image(record);
  writer.begin_object();
  writer.member("id", record.id);
  writer.member("url", item_link(record));
  write_text(writer, "title", record.title);
  if (texts == FeedTexts::summary)
    writer.key("content_text").string(tagless_text(record.summary));
  else
    writer.key("content_html").string(content_html);
  write_text(writer, "summary", feed_summary(record, texts));
  if (image) writer.member("image", image->url);
  write_date(writer, "date_published", record.published);
  write_date(writer, "date_modified", record.modified);
  write_authors(writer, record.authors);
  write_tags(writer, record.tags);
  if (is_known_language(record.language)) writer.member("language", record.language);
  write_attachments(writer, record.enclosures);
  write_extension(writer, record, site);
  writer.end_object();
}

}  // namespace offprint
