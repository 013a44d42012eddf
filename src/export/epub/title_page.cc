#include "export/epub/title_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/date.h"
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

}  // namespace

std::string title_page(const Book& book) {
  std::string out;
  open_page(out, {book.full_title(), book.language, book.direction, "", "title-page"});
  out += "<section epub:type=\"titlepage\" class=\"title-block\">\n";
  if (!book.logo.name.empty())
    out += fmt::format("<div class=\"logo\"><img src=\"{}\" alt=\"\"/></div>\n", book.logo.name);
  append_text_element(out, "h1", "class=\"book-title\"", book.title);
  if (book.volumes > 1) {
    out += "<div class=\"volume\">";
    append_word(out, book.words(), book.language, volume_label(book.words(), book.volume));
    out += "</div>\n";
  }
  append_text_element(out, "p", "class=\"book-description\"", book.publication.description);
  append_text_element(out, "div", "class=\"book-dates\"", dates(book));
  append_text_element(out, "div", "class=\"imprint\"", book.publication.publisher);
  append_text_element(out, "div", "class=\"book-rights\"", book.publication.rights);
  out += "</section>\n";
  close_page(out);
  return out;
}

}  // namespace offprint
