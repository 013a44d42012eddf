#include "export/epub/chapter.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/file_system.h"
#include "base/url.h"
#include "export/epub/page.h"
#include "export/wording.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// Where the article is on the web, as a link may have it; "" = nowhere.
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

class ChapterWriter {
 public:
  ChapterWriter(std::string& out, const Record& record, const Publication& publication)
      : out_(out), record_(record), publication_(publication), words_(wording(record.language)) {}

  void write_head() {
    out_ += "<header class=\"headline-block\">\n";
    write_kicker();
    out_ += "<div class=\"headline-group\">\n";  // not hgroup: EPUBCheck 4 allows no p in it
    append_text_element(out_, "h1", "class=\"headline\"", record_.title);
    append_text_element(out_, "p", "role=\"doc-subtitle\" class=\"subtitle\"", record_.subtitle);
    if (record_.dek != record_.subtitle)
      append_text_element(out_, "p", "role=\"doc-subtitle\" class=\"dek\"", record_.dek);
    out_ += "</div>\n";
    write_byline();
    write_credits();
    write_dateline();
    out_ += "</header>\n";
  }

  void write_advisories() {
    if (record_.advisories.empty()) return;
    out_ += "<div class=\"advisory\" role=\"doc-notice\"><p>";
    label(words_.advisory);
    for (std::size_t i = 0; i < record_.advisories.size(); ++i) {
      if (i > 0) append_escaped(out_, words_.separator);
      append_escaped(out_, record_.advisories[i].label);
    }
    out_ += "</p>\n";
    write_help();
    out_ += "</div>\n";
  }

  // Each offer once: several advisories may name one place.
  void write_help() {
    std::set<std::pair<std::string_view, std::string_view>> written;
    for (const Advisory& advisory : record_.advisories) {
      if (advisory.help.empty() && advisory.help_url.empty()) continue;
      if (!written.emplace(advisory.help, advisory.help_url).second) continue;
      out_ += "<p class=\"help\">";
      append_escaped(out_, advisory.help);
      if (!advisory.help_url.empty()) {
        if (!advisory.help.empty()) out_ += ' ';
        out_ += "<a href=\"";
        append_escaped_attribute(out_, advisory.help_url);
        out_ += "\">";
        append_escaped(out_, advisory.help_url);
        out_ += "</a>";
      }
      out_ += "</p>\n";
    }
  }

  void write_lead(const ChapterImages& images) {
    const std::string_view src = record_.lead_image;
    const std::string_view name = images.name_in_book(src);
    const Image* image = images.find(src);
    if (!image || name.empty() || images.body_shows(src)) return;
    out_ += "<figure class=\"lead\"><img src=\"../";
    append_escaped_attribute(out_, name);
    out_ += "\" alt=\"";
    append_escaped_attribute(out_, image->alt);
    out_ += fmt::format("\" class=\"{}\"/></figure>\n", picture_class(image));
  }

  void write_foot() {
    std::string foot;
    std::swap(out_, foot);
    write_enclosures();
    write_tags();
    write_source();
    if (record_.rights != publication_.rights)
      append_text_element(out_, "div", "class=\"article-rights\"", record_.rights);
    std::swap(out_, foot);
    if (!foot.empty()) out_ += "<footer class=\"article-foot\">\n" + foot + "</footer>\n";
  }

 private:
  void word(std::string_view text) { append_word(out_, words_, record_.language, text); }

  void label(std::string_view text) {
    const std::string_view end = label_end(words_);
    const std::string_view blank = end.ends_with(' ') ? " " : "";
    out_ += "<span class=\"label\">";
    word(std::string(text).append(end.substr(0, end.size() - blank.size())));
    out_.append("</span>").append(blank);
  }

  void write_kicker() {
    std::string kicker = record_.section;
    if (!record_.series.empty()) kicker += (kicker.empty() ? "" : " · ") + record_.series;
    append_text_element(out_, "div", "class=\"kicker\"", kicker);
  }

  void write_byline() {
    if (record_.authors.empty()) return;
    out_ += "<div class=\"byline\">";
    word(words_.by);
    for (std::size_t i = 0; i < record_.authors.size(); ++i) {
      if (i > 0) word(i + 1 < record_.authors.size() ? words_.separator : words_.last_separator);
      write_person(record_.authors[i], "author");
    }
    out_ += "</div>\n";
  }

  void write_person(const Person& person, std::string_view kind) {
    out_ += "<bdi class=\"";
    out_ += kind;
    out_ += "\">";
    append_escaped(out_, person.name);
    if (!person.degrees.empty()) append_escaped(out_, ", " + person.degrees);
    out_ += "</bdi>";
  }

  // "Photos: Ann Lee, Bo Ray · Translation: Cy Poe".
  void write_credits() {
    const std::vector<Person>& people = record_.contributors;
    if (people.empty()) return;
    out_ += "<div class=\"byline credits\">";
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
    out_ += "</div>\n";
  }

  void write_time(const Date& date) {
    out_ += "<time datetime=\"" + to_iso8601(date) + "\">";
    append_escaped(out_, to_display(date, record_.language));
    out_ += "</time>";
  }

  void write_dateline() {
    const std::optional<Date>& published = record_.published;
    const std::optional<Date>& modified = record_.modified;
    if (!published && !modified) return;
    out_ += "<div class=\"dateline\">";
    if (published) write_time(*published);
    const auto day = [](const Date& date) { return to_iso8601(date).substr(0, 10); };
    if (modified && (!published || day(*modified) != day(*published))) {
      if (published) out_ += " · ";
      word(words_.updated);
      out_ += ' ';
      write_time(*modified);
    }
    out_ += "</div>\n";
  }

  // A book cannot play what is on the web, but says where it is, unless the text does.
  void write_enclosures() {
    for (const Enclosure& enclosure : record_.enclosures) {
      if (!is_absolute_url(enclosure.url) || !is_safe_link(enclosure.url)) continue;
      const std::string address = normalize_url(enclosure.url).value_or("");
      if (address.empty() || body_links_to(address)) continue;
      std::string shown = enclosure.title;
      if (shown.empty()) shown = percent_decode(file_name(split_url(address).path));
      if (shown.empty()) shown = shown_address(address);
      out_ += "<div class=\"enclosure\"><a href=\"";
      append_escaped_attribute(out_, address);
      out_ += "\"><bdi>";
      append_escaped(out_, shown);
      out_ += "</bdi></a></div>\n";
    }
  }

  bool body_links_to(std::string_view address) const {
    const Body& body = record_.body;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body.next_in_order(node, Body::root()))
      if (body.attribute(node, Attribute::href) == address) return true;
    return false;
  }

  void write_tags() {
    if (record_.tags.empty()) return;
    out_ += "<div class=\"tags\">";
    label(words_.tags);
    for (std::size_t i = 0; i < record_.tags.size(); ++i) {
      if (i > 0) append_escaped(out_, words_.separator);
      append_escaped(out_, record_.tags[i].label);
    }
    out_ += "</div>\n";
  }

  void write_source() {
    const std::string address = source_address(record_.url);
    if (address.empty()) return;
    out_ += "<div class=\"source\">";
    label(words_.source);
    out_ += "<a href=\"";
    append_escaped_attribute(out_, address);
    out_ += "\"><bdi>";
    append_escaped(out_,
                   record_.site.name.empty() ? shown_address(record_.url) : record_.site.name);
    out_ += "</bdi></a></div>\n";
  }

  std::string& out_;
  const Record& record_;
  const Publication& publication_;
  const Wording& words_;
};

std::string newest(const Record& record) {
  std::string newest;
  for (const auto& date : {record.published, record.modified})
    if (date) newest = std::max(newest, to_utc_timestamp(*date));
  return newest;
}

}  // namespace

std::string chapter_page(const Record& record, const Publication& publication,
                         const ChapterImages& images, const ChapterLinks& links) {
  std::string out;
  constexpr std::size_t markup_per_node = 48;
  out.reserve(record.body.size() * markup_per_node + 4096);
  open_page(out, {record.title, record.language, record.direction, "../", "article"});
  out += "<article>\n";
  ChapterWriter writer(out, record, publication);
  writer.write_head();
  writer.write_advisories();
  writer.write_lead(images);
  out += "<div class=\"article-body\">\n";
  const std::optional<Body> adapted = link_remote_images(record, images);
  append_chapter_body(out, record, adapted ? *adapted : record.body, images, links);
  out += "</div>\n";
  writer.write_foot();
  out += "</article>\n";
  close_page(out);
  return out;
}

std::shared_ptr<ChapterFacts> chapter_facts(const Record& record, const ChapterImages& images) {
  auto facts = std::make_shared<ChapterFacts>();
  facts->name = chapter_name(record.id);
  facts->title = record.title;
  facts->section = record.section;
  facts->language = record.language;
  facts->direction = record.direction;
  facts->authors = record.authors;
  facts->contributors = record.contributors;
  facts->url = source_address(record.url);
  facts->source_name = record.site.name.empty() ? shown_address(facts->url) : record.site.name;
  facts->rights = record.rights;
  facts->advisories = record.advisories;
  facts->words = record.word_count;
  for (const Tag& tag : record.tags) facts->subjects.push_back({tag.label, tag.codes});
  if (record.published) facts->published = to_iso8601(*record.published);
  facts->modified = newest(record);
  facts->images = images.resources();
  facts->shown_images = images.shown();
  facts->undescribed_images = images.undescribed();
  facts->moves = images.moves();
  return facts;
}

}  // namespace offprint
