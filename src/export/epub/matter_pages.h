// The pages around a book's articles, one function each. A page without `content` (and a list
// without pages) is one that has nothing to say. All need a complete Book; thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "export/epub/book.h"

namespace offprint {

MatterPage half_title_page(const Book& book);
// Logo, title, subtitle, volume, edition, series, authors, description, the dates between which the
// articles were published, publisher; rights where no copyright page has them.
MatterPage title_page(const Book& book, bool with_rights);
// Rights, and what names this edition: publisher, date, series, license, ISBN, DOI, identifier.
MatterPage copyright_page(const Book& book);
// Each advisory of the book's articles with its help, and the articles that carry it.
std::vector<MatterPage> advisory_pages(const Book& book);
// What the publisher wrote.
MatterPage dedication_page(const Book& book);
MatterPage foreword_page(const Book& book);
// Every article with section and byline, below its part, and the pages that are listed.
std::vector<MatterPage> contents_pages(const Book& book);
// Everyone once, by the family's name in the order of the book's language, with what they did.
std::vector<MatterPage> contributors_pages(const Book& book);
// Every tag under its letter, with its articles.
std::vector<MatterPage> index_pages(const Book& book);
// Where every article was first published, when, and whose it is.
std::vector<MatterPage> sources_pages(const Book& book);
// How the book was made. The same for every build.
MatterPage colophon_page(const Book& book);

// The page before a part's first article: its number, its title, its articles unless they are many.
std::string part_page(const Book& book, const BookPart& part);

using KeepPage = std::function<void(MatterPage& page)>;

// Makes the pages that Book::spec asks for, in their order: half title, title, dedication,
// contents, advisories, foreword; contributors, sources, index, colophon, copyright. A page about
// which nothing is said is made where it has something to say, in books of several articles; one of
// a single article has none but a copyright page, where something names this edition. A page that
// was asked for and would be empty is reported. `path` is the book's, for diagnostics. Each page is
// shown to `keep`, which may take its content away: there are books that have megabytes of pages.
void add_matter(Book& book, const std::string& path, Diagnostics& diagnostics,
                const KeepPage& keep = {});

}  // namespace offprint
