#include "export/epub/book.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "export/epub/page.h"

namespace offprint {
namespace {

bool is_known(std::string_view language) { return !language.empty() && language != "und"; }

// That of most articles; of equals, the first in byte order.
std::string commonest_language(const std::vector<ChapterFacts>& chapters) {
  std::map<std::string, std::size_t> counts;
  for (const ChapterFacts& chapter : chapters)
    if (is_known(chapter.language)) ++counts[chapter.language];
  std::string commonest = "und";
  std::size_t most = 0;
  for (const auto& [language, count] : counts)
    if (count > most) {
      commonest = language;
      most = count;
    }
  return commonest;
}

// Files with equal bytes are one image: which of them is read must not depend on chance.
void add_images(std::map<std::string, Resource>& images, const std::vector<Resource>& more) {
  for (const Resource& image : more) {
    const auto [known, added] = images.emplace(image.name, image);
    if (added) continue;
    Resource& kept = known->second;
    if (std::tie(image.file, image.part) < std::tie(kept.file, kept.part)) kept = image;
  }
}

}  // namespace

std::string Book::full_title() const {
  return volumes == 1 ? title : fmt::format("{} ({})", title, volume_label(words(), volume));
}

std::string Book::identifier() const { return identifier_of(volume); }

std::string Book::identifier_of(unsigned number) const {
  const std::string& home = publication.site.empty() ? publication.title : first_site(publication);
  return "urn:uuid:" + uuid_v5(fmt::format("epub\n{}\n{}\n{}", home, output_path, number));
}

std::vector<std::string> Book::languages() const {
  std::set<std::string> others;
  for (const ChapterFacts& chapter : chapters)
    if (is_known(chapter.language) && chapter.language != language) others.insert(chapter.language);
  std::vector<std::string> all = {language};
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

std::string Book::byline(const ChapterFacts& chapter) const {
  std::vector<std::string> names;
  for (const Person& author : chapter.authors) names.push_back(author.name);
  return join_names(words(), names);
}

bool Book::divided() const {
  return std::any_of(parts.begin(), parts.end(),
                     [](const BookPart& part) { return !part.title.empty(); });
}

const MatterPage* Book::find_page(std::string_view id) const {
  for (const std::vector<MatterPage>* pages : {&front, &back})
    for (const MatterPage& page : *pages)
      if (page.id == id) return &page;
  return nullptr;
}

std::vector<BookPart> parts_of(const std::vector<std::uint32_t>& positions,
                               const std::vector<Part>& parts) {
  std::vector<BookPart> all;
  unsigned number = 0;  // of titled parts up to `next`
  std::size_t next = 0;
  for (std::size_t i = 0; i < positions.size() && !parts.empty(); ++i) {
    bool begins = all.empty();
    for (; next < parts.size() && parts[next].begin <= positions[i]; ++next) {
      if (!parts[next].title.empty()) ++number;
      begins = true;
    }
    if (!begins) continue;
    if (!all.empty()) all.back().end = i;
    const bool titled = next > 0 && !parts[next - 1].title.empty();
    all.push_back({titled ? parts[next - 1].title : "", titled ? number : 0, i, positions.size()});
  }
  return all;
}

void complete(Book& book) {
  if (book.parts.empty()) book.parts.push_back({"", 0, 0, book.chapters.size()});
  const std::string& configured = book.publication.language;
  book.language = is_known(configured) ? configured : commonest_language(book.chapters);
  book.direction = direction_of(book.language);
  std::map<std::string, Resource> images, media;
  for (const ChapterFacts& chapter : book.chapters) {
    book.modified = std::max(book.modified, chapter.modified);
    add_images(images, chapter.images);
    add_images(media, chapter.media);
  }
  for (const std::optional<TextPage>* page : {&book.dedication, &book.foreword})
    if (*page) add_images(images, (*page)->images);
  for (auto& [name, image] : images) book.images.push_back(std::move(image));
  for (auto& [name, file] : media) book.media.push_back(std::move(file));
}

}  // namespace offprint
