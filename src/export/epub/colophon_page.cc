#include "base/file_system.h"
#include "base/unicode.h"
#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"

namespace offprint {

MatterPage colophon_page(const Book& book) {
  const MatterWording& words = book.matter_words();
  MatterPage page = make_page(colophon_kind, words.colophon);
  std::string& out = page.content;
  open_matter(out, book, colophon_kind, words.colophon);
  append_page_heading(out, book, words.colophon);
  append_text_element(out, "p", "class=\"colophon-title\"", book.full_title());
  append_text_element(out, "p", "class=\"colophon-subtitle\"", book.spec.subtitle);
  out += "<dl class=\"book-facts\">\n";
  append_fact(out, book, words.articles, std::to_string(book.chapters.size()));
  append_fact(out, book, words.made_with, "offprint");
  append_fact(out, book, words.design, capitalize_first(file_name(book.spec.theme)));
  append_fact(out, book, words.fonts, join_names(book.words(), book.font_families));
  append_fact(out, book, words.identifier, book.identifier());
  out += "</dl>\n";
  close_matter(out, colophon_kind);
  return page;
}

}  // namespace offprint
