// What a theme's templates can show of an article.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/publication.h"
#include "model/record.h"

namespace offprint {

// By name, in the order of the table in README.md ("Themes"). Absent fields are not listed. Those
// that are `markup` are XHTML already, the others plain text.
struct ChapterFields {
  using Field = std::pair<std::string_view, std::string>;
  std::vector<Field> fields;
  std::vector<std::string> enclosures;  // markup: a link each

  void add(std::string_view name, std::string value) {
    if (!value.empty()) fields.emplace_back(name, std::move(value));
  }
};

// Where an article is on the web, as a link may have it; "" = nowhere. Thread-safe, as is all here.
std::string source_address(const std::string& url);
// "lamp-room.example/notes", for people.
std::string shown_address(const std::string& url);

// Kicker, title, subtitle, dek, byline, credits, dateline.
ChapterFields chapter_head_fields(const Record& record);
// Enclosures, tags, source and rights; `publication` tells which rights go without saying.
ChapterFields chapter_foot_fields(const Record& record, const Publication& publication);

}  // namespace offprint
