#include <algorithm>
#include <map>
#include <numeric>

#include "base/collation.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "export/epub/paged_list.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

struct Work {
  std::size_t chapter = 0;
  std::vector<std::string> roles;
};

struct Contributor {
  Person person;
  std::vector<Work> works;
};

void add_work(Contributor& contributor, std::size_t chapter, const std::string& role) {
  std::vector<Work>& works = contributor.works;
  if (works.empty() || works.back().chapter != chapter) works.push_back({chapter, {}});
  std::vector<std::string>& roles = works.back().roles;
  if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
}

std::vector<Contributor> contributors(const Book& book) {
  std::vector<Contributor> all;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < book.chapters.size(); ++i) {
    const ChapterFacts& chapter = book.chapters[i];
    for (const std::vector<Person>* people : {&chapter.authors, &chapter.contributors})
      for (const Person& person : *people) {
        const auto [place, added] = places.try_emplace(person.name, all.size());
        if (added) all.push_back({person, {}});
        add_work(all[place->second], i, person.role.empty() ? "aut" : person.role);
      }
  }
  return all;
}

std::vector<std::size_t> in_order(const Book& book, const std::vector<Contributor>& all) {
  std::vector<std::string> names;
  for (const Contributor& contributor : all)
    names.push_back(contributor.person.sort_name.empty() ? contributor.person.name
                                                         : contributor.person.sort_name);
  const std::vector<std::string> keys = sort_keys(book.language, names);
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  return order;
}

std::string work_item(const Book& book, const Work& work) {
  const Wording& words = book.words();
  std::string out = "<li>";
  append_chapter_link(out, book, book.chapters[work.chapter]);
  if (work.roles != std::vector<std::string>{"aut"}) {
    out += " <span class=\"entry-role\">";
    for (std::size_t i = 0; i < work.roles.size(); ++i) {
      if (i > 0) append_word(out, words, book.language, words.separator);
      append_word(out, words, book.language, role_name(words, work.roles[i]));
    }
    out += "</span>";
  }
  return out + "</li>\n";
}

}  // namespace

std::vector<MatterPage> contributors_pages(const Book& book) {
  const std::vector<Contributor> all = contributors(book);
  PagedList list(book, contributors_kind, book.matter_words().contributors);
  for (const std::size_t place : in_order(book, all)) {
    const Person& person = all[place].person;
    std::string opening = "<section class=\"contributor-entry\">\n<h2><bdi>";
    append_escaped(opening, person.name);
    if (!person.degrees.empty()) append_escaped(opening, ", " + person.degrees);
    list.open(opening + "</bdi></h2>\n<ul class=\"entry-list\">\n", "</ul>\n</section>\n");
    for (const Work& work : all[place].works) list.add(work_item(book, work));
    list.close();
  }
  return list.finish();
}

}  // namespace offprint
