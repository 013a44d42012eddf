// A page and what is read from its metadata, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "ingest/html/page_metadata.h"

namespace offprint {

struct Read {
  Diagnostics diagnostics;
  HtmlPage page;
  PageMetadata metadata;

  explicit Read(std::string_view html)
      : page(html, "page.html", diagnostics),
        metadata(read_page_metadata(page, "page.html", diagnostics)) {}

  const Field* find(FieldName name) const {
    for (const Field& field : metadata.fields)
      if (field.name == name) return &field;
    return nullptr;
  }

  // Of the best field of this name: its text, or those of its list with " + " between.
  std::string text(FieldName name) const {
    const Field* field = find(name);
    return field ? text(field->value) : "";
  }

  std::string rule(FieldName name) const {
    const Field* field = find(name);
    return field ? field->rule : "";
  }

  std::vector<std::string> shown() const {
    std::vector<std::string> texts;
    for (const PageNode node : metadata.shown) texts.push_back(collapse_space(page.text(node)));
    return texts;
  }

 private:
  static std::string text(const Value& value) {
    if (value.is_text()) return value.scalar;
    if (const Value* name = value.find("name")) return name->scalar;
    std::string joined;
    for (const Value& item : value.items) joined += (joined.empty() ? "" : " + ") + text(item);
    return joined;
  }
};

inline constexpr std::string_view paragraph =
    "<p>The tide leaves its salt on every stone of the harbor wall, and nobody who lives beside it "
    "remembers a year without that white line; it is the first thing that strangers ask about, and "
    "the last that anybody here would think of explaining to them.</p>";

inline std::string page_of(std::string_view head, std::string_view body) {
  return "<!doctype html><html lang=en><head>" + std::string(head) + "</head><body>" +
         std::string(body) + std::string(paragraph) + std::string(paragraph) +
         std::string(paragraph) + "</body></html>";
}

inline std::string with_json(std::string_view json, std::string_view body = "") {
  return page_of("<title>Salt on Stones</title><script type=\"application/ld+json\">" +
                     std::string(json) + "</script>",
                 body);
}

}  // namespace offprint
