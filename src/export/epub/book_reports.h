// What a book's makers should know of it: what is too large, and what Kindle spoils.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.h"
#include "export/epub/book.h"
#include "export/epub/chapter.h"
#include "export/exporter.h"

namespace offprint {

// chapter-large, of an article that could not be divided into pages that open quickly.
void report_large(const Record& record, const ChapterSetting& setting, const ChapterPages& chapter,
                  Diagnostics& diagnostics);

// What Send to Kindle refuses or spoils in one article, by its text, and by its pictures and what
// it plays as the book holds them; goes to `rendition`.
void report_kindle(const Record& record, const std::vector<Resource>& media, Rendition& rendition);
// The same of a book as a whole, which lies at `path` and has `size` bytes.
void report_kindle_of_book(const Book& book, const std::string& path, std::uint64_t size,
                           bool theme_hides_text, Diagnostics& diagnostics);

// image-program-missing, once for a book.
Diagnostic picture_program_missing();

// volume-too-large: what goes into a volume is decided by what is known before it is written.
void report_size(const OutputFile& file, const BookSpec& spec, Diagnostics& diagnostics);

}  // namespace offprint
