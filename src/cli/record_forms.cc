#include "cli/record_forms.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/unicode.h"
#include "cli/json_parts.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

std::string body_html(const Record& record) {
  MarkupOptions options;
  options.link_target = [&](NodeIndex node, std::string_view href) {
    const RecordLink* link = record.find_link(node);
    if (!link) return std::string(href);
    return link->fragment.empty() ? link->url : link->url + "#" + link->fragment;
  };
  std::string html;
  append_markup(html, record.body, options);
  return html;
}

void write_date(JsonWriter& json, std::string_view key, const std::optional<Date>& date) {
  json.key(key);
  if (date)
    json.string(to_iso8601(*date));
  else
    json.null();
}

void write_strings(JsonWriter& json, std::string_view key,
                   const std::vector<std::string>& strings) {
  json.key(key).begin_array();
  for (const std::string& text : strings) json.string(text);
  json.end_array();
}

void write_codes(JsonWriter& json, const std::vector<SubjectCode>& codes) {
  if (codes.empty()) return;
  json.key("codes").begin_array();
  for (const SubjectCode& code : codes) {
    json.begin_object().key("authority").string(code.authority);
    json.key("term").string(code.term).end_object();
  }
  json.end_array();
}

std::string with_degrees(const Person& person) {
  return person.degrees.empty() ? person.name : person.name + ", " + person.degrees;
}

void write_people(JsonWriter& json, std::string_view key, const std::vector<Person>& people) {
  json.key(key).begin_array();
  for (const Person& person : people) {
    json.begin_object();
    json.key("name")
        .string(person.name)
        .key("sort_name")
        .string(person.sort_name)
        .key("url")
        .string(person.url)
        .key("role")
        .string(person.role)
        .key("degrees")
        .string(person.degrees)
        .key("is_organization")
        .boolean(person.is_organization);
    json.end_object();
  }
  json.end_array();
}

void write_people_and_tags(JsonWriter& json, const Record& record) {
  write_people(json, "authors", record.authors);
  write_people(json, "contributors", record.contributors);
  write_date(json, "published", record.published);
  write_date(json, "modified", record.modified);
  write_date(json, "expires", record.expires);
  json.key("tags").begin_array();
  for (const Tag& tag : record.tags) {
    json.begin_object().key("label").string(tag.label).key("slug").string(tag.slug);
    write_strings(json, "raw", tag.raw);
    write_codes(json, tag.codes);
    json.end_object();
  }
  json.end_array();
}

void write_images(JsonWriter& json, const Record& record) {
  json.key("images").begin_array();
  for (const Image& image : record.images) {
    json.begin_object().key("src").string(image.src).key("alt").string(image.alt);
    json.member("file", image.file).member("url", image.url).member("media_type", image.media_type);
    if (image.part) json.key("part").number(std::int64_t{image.part});
    if (image.width) json.key("width").number(std::int64_t{image.width});
    if (image.height) json.key("height").number(std::int64_t{image.height});
    if (image.size) json.key("bytes").number(static_cast<std::int64_t>(image.size));
    if (image.src == record.lead_image) json.key("lead").boolean(true);
    json.end_object();
  }
  json.end_array();
}

void write_enclosures(JsonWriter& json, const Record& record) {
  json.key("enclosures").begin_array();
  for (const Enclosure& enclosure : record.enclosures) {
    json.begin_object().key("url").string(enclosure.url);
    json.member("media_type", enclosure.media_type);
    if (enclosure.size) json.key("bytes").number(static_cast<std::int64_t>(enclosure.size));
    json.member("title", enclosure.title);
    if (enclosure.duration) json.key("seconds").number(std::int64_t{enclosure.duration});
    if (enclosure.season) json.key("season").number(std::int64_t{enclosure.season});
    if (enclosure.episode) json.key("episode").number(std::int64_t{enclosure.episode});
    json.end_object();
  }
  json.end_array();
}

void write_advisories(JsonWriter& json, const Record& record) {
  json.key("advisories").begin_array();
  for (const Advisory& advisory : record.advisories) {
    json.begin_object().key("id").string(advisory.id).key("label").string(advisory.label);
    json.member("help", advisory.help).member("help_url", advisory.help_url).end_object();
  }
  json.end_array();
}

bool is_same(const Provenance& a, const Provenance& b) {
  return a.field == b.field && a.position == b.position && a.rule == b.rule &&
         a.confidence == b.confidence;
}

// All that is said about the field, each thing once.
std::vector<const Provenance*> reasons(const Record& record, std::string_view field) {
  std::vector<const Provenance*> list;
  for (const Provenance& why : record.provenance)
    if (why.field == field && std::none_of(list.begin(), list.end(), [&](const Provenance* other) {
          return is_same(*other, why);
        }))
      list.push_back(&why);
  return list;
}

void write_reason(JsonWriter& json, const Provenance& why) {
  write_position(json, why.position);
  json.key("rule").string(why.rule).key("confidence").number(why.confidence);
}

void write_provenance(JsonWriter& json, const Record& record) {
  json.key("provenance").begin_object();
  std::set<std::string_view> written;
  for (const Provenance& first : record.provenance) {
    if (!written.insert(first.field).second) continue;
    const std::vector<const Provenance*> list = reasons(record, first.field);
    json.key(first.field).begin_object();
    write_reason(json, first);
    if (list.size() > 1) {
      json.key("further").begin_array();
      for (std::size_t i = 1; i < list.size(); ++i) {
        json.begin_object();
        write_reason(json, *list[i]);
        json.end_object();
      }
      json.end_array();
    }
    json.end_object();
  }
  json.end_object();
}

// Prints "label: value" lines and the provenance below them.
class FieldPrinter {
 public:
  FieldPrinter(const Record& record, bool explain) : record_(record), explain_(explain) {}

  void field(std::string_view name, std::string_view value) {
    if (value.empty() && !explain_) return;
    const std::vector<const Provenance*> list = reasons(record_, name);
    if (value.empty() && list.empty()) return;
    text_ += fmt::format("{:<11} {}\n", std::string(name) + ":", value.empty() ? "–" : value);
    if (!explain_) return;
    for (const Provenance* why : list) text_ += fmt::format("{:<11}   ↳ {}\n", "", describe(*why));
  }

  std::string take() { return std::move(text_); }

 private:
  static std::string describe(const Provenance& why) {
    const std::string place = why.position.line ? fmt::format("line {}, ", why.position.line) : "";
    return fmt::format("{}{}, {:.2f}", place, why.rule, why.confidence);
  }

  const Record& record_;
  bool explain_;
  std::string text_;
};

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace

std::string record_as_json(const Record& record) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.key("id")
      .string(record.id)
      .key("slug")
      .string(record.slug)
      .key("title")
      .string(record.title);
  json.key("subtitle")
      .string(record.subtitle)
      .key("dek")
      .string(record.dek)
      .key("summary")
      .string(record.summary);
  json.key("language").string(record.language).key("direction").string(name(record.direction));
  write_people_and_tags(json, record);
  json.key("section")
      .string(record.section)
      .key("series")
      .string(record.series)
      .key("rights")
      .string(record.rights);
  json.key("site")
      .begin_object()
      .key("name")
      .string(record.site.name)
      .key("url")
      .string(record.site.url)
      .end_object();
  json.key("url").string(record.url);
  write_images(json, record);
  write_enclosures(json, record);
  write_advisories(json, record);
  json.key("word_count").number(std::int64_t{record.word_count});
  json.key("reading_minutes").number(std::int64_t{record.reading_minutes});
  json.key("body_html").string(body_html(record)).key("body_text").string(plain_text(record.body));
  json.key("origin").string(record.origin);
  write_provenance(json, record);
  write_diagnostics(json, record.diagnostics);
  json.end_object();
  return out + "\n";
}

std::string record_as_text(const Record& record, bool explain) {
  std::vector<std::string> authors, contributors, tags, advisories;
  for (const Person& author : record.authors) authors.push_back(with_degrees(author));
  for (const Person& other : record.contributors)
    contributors.push_back(with_degrees(other) + " (" + other.role + ")");
  for (const Tag& tag : record.tags) tags.push_back(tag.label);
  for (const Advisory& advisory : record.advisories) advisories.push_back(advisory.label);
  FieldPrinter print(record, explain);
  print.field("title", record.title);
  print.field("subtitle", record.subtitle);
  print.field("dek", record.dek);
  print.field("summary", record.summary);
  print.field("authors", joined(authors, " · "));
  print.field("contributors", joined(contributors, " · "));
  print.field("published", record.published ? to_iso8601(*record.published) : "");
  print.field("modified", record.modified ? to_iso8601(*record.modified) : "");
  print.field("expires", record.expires ? to_iso8601(*record.expires) : "");
  print.field("language", record.language);
  print.field("direction", name(record.direction));
  print.field("tags", joined(tags, " · "));
  print.field("section", record.section);
  print.field("series", record.series);
  print.field("rights", record.rights);
  print.field("site", record.site.name.empty() ? record.site.url : record.site.name);
  print.field("url", record.url);
  print.field("slug", record.slug);
  print.field("id", record.id);
  print.field("advisories", joined(advisories, " · "));
  print.field("images", record.images.empty() ? "" : std::to_string(record.images.size()));
  std::vector<std::string> files;
  for (const Enclosure& enclosure : record.enclosures) files.push_back(enclosure.url);
  print.field("enclosures", joined(files, " · "));
  print.field("word_count", std::to_string(record.word_count));
  print.field("reading_minutes", std::to_string(record.reading_minutes));
  return print.take() + "\n" + plain_text(record.body) + "\n";
}

std::string record_as_html(const Record& record) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  append_escaped_attribute(out, record.language);
  out += fmt::format("\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>",
                     name(record.direction));
  append_escaped(out, record.title);
  out += "</title>\n</head>\n<body>\n<article>\n<h1>";
  append_escaped(out, record.title);
  out += "</h1>\n";
  out += body_html(record);
  out += "\n</article>\n</body>\n</html>\n";
  return out;
}

}  // namespace offprint
