#include <map>

#include "base/collation.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "export/epub/paged_list.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// The articles of each tag, in reading order.
std::map<std::string, std::vector<std::size_t>> articles_by_tag(const Book& book) {
  std::map<std::string, std::vector<std::size_t>> tags;
  for (std::size_t i = 0; i < book.chapters.size(); ++i)
    for (const Subject& subject : book.chapters[i].subjects) {
      std::vector<std::size_t>& chapters = tags[subject.label];
      if (chapters.empty() || chapters.back() != i) chapters.push_back(i);
    }
  return tags;
}

void add_tag(PagedList& list, const Book& book, const std::string& label,
             const std::vector<std::size_t>& chapters) {
  std::string opening = "<li><div class=\"index-term\">";
  append_escaped(opening, label);
  list.open(opening + "</div>\n<ul class=\"entry-list\">\n", "</ul></li>\n");
  for (const std::size_t chapter : chapters) {
    std::string item = "<li>";
    append_chapter_link(item, book, book.chapters[chapter]);
    list.add(item + "</li>\n");
  }
  list.close();
}

}  // namespace

std::vector<MatterPage> index_pages(const Book& book) {
  const auto tags = articles_by_tag(book);
  std::vector<std::string> labels;
  for (const auto& [label, chapters] : tags) labels.push_back(label);
  PagedList list(book, index_kind, book.matter_words().index);
  for (const IndexLetter& letter : index_letters(book.language, labels)) {
    list.set_letter(letter.label);
    std::string opening = "<section class=\"index-letter\">\n<h2>";
    append_escaped(opening, letter.label);
    list.open(opening + "</h2>\n<ul class=\"index-list\">\n", "</ul>\n</section>\n");
    for (const std::size_t place : letter.places)
      add_tag(list, book, labels[place], tags.at(labels[place]));
    list.close();
  }
  return list.finish();
}

}  // namespace offprint
