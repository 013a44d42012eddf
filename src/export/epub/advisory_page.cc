#include <algorithm>
#include <map>

#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "export/epub/paged_list.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

struct Carried {
  std::string label, language;
  bool in_book_language = false;
  std::vector<std::pair<std::string, std::string>> help;  // text, address: each offer once
  std::vector<std::size_t> chapters;
};

// In the order in which they first come.
std::vector<Carried> advisories(const Book& book) {
  std::vector<Carried> all;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < book.chapters.size(); ++i) {
    const ChapterFacts& chapter = book.chapters[i];
    for (const Advisory& advisory : chapter.advisories) {
      const auto [place, added] = places.try_emplace(advisory.id, all.size());
      if (added) all.emplace_back();
      Carried& carried = all[place->second];
      const bool in_book_language = chapter.language == book.language;
      if (added || (in_book_language && !carried.in_book_language)) {
        carried.label = advisory.label;
        carried.language = chapter.language;
        carried.in_book_language = in_book_language;
      }
      const std::pair offer(advisory.help, advisory.help_url);
      const bool known =
          std::find(carried.help.begin(), carried.help.end(), offer) != carried.help.end();
      if (!known && offer != std::pair<std::string, std::string>()) carried.help.push_back(offer);
      carried.chapters.push_back(i);
    }
  }
  return all;
}

std::string heading(const Carried& carried) {
  std::string out = "<section class=\"advisory-entry\">\n<h2";
  if (!carried.in_book_language) append_language(out, carried.language);
  out += '>';
  append_escaped(out, carried.label);
  out += "</h2>\n";
  for (const auto& [text, address] : carried.help) {
    out += "<p class=\"help\">";
    append_escaped(out, text);
    if (!text.empty() && !address.empty()) out += ' ';
    if (!address.empty()) append_web_link(out, address, address);
    out += "</p>\n";
  }
  return out + "<ul class=\"entry-list\">\n";
}

}  // namespace

std::vector<MatterPage> advisory_pages(const Book& book) {
  const MatterWording& words = book.matter_words();
  PagedList list(book, advisories_kind, words.advisories, words.advisories_note);
  for (const Carried& carried : advisories(book)) {
    list.open(heading(carried), "</ul>\n</section>\n");
    for (const std::size_t chapter : carried.chapters) {
      std::string item = "<li>";
      append_chapter_link(item, book, book.chapters[chapter]);
      list.add(item + "</li>\n");
    }
    list.close();
  }
  return list.finish();
}

}  // namespace offprint
