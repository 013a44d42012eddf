#include "export/jsonfeed/jsonfeed_item.h"

#include "export/feed_content.h"

namespace offprint {
namespace {

constexpr std::string_view about_extension =
    "What the article says about itself beyond the members of JSON Feed.";

void write_date(JsonWriter& writer, std::string_view name, const std::optional<Date>& date) {
  if (date) writer.member(name, to_rfc3339(*date));
}

void write_list(JsonWriter& writer, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  writer.key(name).begin_array();
  for (const std::string& value : values) writer.string(value);
  writer.end_array();
}

void write_tags(JsonWriter& writer, const std::vector<Tag>& tags) {
  std::vector<std::string> labels;
  for (const Tag& tag : tags) labels.push_back(tag.label);
  write_list(writer, "tags", labels);
}

bool has_extension(const Record& record) {
  for (const std::string* text :
       {&record.dek, &record.subtitle, &record.section, &record.series, &record.rights})
    if (!text->empty()) return true;
  return record.word_count > 0 || !record.advisories.empty();
}

void write_extension(JsonWriter& writer, const Record& record) {
  if (!has_extension(record)) return;
  writer.key("_offprint").begin_object();
  writer.member("about", about_extension);
  writer.member("dek", record.dek);
  writer.member("subtitle", record.subtitle);
  writer.member("section", record.section);
  writer.member("series", record.series);
  writer.member("rights", record.rights);
  write_list(writer, "advisories", record.advisories);
  if (record.word_count > 0) writer.key("word_count").number(std::int64_t{record.word_count});
  writer.end_object();
}

}  // namespace

void write_authors(JsonWriter& writer, const std::vector<Person>& authors) {
  if (authors.empty()) return;
  writer.key("authors").begin_array();
  for (const Person& author : authors) {
    writer.begin_object();
    writer.member("name", author.name);
    writer.member("url", author.url);
    writer.end_object();
  }
  writer.end_array();
}

void write_item(JsonWriter& writer, const Record& record, std::string_view content_html) {
  const Image* image = feed_lead_image(record);
  writer.begin_object();
  writer.member("id", record.id);
  writer.member("url", record.url);
  writer.member("title", record.title);
  writer.key("content_html").string(content_html);
  writer.member("summary", record.summary);
  if (image) writer.member("image", image->url);
  write_date(writer, "date_published", record.published);
  write_date(writer, "date_modified", record.modified);
  write_authors(writer, record.authors);
  write_tags(writer, record.tags);
  if (is_known_language(record.language)) writer.member("language", record.language);
  write_extension(writer, record);
  writer.end_object();
}

}  // namespace offprint
