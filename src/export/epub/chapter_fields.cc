#include "export/epub/chapter_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/date.h"
#include "base/file_system.h"
#include "base/url.h"
#include "export/epub/page.h"
#include "export/wording.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

std::string link(std::string_view address, std::string_view label) {
  std::string out = "<a href=\"";
  append_escaped_attribute(out, address);
  out += "\"><bdi>";
  append_escaped(out, label);
  return out + "</bdi></a>";
}

// Makes one field after the other.
class FieldWriter {
 public:
  explicit FieldWriter(const Record& record) : record_(record), words_(wording(record.language)) {}

  std::string kicker() const {
    std::string kicker = record_.section;
    if (!record_.series.empty()) kicker += (kicker.empty() ? "" : " · ") + record_.series;
    return kicker;
  }

  std::string byline() {
    if (record_.authors.empty()) return "";
    word(words_.by);
    for (std::size_t i = 0; i < record_.authors.size(); ++i) {
      if (i > 0) word(i + 1 < record_.authors.size() ? words_.separator : words_.last_separator);
      write_person(record_.authors[i], "author");
    }
    return take();
  }

  // "Photos: Ann Lee, Bo Ray · Translation: Cy Poe".
  std::string credits() {
    const std::vector<Person>& people = record_.contributors;
    for (std::size_t i = 0; i < people.size(); ++i) {
      const std::string& role = people[i].role;
      const auto same = [&](const Person& other) { return other.role == role; };
      const auto here = people.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(people.begin(), here, same)) continue;
      if (i > 0) out_ += " · ";
      word(credit_label(words_, role));
      bool first = true;
      for (const Person& person : people) {
        if (person.role != role) continue;
        if (!first) word(words_.separator);
        first = false;
        write_person(person, "contributor");
      }
    }
    return take();
  }

  std::string published() const { return record_.published ? time(*record_.published) : ""; }

  // When it was changed after the day of its publication.
  std::string updated() {
    const std::optional<Date>& published = record_.published;
    const std::optional<Date>& modified = record_.modified;
    const auto day = [](const Date& date) { return to_iso8601(date).substr(0, 10); };
    if (!modified || (published && day(*modified) == day(*published))) return "";
    word(words_.updated);
    out_ += ' ' + time(*modified);
    return take();
  }

  std::vector<std::string> enclosures() const;
  std::string tags();
  std::string source();

 private:
  std::string take() {
    std::string taken;
    std::swap(taken, out_);
    return taken;
  }

  void word(std::string_view text) { append_word(out_, words_, record_.language, text); }

  void label(std::string_view text) { append_label(out_, words_, record_.language, text); }

  void write_person(const Person& person, std::string_view kind) {
    out_ += "<bdi class=\"";
    out_ += kind;
    out_ += "\">";
    append_escaped(out_, person.name);
    if (!person.degrees.empty()) append_escaped(out_, ", " + person.degrees);
    out_ += "</bdi>";
  }

  std::string time(const Date& date) const {
    std::string time = "<time datetime=\"" + to_iso8601(date) + "\">";
    append_escaped(time, to_display(date, record_.language));
    return time + "</time>";
  }

  bool body_links_to(std::string_view address) const {
    const Body& body = record_.body;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body.next_in_order(node, Body::root()))
      if (body.attribute(node, Attribute::href) == address) return true;
    return false;
  }

  const Record& record_;
  const Wording& words_;
  std::string out_;
};

// A book cannot play what is on the web, but says where it is, unless the text does.
std::vector<std::string> FieldWriter::enclosures() const {
  std::vector<std::string> links;
  for (const Enclosure& enclosure : record_.enclosures) {
    if (!is_absolute_url(enclosure.url) || !is_safe_link(enclosure.url)) continue;
    const std::string address = normalize_url(enclosure.url).value_or("");
    if (address.empty() || body_links_to(address)) continue;
    std::string shown = enclosure.title;
    if (shown.empty()) shown = percent_decode(file_name(split_url(address).path));
    if (shown.empty()) shown = shown_address(address);
    links.push_back(link(address, shown));
  }
  return links;
}

std::string FieldWriter::tags() {
  if (record_.tags.empty()) return "";
  label(words_.tags);
  for (std::size_t i = 0; i < record_.tags.size(); ++i) {
    if (i > 0) append_escaped(out_, words_.separator);
    append_escaped(out_, record_.tags[i].label);
  }
  return take();
}

std::string FieldWriter::source() {
  const std::string address = source_address(record_.url);
  if (address.empty()) return "";
  label(words_.source);
  out_ += link(address, record_.site.name.empty() ? shown_address(record_.url) : record_.site.name);
  return take();
}

}  // namespace

std::string source_address(const std::string& url) {
  if (!is_absolute_url(url) || !is_safe_link(url)) return "";
  return normalize_url(url).value_or("");
}

std::string shown_address(const std::string& url) {
  const UrlParts parts = split_url(url);
  std::string shown(parts.authority);
  if (parts.path != "/") shown += percent_decode(parts.path);
  return shown;
}

ChapterFields chapter_head_fields(const Record& record) {
  ChapterFields fields;
  FieldWriter writer(record);
  fields.add("kicker", writer.kicker());
  fields.add("section", record.section);
  fields.add("series", record.series);
  fields.add("title", record.title);
  fields.add("subtitle", record.subtitle);
  if (record.dek != record.subtitle) fields.add("dek", record.dek);
  fields.add("byline", writer.byline());
  fields.add("credits", writer.credits());
  std::string published = writer.published();
  std::string updated = writer.updated();
  const std::string_view between = published.empty() || updated.empty() ? "" : " · ";
  fields.add("dateline", fmt::format("{}{}{}", published, between, updated));
  fields.add("published", std::move(published));
  fields.add("updated", std::move(updated));
  if (record.reading_minutes > 0) fields.add("minutes", std::to_string(record.reading_minutes));
  return fields;
}

ChapterFields chapter_foot_fields(const Record& record, const Publication& publication) {
  ChapterFields fields;
  FieldWriter writer(record);
  fields.enclosures = writer.enclosures();
  fields.add("tags", writer.tags());
  fields.add("source", writer.source());
  if (record.rights != publication.rights) fields.add("rights", record.rights);
  return fields;
}

}  // namespace offprint
