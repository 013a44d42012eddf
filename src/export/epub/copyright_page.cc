#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"

namespace offprint {

MatterPage copyright_page(const Book& book) {
  const BookSpec& spec = book.spec;
  const Publication& publication = book.publication;
  const MatterWording& words = book.matter_words();
  MatterPage page = make_page(copyright_kind, words.copyright);
  std::string& out = page.content;
  open_matter(out, book, copyright_kind, words.copyright);
  append_page_heading(out, book, words.copyright);
  append_text_element(out, "p", "class=\"colophon-title\"", book.full_title());
  append_text_element(out, "p", "class=\"colophon-subtitle\"", spec.subtitle);
  append_text_element(out, "p", "class=\"colophon-rights\"", publication.rights);
  out += "<dl class=\"book-facts\">\n";
  append_fact(out, book, words.publisher, publication.publisher, publication.site);
  if (spec.date) append_fact(out, book, words.published, to_display(*spec.date, book.language));
  append_fact(out, book, words.edition, spec.edition);
  append_fact(out, book, words.series, series_label(spec));
  append_fact(out, book, words.license, spec.license, spec.license);
  append_fact(out, book, "ISBN", spec.isbn);
  append_fact(out, book, "DOI", spec.doi, spec.doi.empty() ? "" : "https://doi.org/" + spec.doi);
  append_fact(out, book, words.identifier, book.identifier());
  out += "</dl>\n";
  close_matter(out, copyright_kind);
  return page;
}

}  // namespace offprint
