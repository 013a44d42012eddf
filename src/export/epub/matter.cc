// Which pages a book has, and in which order.
#include <fmt/format.h>

#include <iterator>
#include <set>

#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"

namespace offprint {
namespace {

bool has_several_tags(const Book& book) {
  std::set<std::string_view> labels;
  for (const ChapterFacts& chapter : book.chapters)
    for (const Subject& subject : chapter.subjects)
      if (labels.insert(subject.label); labels.size() > 1) return true;
  return false;
}

bool has_several_contributors(const Book& book) {
  std::set<std::string_view> names;
  for (const ChapterFacts& chapter : book.chapters)
    for (const std::vector<Person>* people : {&chapter.authors, &chapter.contributors})
      for (const Person& person : *people)
        if (names.insert(person.name); names.size() > 1) return true;
  return false;
}

bool names_its_edition(const BookSpec& spec) {
  return !spec.edition.empty() || !spec.isbn.empty() || !spec.doi.empty() ||
         !spec.license.empty() || spec.date;
}

class Matter {
 public:
  Matter(Book& book, const std::string& path, Diagnostics& diagnostics, const KeepPage& keep)
      : book_(book),
        path_(path),
        diagnostics_(diagnostics),
        keep_(keep),
        several_(book.volumes > 1 || book.chapters.size() > 1) {}

  void add() {
    const PagesSpec& wanted = book_.spec.pages;
    const Publication& publication = book_.publication;
    const bool with_copyright = wanted.copyright.value_or(
        names_its_edition(book_.spec) ||
        (several_ && !(publication.publisher.empty() && publication.rights.empty())));

    if (wanted.contributors.value_or(several_ && has_several_contributors(book_)))
      add_back("contributors", wanted.contributors, contributors_pages(book_));
    if (wanted.sources.value_or(several_))
      add_back("sources", wanted.sources, sources_pages(book_));
    if (wanted.tags.value_or(several_ && has_several_tags(book_)))
      add_back("tags", wanted.tags, index_pages(book_));
    if (wanted.colophon.value_or(several_))
      add_back("colophon", wanted.colophon, {colophon_page(book_)});
    if (with_copyright) add_back("copyright", wanted.copyright, {copyright_page(book_)});

    if (wanted.half_title.value_or(false))
      add_front("half_title", wanted.half_title, {half_title_page(book_)});
    if (wanted.title.value_or(several_) || book_.chapters.empty())
      add_front("title", wanted.title, {title_page(book_, !with_copyright)});
    if (book_.dedication) add_front("dedication", {}, {dedication_page(book_)});
    const auto before_contents = static_cast<std::ptrdiff_t>(book_.front.size());
    if (wanted.advisories.value_or(several_))
      add_front("advisories", wanted.advisories, advisory_pages(book_));
    if (book_.foreword) add_front("foreword", {}, {foreword_page(book_)});
    // Last, for it lists the others.
    if (wanted.contents.value_or(several_)) {
      std::vector<MatterPage> pages = contents_pages(book_);
      complete(pages);
      book_.front.insert(book_.front.begin() + before_contents,
                         std::make_move_iterator(pages.begin()),
                         std::make_move_iterator(pages.end()));
    }
  }

 private:
  void add_front(std::string_view key, std::optional<bool> wanted, std::vector<MatterPage> pages) {
    add_to(book_.front, key, wanted, std::move(pages));
  }
  void add_back(std::string_view key, std::optional<bool> wanted, std::vector<MatterPage> pages) {
    add_to(book_.back, key, wanted, std::move(pages));
  }

  void add_to(std::vector<MatterPage>& to, std::string_view key, std::optional<bool> wanted,
              std::vector<MatterPage> pages) {
    if (pages.empty() && wanted)
      diagnostics_.push_back(
          {Code::book_page_empty,
           "",
           {},
           fmt::format("{}: the page `{}` has nothing to say and is left out", path_, key)});
    complete(pages);
    for (MatterPage& page : pages) to.push_back(std::move(page));
  }

  void complete(std::vector<MatterPage>& pages) {
    for (MatterPage& page : pages) {
      page.has_formulas = holds_formulas(page.content);
      if (keep_) keep_(page);
    }
  }

  Book& book_;
  const std::string& path_;
  Diagnostics& diagnostics_;
  const KeepPage& keep_;
  bool several_;
};

}  // namespace

void add_matter(Book& book, const std::string& path, Diagnostics& diagnostics,
                const KeepPage& keep) {
  Matter(book, path, diagnostics, keep).add();
}

}  // namespace offprint
