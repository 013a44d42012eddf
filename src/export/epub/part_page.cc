#include <fmt/format.h>

#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// More would be a second contents page.
constexpr std::size_t most_articles_listed = 40;

}  // namespace

std::string part_page(const Book& book, const BookPart& part) {
  std::string out;
  open_page(out, {part.title, book.language, book.direction, "../", "part", "bodymatter"});
  out +=
      "<section epub:type=\"part\" role=\"doc-part\" class=\"part-page\">\n"
      "<div class=\"part-number\">";
  std::string label(book.matter_words().part);
  label.replace(label.find('#'), 1, std::to_string(part.number));
  append_word(out, book.words(), book.language, label);
  out += "</div>\n";
  append_text_element(out, "h1", "class=\"part-title\"", part.title);
  if (part.end - part.begin <= most_articles_listed) {
    out += "<ul class=\"part-list\">\n";
    for (std::size_t i = part.begin; i < part.end; ++i) {
      out += "<li>";
      append_chapter_link(out, book, book.chapters[i], "../");
      out += "</li>\n";
    }
    out += "</ul>\n";
  }
  out += "</section>\n";
  close_page(out);
  return out;
}

}  // namespace offprint
