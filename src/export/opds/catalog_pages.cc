#include "export/opds/catalog_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "export/listing_wording.h"

namespace offprint {
namespace {

std::string page_suffix(std::size_t group, std::size_t page) {
  return page == 1 ? fmt::format("-{}", group) : fmt::format("-{}-{}", group, page);
}

void add_pages(std::vector<CatalogPage>& pages, const std::vector<const ListedFile*>& books,
               const std::string& title, std::size_t group, std::size_t most) {
  const std::size_t count = (books.size() + most - 1) / most;
  for (std::size_t number = 1; number <= count; ++number) {
    CatalogPage page;
    page.suffix = page_suffix(group, number);
    page.title = title;
    page.number = number;
    page.pages = count;
    page.all_books = books.size();
    page.most = most;
    const std::size_t begin = (number - 1) * most;
    for (std::size_t i = begin; i < std::min(begin + most, books.size()); ++i)
      page.books.push_back(books[i]);
    if (count > 1) {
      page.first = page_suffix(group, 1);
      page.last = page_suffix(group, count);
    }
    if (number > 1) page.previous = page_suffix(group, number - 1);
    if (number < count) page.next = page_suffix(group, number + 1);
    pages.push_back(std::move(page));
  }
}

}  // namespace

std::vector<const ListedFile*> books_of(const ListingContext& context) {
  std::vector<const ListedFile*> books;
  for (const ListedFile& file : context.files)
    if (file.book) books.push_back(&file);
  return books;
}

std::vector<CatalogPage> catalog_pages(const ListingContext& context, std::size_t most) {
  const std::vector<const ListedFile*> books = books_of(context);
  std::vector<CatalogPage> pages;
  if (books.size() <= most) {
    CatalogPage page;
    page.title = catalog_title(context);
    page.books = books;
    page.all_books = books.size();
    page.most = most;
    pages.push_back(std::move(page));
    return pages;
  }
  const Wording& words = wording(context.publication.language);
  std::size_t number = 0;
  for (const ListingGroup& group : groups_by_facets(books)) {
    const std::string heading = group_heading(words, group.facets);
    add_pages(pages, group.files,
              heading.empty() ? std::string(listing_wording(words).books) : heading, ++number,
              most);
  }
  return pages;
}

std::string catalog_title(const ListingContext& context) {
  return context.output.title.empty() ? context.publication.title : context.output.title;
}

std::string catalog_id(const ListingContext& context, std::string_view suffix) {
  return "urn:uuid:" +
         uuid_v5(fmt::format("{}\n{}\n{}\n{}", context.output.kind, first_site(context.publication),
                             context.output.path, suffix));
}

std::string modified_of(const ListedFile& book) {
  return book.book->modified.empty() ? "1980-01-01T00:00:00Z" : book.book->modified;
}

std::string modified_of(const std::vector<const ListedFile*>& books) {
  std::string newest = "1980-01-01T00:00:00Z";
  for (const ListedFile* book : books) newest = std::max(newest, modified_of(*book));
  return newest;
}

std::string acquisition_relation(const OutputSpec& output) {
  const std::string root = "http://opds-spec.org/acquisition";
  if (output.acquisition == "generic") return root;
  return root + "/" + (output.acquisition.empty() ? "open-access" : output.acquisition);
}

}  // namespace offprint
