#include "export/epub/matter_page.h"

#include <fmt/format.h>

#include "base/url.h"
#include "export/epub/package.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {

MatterPage make_page(const MatterKind& kind, std::string_view title) {
  MatterPage page;
  page.id = kind.id;
  page.path = std::string(kind.stem) + ".xhtml";
  page.title = title;
  page.listed = kind.listed;
  page.landmark = kind.type;
  return page;
}

void open_matter(std::string& out, const Book& book, const MatterKind& kind,
                 std::string_view title) {
  const std::string_view to_root = kind.stem.starts_with("text/") ? "../" : "";
  open_page(out, {title, book.language, book.direction, to_root, kind.id,
                  kind.front ? "frontmatter" : "backmatter"});
  out += fmt::format("<{}", kind.element);
  if (!kind.type.empty()) out += fmt::format(" epub:type=\"{}\"", kind.type);
  if (!kind.role.empty()) out += fmt::format(" role=\"{}\"", kind.role);
  out += " class=\"matter\">\n";
}

void close_matter(std::string& out, const MatterKind& kind) {
  out += fmt::format("</{}>\n", kind.element);
  close_page(out);
}

void append_page_heading(std::string& out, const Book& book, std::string_view word) {
  out += "<h1 class=\"page-title\">";
  append_word(out, book.words(), book.language, word);
  out += "</h1>\n";
}

void append_page_note(std::string& out, const Book& book, std::string_view sentence) {
  out += "<p class=\"page-note\">";
  append_word(out, book.words(), book.language, sentence);
  out += "</p>\n";
}

void append_chapter_language(std::string& out, const Book& book, const ChapterFacts& chapter) {
  if (chapter.language == book.language) return;
  append_language(out, chapter.language);
  if (chapter.direction != book.direction)
    out += fmt::format(" dir=\"{}\"", name(chapter.direction));
}

void append_chapter_link(std::string& out, const Book& book, const ChapterFacts& chapter,
                         std::string_view to_root) {
  out += fmt::format("<a href=\"{}{}\"", to_root, chapter_path(chapter));
  append_chapter_language(out, book, chapter);
  out += '>';
  append_escaped(out, chapter.title);
  out += "</a>";
}

void append_web_link(std::string& out, std::string_view address, std::string_view text) {
  std::string target;
  if (is_absolute_url(address) && is_safe_link(address))
    target = normalize_url(std::string(address)).value_or("");
  if (!target.empty()) {
    out += "<a href=\"";
    append_escaped_attribute(out, target);
    out += "\">";
  }
  out += "<bdi>";
  append_escaped(out, text);
  out += target.empty() ? "</bdi>" : "</bdi></a>";
}

void append_fact(std::string& out, const Book& book, std::string_view label, std::string_view value,
                 std::string_view address) {
  if (value.empty()) return;
  out += "<dt>";
  append_word(out, book.words(), book.language, label);
  out += "</dt><dd>";
  append_web_link(out, address, value);
  out += "</dd>\n";
}

std::string series_label(const BookSpec& spec) {
  if (spec.series.empty() || spec.series_position.empty()) return spec.series;
  return fmt::format("{} · {}", spec.series, spec.series_position);
}

}  // namespace offprint
