#include "export/epub/package.h"

#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "export/epub/paged_list.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr std::string_view open_list = "<ol class=\"contents-list\">\n";
constexpr std::string_view close_list = "</ol>\n";

void add_matter_pages(PagedList& list, const Book& book, const std::vector<MatterPage>& pages) {
  for (const MatterPage& page : pages) {
    if (!page.listed) continue;
    std::string item = "<li class=\"contents-matter\"><a href=\"" + page.path + "\">";
    if (page.worded)
      append_word(item, book.words(), book.language, page.title);
    else
      append_escaped(item, page.title);
    list.add(item + "</a></li>\n");
  }
}

std::string chapter_item(const Book& book, const ChapterFacts& chapter) {
  std::string out = "<li";
  append_chapter_language(out, book, chapter);
  out += ">\n";
  append_text_element(out, "div", "class=\"contents-section\"", chapter.section);
  out += "<div class=\"contents-title\"><a href=\"" + chapter_path(chapter) + "\">";
  append_escaped(out, chapter.title);
  out += "</a></div>\n";
  append_text_element(out, "div", "class=\"contents-byline\"", book.byline(chapter));
  return out + "</li>\n";
}

void add_part(PagedList& list, const Book& book, const BookPart& part) {
  if (!part.title.empty()) {
    std::string opening = "<section class=\"contents-part\">\n<h2><a href=\"" + part.path() + "\">";
    append_escaped(opening, part.title);
    list.open(opening + "</a></h2>\n" + std::string(open_list), "</ol>\n</section>\n");
  } else if (book.divided()) {
    list.open(std::string(open_list), std::string(close_list));
  }
  for (std::size_t i = part.begin; i < part.end; ++i)
    list.add(chapter_item(book, book.chapters[i]));
  if (book.divided()) list.close();
}

}  // namespace

std::vector<MatterPage> contents_pages(const Book& book) {
  PagedList list(book, contents_kind, book.words().contents);
  const bool one_list = !book.divided();
  list.open(std::string(open_list), std::string(close_list));
  add_matter_pages(list, book, book.front);
  if (!one_list) list.close();
  for (const BookPart& part : book.parts) add_part(list, book, part);
  if (!one_list) list.open(std::string(open_list), std::string(close_list));
  add_matter_pages(list, book, book.back);
  return list.finish();
}

}  // namespace offprint
