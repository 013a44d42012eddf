#include "export/epub/chapter.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "export/epub/chapter_fields.h"
#include "export/epub/page.h"
#include "export/epub/vertical.h"
#include "export/formula_converter.h"
#include "export/wording.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

class ChapterWriter {
 public:
  ChapterWriter(std::string& out, const Record& record)
      : out_(out), record_(record), words_(wording(record.language)) {}

  void write_advisories() {
    if (record_.advisories.empty()) return;
    out_ += "<div class=\"advisory\" role=\"doc-notice\"><p>";
    append_label(out_, words_, record_.language, words_.advisory);
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

 private:
  std::string& out_;
  const Record& record_;
  const Wording& words_;
};

std::string newest(const Record& record) {
  std::string newest;
  for (const auto& date : {record.published, record.modified})
    if (date) newest = std::max(newest, to_utc_timestamp(*date));
  return newest;
}

// A publisher's template is checked with what it made of this very article.
std::string render(const ChapterTemplate& form, const ChapterTemplate& otherwise,
                   const ChapterFields& fields, const ChapterSetting& setting, const Record& record,
                   Diagnostics& diagnostics) {
  std::string made = form.render(fields);
  if (setting.theme.built_in) return made;
  const std::string problem = markup_problem(made);
  if (problem.empty()) return made;
  diagnostics.push_back({Code::theme_invalid,
                         record.origin,
                         {},
                         "a template of the theme breaks on this article: " + problem,
                         "the article has the built-in one"});
  return otherwise.render(fields);
}

class ChapterMaker {
 public:
  ChapterMaker(const Record& record, const ChapterSetting& setting, const ChapterImages& images,
               const ChapterLinks& links)
      : record_(record),
        setting_(setting),
        images_(images),
        media_(record, setting.media),
        links_(links) {
    pages_.media = media_.resources();
    pages_.media_counts = media_.counts();
    pages_.diagnostics = media_.diagnostics();
  }

  ChapterPages make() {
    std::string page = begin();
    const std::size_t body_begin = page.size();
    append_body(page);
    const std::size_t body_end = page.size();
    const std::string end = this->end();
    page += end;
    if (page.size() <= setting_.most_bytes) {
      pages_.pages.push_back(std::move(page));
      return std::move(pages_);
    }
    const std::string_view body = std::string_view(page).substr(body_begin, body_end - body_begin);
    const std::size_t around = body_begin + end.size();
    const std::size_t room =
        setting_.most_bytes > 2 * around ? setting_.most_bytes - around : setting_.most_bytes / 2;
    SplitBody split = split_body(body, chapter_name(record_.id), room);
    for (std::size_t i = 0; i < split.parts.size(); ++i) {
      std::string one = i == 0 ? page.substr(0, body_begin) : begin_again();
      one += split.parts[i];
      one += i + 1 == split.parts.size() ? end : std::string(closing);
      pages_.pages.push_back(std::move(one));
    }
    pages_.anchors = std::move(split.anchors);
    return std::move(pages_);
  }

 private:
  static constexpr std::string_view closing = "</div>\n</article>\n</body>\n</html>\n";

  void open(std::string& out) const {
    open_page(
        out, {record_.title, record_.language, record_.direction, "../", "article", "", vertical_});
    out += "<article>\n";
  }

  std::string begin() {
    vertical_ = setting_.vertical && can_stand_vertical(record_);
    std::string out;
    constexpr std::size_t markup_per_node = 48;
    out.reserve(record_.body.size() * markup_per_node + 4096);
    open(out);
    const std::shared_ptr<const Theme> otherwise = built_in_theme(default_theme);
    out += render(setting_.theme.head, otherwise->head, chapter_head_fields(record_), setting_,
                  record_, pages_.diagnostics);
    ChapterWriter writer(out, record_);
    writer.write_advisories();
    writer.write_lead(images_);
    out += "<div class=\"article-body\">\n";
    return out;
  }

  std::string begin_again() const {
    std::string out;
    open(out);
    append_text_element(out, "h1", "class=\"running-title\"", record_.title);
    return out += "<div class=\"article-body continued\">\n";
  }

  void append_body(std::string& out) {
    const std::optional<Body> linked = link_remote_images(record_, images_);
    const Body& with_links = linked ? *linked : record_.body;
    const std::optional<Body> converted =
        convert_formulas(record_, with_links, setting_.formulas, pages_.diagnostics);
    const std::size_t begin = out.size();
    const Body& body = converted ? *converted : with_links;
    pages_.formulas = append_chapter_body(out, record_, body, images_, media_, links_);
    if (vertical_) out = out.substr(0, begin) + with_upright_digits(out.substr(begin));
  }

  std::string end() {
    std::string out = "</div>\n";
    const std::shared_ptr<const Theme> otherwise = built_in_theme(default_theme);
    out += render(setting_.theme.foot, otherwise->foot,
                  chapter_foot_fields(record_, setting_.publication), setting_, record_,
                  pages_.diagnostics);
    out += "</article>\n";
    close_page(out);
    return out;
  }

  const Record& record_;
  const ChapterSetting& setting_;
  const ChapterImages& images_;
  const ChapterMedia media_;
  const ChapterLinks& links_;
  bool vertical_ = false;
  ChapterPages pages_;
};

}  // namespace

ChapterPages chapter_pages(const Record& record, const ChapterSetting& setting,
                           const ChapterImages& images, const ChapterLinks& links) {
  return ChapterMaker(record, setting, images, links).make();
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
  for (const RecordLink& link : record.links)
    if (!link.fragment.empty() && link.id != record.id)
      facts->linked_places.push_back(chapter_name(link.id));
  return facts;
}

}  // namespace offprint
