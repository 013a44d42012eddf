// One article as an XHTML content document.
#pragma once

#include <string>

#include "export/epub/chapter_body.h"
#include "export/epub/chapter_facts.h"

namespace offprint {

// The page: headline block (kicker, title with subtitle and dek, byline, dateline), advisories,
// lead picture, body, and a foot with tags, source and rights of its own. `publication` tells what
// need not be repeated. Thread-safe.
std::string chapter_page(const Record& record, const Publication& publication,
                         const ChapterImages& images, const ChapterLinks& links);

// What the book's other pages need of it; `size`, `crc` and `deflated` are left open.
std::shared_ptr<ChapterFacts> chapter_facts(const Record& record, const ChapterImages& images);

}  // namespace offprint
