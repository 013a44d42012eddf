#include "export/index/index_page.h"

#include <algorithm>
#include <map>

#include "base/file_system.h"
#include "base/language.h"
#include "base/url.h"
#include "export/feed_content.h"
#include "export/index/html_lines.h"
#include "export/listing_wording.h"
#include "index_page.embedded.h"

namespace offprint {
namespace {

constexpr std::size_t most_names = 3;  // of a book's authors

std::string language_of_page(const ListingContext& context) {
  const std::string& language = context.publication.language;
  return is_known_language(language) ? language : "en";
}

class IndexPage {
 public:
  explicit IndexPage(const ListingContext& context)
      : context_(context),
        language_(language_of_page(context)),
        words_(wording(language_)),
        own_words_(listing_wording(words_)),
        folder_(parent_path(context.path)),
        html_(language_, words_) {
    for (const ListedFile& file : context.files)
      (is_feed(file) ? feeds_ : file.book ? books_ : others_).push_back(&file);
  }

  std::string write() {
    write_head();
    html_.raw("<body>\n<header>\n<h1>").text(title()).raw("</h1>\n");
    paragraph("", context_.publication.description);
    html_.raw("</header>\n<main>\n");
    write_section("books", own_words_.books, books_, [this](const auto& b) { write_books(b); });
    write_section("feeds", own_words_.feeds, feeds_, [this](const auto& f) { write_feeds(f); });
    write_others();
    html_.raw("</main>\n");
    write_foot();
    html_.raw("</body>\n</html>\n");
    return html_.take();
  }

 private:
  using Files = std::vector<const ListedFile*>;

  const std::string& title() const {
    return context_.output.title.empty() ? context_.publication.title : context_.output.title;
  }

  std::string link(std::string_view path) const { return relative_link(folder_, path); }

  void write_head() {
    html_.raw("<!DOCTYPE html>\n<html").attribute("lang", language_);
    if (direction_of(language_) == Direction::rtl) html_.attribute("dir", "rtl");
    html_.raw(">\n<head>\n<meta charset=\"utf-8\">\n<title>").text(title()).raw("</title>\n");
    html_.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    if (!context_.publication.description.empty())
      html_.raw("<meta name=\"description\"")
          .attribute("content", context_.publication.description)
          .raw(">\n");
    write_discovery();
    html_.raw("<style>\n").raw(index_page::index_css).raw("</style>\n</head>\n");
  }

  // Feeds of everything before those of a tag alone.
  void write_discovery() {
    Files found = feeds_;
    std::stable_partition(found.begin(), found.end(),
                          [](const ListedFile* feed) { return feed->facets.empty(); });
    found.resize(std::min(found.size(), most_discovered_feeds));
    std::copy_if(others_.begin(), others_.end(), std::back_inserter(found),
                 [](const ListedFile* file) { return file->kind.starts_with("opds"); });
    for (const ListedFile* file : found)
      html_.raw("<link rel=\"alternate\"")
          .attribute("type", file->media_type)
          .attribute("title", file->title)
          .attribute("href", link(file->path))
          .raw(">\n");
  }

  void paragraph(std::string_view style, std::string_view text) {
    if (!text.empty()) html_.raw("<p").attribute("class", style).raw(">").text(text).raw("</p>\n");
  }

  void heading(int level, std::string_view text, std::string_view id = {}) {
    const std::string name = "h" + std::to_string(level);
    html_.raw("<" + name).attribute("id", id).language_of_words().raw(">").text(text);
    html_.raw("</" + name + ">\n");
  }

  template <typename Write>
  void write_section(std::string_view id, std::string_view name, const Files& files, Write write) {
    if (files.empty()) return;
    html_.raw("<section").attribute("aria-labelledby", id).raw(">\n");
    heading(2, name, id);
    for (const ListingGroup& group : groups_by_facets(files)) {
      if (!group.facets.empty()) heading(3, group_heading(words_, group.facets));
      write(group.files);
    }
    html_.raw("</section>\n");
  }

  void write_books(const Files& books) {
    html_.raw("<ul class=\"books\">\n");
    for (const ListedFile* file : books) {
      const BookDescription& book = *file->book;
      html_.raw("<li>\n<a class=\"book\"").attribute("href", link(file->path));
      html_.attribute("type", file->media_type).raw(">");
      write_picture(file->thumbnail ? file->thumbnail : file->cover);
      html_.raw("<span class=\"title\"").language(book.languages.front()).raw(">");
      html_.text(book.title).raw("</span></a>\n");
      write_authors(book.authors);
      html_.raw("<p class=\"facts\"><span>EPUB</span> <span").language_of_words().raw(">");
      html_.text(own_words_.articles).text(label_end(words_));
      html_.text(std::to_string(file->articles)).raw("</span> <span");
      if (direction_of(language_) == Direction::rtl) html_.attribute("dir", "ltr");
      html_.raw(">");
      html_.text(size_text(file->size)).raw("</span></p>\n</li>\n");
    }
    html_.raw("</ul>\n");
  }

  // The title beside it says what it is.
  void write_picture(const std::optional<ListedPicture>& picture) {
    if (!picture) return;
    html_.raw("<img alt=\"\" loading=\"lazy\"").attribute("src", link(picture->path)).raw(">");
  }

  void write_authors(const std::vector<Person>& authors) {
    std::vector<std::string> names;
    for (const Person& author : authors) names.push_back(author.name);
    if (names.empty()) return;
    const bool is_short = names.size() <= most_names;
    names.resize(std::min(names.size(), most_names));
    std::string text;
    if (is_short) {
      text = join_names(words_, names);
    } else {
      for (const std::string& name : names) text.append(name).append(words_.separator);
      text += "…";
    }
    paragraph("by", text);
  }

  // Feeds of one title, which differ in their formats, share a line.
  void write_feeds(const Files& feeds) {
    std::map<std::string_view, Files> of_title;
    for (const ListedFile* feed : feeds) of_title[feed->title].push_back(feed);
    html_.raw("<ul class=\"feeds\">\n");
    for (const ListedFile* feed : feeds) {
      const auto alike = of_title.extract(feed->title);
      if (alike.empty()) continue;
      html_.raw("<li><span class=\"title\"").language(feed->language).raw(">");
      html_.text(feed->title).raw("</span>");
      for (const ListedFile* format : alike.mapped()) write_feed_link(*format);
      html_.raw("</li>\n");
    }
    html_.raw("</ul>\n");
  }

  void write_feed_link(const ListedFile& feed) {
    const std::string format(feed_format(feed.media_type));
    html_.raw(" <a").attribute("href", link(feed.path)).attribute("type", feed.media_type);
    html_.attribute("aria-label", format + ": " + feed.title).raw(">");
    html_.text(format).raw("</a>");
  }

  void write_others() {
    if (others_.empty()) return;
    html_.raw("<section aria-labelledby=\"more\">\n");
    heading(2, own_words_.more, "more");
    html_.raw("<ul class=\"more\">\n");
    for (const ListedFile* file : others_) {
      const auto [name, format] = name_of(*file);
      html_.raw("<li><a").attribute("href", link(file->path));
      html_.attribute("type", file->media_type).raw("><span").language_of_words().raw(">");
      html_.text(name).raw("</span> <span class=\"format\">").text(format);
      html_.raw("</span></a></li>\n");
    }
    html_.raw("</ul>\n</section>\n");
  }

  std::pair<std::string_view, std::string_view> name_of(const ListedFile& file) const {
    if (file.kind == "opml") return {own_words_.all_feeds, "OPML"};
    if (file.kind == "opds") return {own_words_.catalog, "OPDS 1.2"};
    if (file.kind == "opds2") return {own_words_.catalog, "OPDS 2.0"};
    if (file.kind == "sitemap") return {own_words_.sitemap, "XML"};
    return {file.title, "HTML"};
  }

  void write_foot() {
    const Publication& publication = context_.publication;
    if (publication.site.empty() && publication.rights.empty()) return;
    html_.raw("<footer>\n");
    if (!publication.site.empty())
      html_.raw("<p><a")
          .attribute("href", publication.site + "/")
          .raw(">")
          .text(publication.site.substr(publication.site.find("//") + 2))
          .raw("</a></p>\n");
    paragraph("", publication.rights);
    html_.raw("</footer>\n");
  }

  const ListingContext& context_;
  const std::string language_;
  const Wording& words_;
  const ListingWording& own_words_;
  const std::string folder_;
  Files books_, feeds_, others_;
  HtmlLines html_;
};

}  // namespace

std::vector<ListingFile> make_index_page(const ListingContext& context, Diagnostics&) {
  return {{"", "text/html", IndexPage(context).write()}};
}

}  // namespace offprint
