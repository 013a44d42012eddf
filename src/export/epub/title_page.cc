#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/date.h"
#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

struct Range {
  std::optional<Date> first, last;
};

Range published_range(const Book& book) {
  Range range;
  for (const ChapterFacts& chapter : book.chapters) {
    const std::optional<Date> date = parse_date(chapter.published).date;
    if (!date) continue;
    const std::int64_t seconds = to_epoch_seconds(*date);
    if (!range.first || seconds < to_epoch_seconds(*range.first)) range.first = date;
    if (!range.last || seconds > to_epoch_seconds(*range.last)) range.last = date;
  }
  return range;
}

std::string dates(const Book& book) {
  const Range range = published_range(book);
  if (!range.first) return "";
  const std::string first = to_display(*range.first, book.language);
  const std::string last = to_display(*range.last, book.language);
  return first == last ? first : first + " – " + last;
}

std::string authors(const Book& book) {
  std::vector<std::string> names;
  for (const Person& author : book.publication.authors) names.push_back(author.name);
  return join_names(book.words(), names);
}

void append_titles(std::string& out, const Book& book) {
  append_text_element(out, "h1", "class=\"book-title\"", book.title);
  append_text_element(out, "p", "role=\"doc-subtitle\" class=\"book-subtitle\"",
                      book.spec.subtitle);
  if (book.volumes == 1) return;
  out += "<div class=\"volume\">";
  append_word(out, book.words(), book.language, volume_label(book.words(), book.volume));
  out += "</div>\n";
}

void open_title_block(std::string& out, const Book& book, const MatterKind& kind) {
  open_page(out, {book.full_title(), book.language, book.direction, "", kind.id, "frontmatter"});
  out += fmt::format("<{} epub:type=\"{}\" class=\"title-block\">\n", kind.element, kind.type);
}

}  // namespace

MatterPage half_title_page(const Book& book) {
  MatterPage page = make_page(half_title_kind, book.full_title());
  page.worded = false;
  page.landmark = {};
  open_title_block(page.content, book, half_title_kind);
  append_text_element(page.content, "p", "class=\"half-title\"", book.title);
  close_matter(page.content, half_title_kind);
  return page;
}

MatterPage title_page(const Book& book, bool with_rights) {
  MatterPage page = make_page(title_kind, book.matter_words().title_page);
  std::string& out = page.content;
  open_title_block(out, book, title_kind);
  if (!book.logo.name.empty())
    out += fmt::format("<div class=\"logo\"><img src=\"{}\" alt=\"\"/></div>\n", book.logo.name);
  append_titles(out, book);
  append_text_element(out, "div", "class=\"book-authors\"", authors(book));
  append_text_element(out, "div", "class=\"book-edition\"", book.spec.edition);
  append_text_element(out, "div", "class=\"book-series\"", series_label(book.spec));
  append_text_element(out, "p", "class=\"book-description\"", book.publication.description);
  append_text_element(out, "div", "class=\"book-dates\"", dates(book));
  append_text_element(out, "div", "class=\"imprint\"", book.publication.publisher);
  if (with_rights)
    append_text_element(out, "div", "class=\"book-rights\"", book.publication.rights);
  close_matter(out, title_kind);
  return page;
}

}  // namespace offprint
