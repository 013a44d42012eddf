// One article as XHTML content documents: one, or several when it is long.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "export/epub/chapter_body.h"
#include "export/epub/chapter_facts.h"
#include "export/epub/chapter_split.h"
#include "export/epub/theme.h"

namespace offprint {

// What the chapters of a book share.
struct ChapterSetting {
  const Publication& publication;  // what need not be repeated
  const Theme& theme;
  FormulaConverter* formulas = nullptr;  // of TeX
  MediaStore* media = nullptr;           // of what they play; nullptr: they link to it
  bool vertical = false;                 // those that can are set from top to bottom
  std::size_t most_bytes = 260 * 1024;   // of a page; old readers open larger ones slowly
};

struct ChapterPages {
  std::vector<std::string> pages;      // in reading order; never empty
  std::vector<ChapterAnchor> anchors;  // ids behind the first page, sorted
  FormulaCounts formulas;
  std::vector<Resource> media;  // that the pages play, each once
  MediaCounts media_counts;
  Diagnostics diagnostics;
};

// The pages: headline block (kicker, title with subtitle and dek, byline, dateline), advisories,
// lead picture, body, and a foot with tags, source and rights of its own. Only a page that has no
// heading to be cut at is larger than the setting says. Thread-safe.
ChapterPages chapter_pages(const Record& record, const ChapterSetting& setting,
                           const ChapterImages& images, const ChapterLinks& links);

// What the book's other pages need of it; `pieces`, `anchors` and `formulas` are left
// open.
std::shared_ptr<ChapterFacts> chapter_facts(const Record& record, const ChapterImages& images);

}  // namespace offprint
