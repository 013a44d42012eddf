#include "export/epub/navigation.h"

#include <fmt/format.h>

#include "export/epub/cover_text.h"
#include "export/epub/matter_page.h"
#include "export/epub/package.h"
#include "export/epub/page.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

class Navigation {
 public:
  explicit Navigation(const Book& book) : book_(book) {}

  std::string write() {
    open_page(out_, {book_.full_title(), book_.language, book_.direction, "", "navigation"});
    out_ += "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n";
    append_page_heading(out_, book_, book_.words().contents);
    out_ += "<ol>\n";
    const std::size_t empty = out_.size();
    write_matter(book_.front);
    for (const BookPart& part : book_.parts) write_part(part);
    write_matter(book_.back);
    if (out_.size() == empty) {
      out_ += fmt::format("<li><a href=\"{}\">", first_path(book_));
      append_escaped(out_, book_.full_title());
      out_ += "</a></li>\n";
    }
    out_ += "</ol>\n</nav>\n";
    write_landmarks();
    close_page(out_);
    return std::move(out_);
  }

 private:
  void write_page_link(const MatterPage& page, std::string_view type = {}) {
    out_ += "<li><a";
    if (!type.empty()) out_ += fmt::format(" epub:type=\"{}\"", type);
    out_ += fmt::format(" href=\"{}\">", page.path);
    if (page.worded)
      append_word(out_, book_.words(), book_.language, page.title);
    else
      append_escaped(out_, page.title);
    out_ += "</a></li>\n";
  }

  void write_matter(const std::vector<MatterPage>& pages) {
    for (const MatterPage& page : pages)
      if (page.listed) write_page_link(page);
  }

  void write_part(const BookPart& part) {
    if (!part.title.empty()) {
      out_ += fmt::format("<li><a href=\"{}\">", part.path());
      append_escaped(out_, part.title);
      out_ += "</a>\n<ol>\n";
    }
    for (std::size_t i = part.begin; i < part.end; ++i) {
      out_ += "<li>";
      append_chapter_link(out_, book_, book_.chapters[i]);
      out_ += "</li>\n";
    }
    if (!part.title.empty()) out_ += "</ol></li>\n";
  }

  void write_landmarks() {
    std::string before;
    std::swap(out_, before);
    if (book_.cover) write_landmark("cover", cover_page_name, cover_word(book_.words()));
    for (const MatterPage& page : book_.front) write_landmark(page);
    if (!book_.chapters.empty())
      write_landmark("bodymatter", body_path(book_), book_.words().start);
    for (const MatterPage& page : book_.back) write_landmark(page);
    std::swap(out_, before);
    if (before.empty()) return;
    out_ += "<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n<ol>\n" + before +
            "</ol>\n</nav>\n";
  }

  void write_landmark(std::string_view type, std::string_view path, std::string_view word) {
    out_ += fmt::format("<li><a epub:type=\"{}\" href=\"{}\">", type, path);
    append_word(out_, book_.words(), book_.language, word);
    out_ += "</a></li>\n";
  }

  void write_landmark(const MatterPage& page) {
    if (!page.landmark.empty()) write_page_link(page, page.landmark);
  }

  const Book& book_;
  std::string out_;
};

class Ncx {
 public:
  explicit Ncx(const Book& book) : book_(book) {}

  std::string write() {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"";
    append_escaped_attribute(out_, book_.language);
    out_ += fmt::format(
        "\">\n<head>\n<meta name=\"dtb:uid\" content=\"{}\"/>\n"
        "<meta name=\"dtb:depth\" content=\"{}\"/>\n"
        "<meta name=\"dtb:totalPageCount\" content=\"0\"/>\n"
        "<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n",
        book_.identifier(), book_.divided() ? 2 : 1);
    label("docTitle", book_.full_title());
    out_ += "\n<navMap>\n";
    write_matter(book_.front);
    for (const BookPart& part : book_.parts) write_part(part);
    write_matter(book_.back);
    if (order_ == 0) point("title-page", book_.full_title(), first_path(book_));
    out_ += "</navMap>\n</ncx>\n";
    return std::move(out_);
  }

 private:
  void label(std::string_view element, std::string_view text) {
    out_ += fmt::format("<{}><text>", element);
    append_escaped(out_, text);
    out_ += fmt::format("</text></{}>", element);
  }

  void open_point(std::string_view id, std::string_view title, std::string_view path) {
    out_ += fmt::format("<navPoint id=\"{}\" playOrder=\"{}\">", id, ++order_);
    label("navLabel", title);
    out_ += fmt::format("<content src=\"{}\"/>", path);
  }

  void point(std::string_view id, std::string_view title, std::string_view path) {
    open_point(id, title, path);
    out_ += "</navPoint>\n";
  }

  void write_matter(const std::vector<MatterPage>& pages) {
    for (const MatterPage& page : pages)
      if (page.listed) point(page.id, page.title, page.path);
  }

  void write_part(const BookPart& part) {
    if (!part.title.empty()) {
      open_point(part.name(), part.title, part.path());
      out_ += '\n';
    }
    for (std::size_t i = part.begin; i < part.end; ++i) {
      const ChapterFacts& chapter = book_.chapters[i];
      point(chapter.name, chapter.title, chapter_path(chapter));
    }
    if (!part.title.empty()) out_ += "</navPoint>\n";
  }

  const Book& book_;
  std::string out_;
  std::size_t order_ = 0;
};

}  // namespace

std::string navigation_document(const Book& book) { return Navigation(book).write(); }

std::string ncx_document(const Book& book) { return Ncx(book).write(); }

}  // namespace offprint
