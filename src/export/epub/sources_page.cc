#include "base/date.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "export/epub/paged_list.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

std::string source_item(const Book& book, const ChapterFacts& chapter) {
  std::string out = "<li>\n<div class=\"entry-title\">";
  append_chapter_link(out, book, chapter);
  out += "</div>\n<div class=\"entry-source\">";
  if (!chapter.source_name.empty()) append_web_link(out, chapter.url, chapter.source_name);
  if (const std::optional<Date> date = parse_date(chapter.published).date) {
    if (!chapter.source_name.empty()) out += " · ";
    out += "<time datetime=\"" + to_iso8601(*date) + "\">";
    append_escaped(out, to_display(*date, book.language));
    out += "</time>";
  }
  out += "</div>\n";
  if (chapter.rights != book.publication.rights)
    append_text_element(out, "div", "class=\"entry-rights\"", chapter.rights);
  return out + "</li>\n";
}

}  // namespace

std::vector<MatterPage> sources_pages(const Book& book) {
  const MatterWording& words = book.matter_words();
  PagedList list(book, sources_kind, words.sources, words.sources_note);
  list.open("<ul class=\"source-list\">\n", "</ul>\n");
  for (const ChapterFacts& chapter : book.chapters) {
    const bool own_rights = !chapter.rights.empty() && chapter.rights != book.publication.rights;
    if (!chapter.source_name.empty() || own_rights) list.add(source_item(book, chapter));
  }
  return list.finish();
}

}  // namespace offprint
