// The package document (EPUB 3.3, section 5).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/epub/book.h"

namespace offprint {

// Where the package and everything that it names lie in the container.
inline constexpr std::string_view package_folder = "EPUB/";

// Names of the book's own files, below that folder.
inline constexpr std::string_view navigation_name = "nav.xhtml";
inline constexpr std::string_view ncx_name = "toc.ncx";
inline constexpr std::string_view base_sheet_name = "styles/base.css";
inline constexpr std::string_view extras_sheet_name = "styles/extras.css";
// "text/a-0123456789abcdef.xhtml"; of a chapter's second page "text/a-0123456789abcdef-2.xhtml"
std::string chapter_path(const ChapterFacts& chapter, std::size_t page = 0);
// Where the book begins, and where its articles do (the first part's title page, if it has one).
std::string first_path(const Book& book);
std::string body_path(const Book& book);

// Who and what the package names: the publication's authors, else those of its articles; everyone
// who did something else; tags. Of each, those of most articles come first, and no more than shops
// and readers show.
std::vector<Person> book_creators(const Book& book);
std::vector<Person> book_contributors(const Book& book);
std::vector<Subject> book_subjects(const Book& book);

// XML, UTF-8. A book without a date says 1980-01-01.
std::string package_document(const Book& book);

}  // namespace offprint
