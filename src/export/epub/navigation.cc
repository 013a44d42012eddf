#include "export/epub/navigation.h"

#include <fmt/format.h>

#include "export/epub/cover_text.h"
#include "export/epub/package.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// Titles may be in other languages than the page.
void append_chapter_language(std::string& out, const Book& book, const ChapterFacts& chapter) {
  if (chapter.language == book.language) return;
  append_language(out, chapter.language);
  if (chapter.direction != book.direction)
    out += fmt::format(" dir=\"{}\"", name(chapter.direction));
}

void append_heading(std::string& out, const Book& book, std::string_view level,
                    std::string_view word) {
  out += fmt::format("<{} class=\"page-title\">", level);
  append_word(out, book.words(), book.language, word);
  out += fmt::format("</{}>\n", level);
}

void append_landmark(std::string& out, const Book& book, std::string_view type,
                     std::string_view href, std::string_view word) {
  out += fmt::format("<li><a epub:type=\"{}\" href=\"{}\">", type, href);
  append_word(out, book.words(), book.language, word);
  out += "</a></li>\n";
}

void append_ncx_label(std::string& out, std::string_view element, std::string_view text) {
  out += fmt::format("<{}><text>", element);
  append_escaped(out, text);
  out += fmt::format("</text></{}>", element);
}

}  // namespace

std::string navigation_document(const Book& book) {
  std::string out;
  const Wording& words = book.words();
  open_page(out, {book.full_title(), book.language, book.direction, "", "navigation"});
  out += "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n";
  append_heading(out, book, "h1", words.contents);
  out += "<ol>\n";
  for (const ChapterFacts& chapter : book.chapters) {
    out += "<li><a href=\"" + chapter_path(chapter) + '"';
    append_chapter_language(out, book, chapter);
    out += '>';
    append_escaped(out, chapter.title);
    out += "</a></li>\n";
  }
  if (book.chapters.empty()) {
    out += fmt::format("<li><a href=\"{}\">", title_page_name);
    append_escaped(out, book.full_title());
    out += "</a></li>\n";
  }
  out += "</ol>\n</nav>\n<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n";
  if (book.cover) append_landmark(out, book, "cover", cover_page_name, cover_word(words));
  append_landmark(out, book, "toc", contents_name, words.contents);
  if (!book.chapters.empty())
    append_landmark(out, book, "bodymatter", chapter_path(book.chapters.front()), words.start);
  out += "</ol>\n</nav>\n";
  close_page(out);
  return out;
}

std::string ncx_document(const Book& book) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"";
  append_escaped_attribute(out, book.language);
  out += fmt::format(
      "\">\n<head>\n<meta name=\"dtb:uid\" content=\"{}\"/>\n"
      "<meta name=\"dtb:depth\" content=\"1\"/>\n"
      "<meta name=\"dtb:totalPageCount\" content=\"0\"/>\n"
      "<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n",
      book.identifier());
  append_ncx_label(out, "docTitle", book.full_title());
  out += "\n<navMap>\n";
  std::size_t order = 0;
  const auto append_point = [&](std::string_view id, std::string_view title,
                                std::string_view path) {
    out += fmt::format("<navPoint id=\"{}\" playOrder=\"{}\">", id, ++order);
    append_ncx_label(out, "navLabel", title);
    out += fmt::format("<content src=\"{}\"/></navPoint>\n", path);
  };
  for (const ChapterFacts& chapter : book.chapters)
    append_point(chapter.name, chapter.title, chapter_path(chapter));
  if (book.chapters.empty()) append_point("title-page", book.full_title(), title_page_name);
  out += "</navMap>\n</ncx>\n";
  return out;
}

std::string contents_page(const Book& book) {
  std::string out;
  open_page(out, {book.words().contents, book.language, book.direction, "", "contents"});
  out += "<section class=\"contents-page\">\n";
  append_heading(out, book, "h1", book.words().contents);
  out += "<ol class=\"contents-list\">\n";
  for (const ChapterFacts& chapter : book.chapters) {
    out += "<li";
    append_chapter_language(out, book, chapter);
    out += ">\n";
    append_text_element(out, "div", "class=\"contents-section\"", chapter.section);
    out += "<div class=\"contents-title\"><a href=\"" + chapter_path(chapter) + "\">";
    append_escaped(out, chapter.title);
    out += "</a></div>\n";
    append_text_element(out, "div", "class=\"contents-byline\"", book.byline(chapter));
    out += "</li>\n";
  }
  out += "</ol>\n</section>\n";
  close_page(out);
  return out;
}

}  // namespace offprint
