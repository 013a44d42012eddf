// What the pages around a book's articles are made of. Everything is appended to `out`.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/epub/book.h"

namespace offprint {

struct MatterKind {
  std::string_view id;         // in the manifest, and the class of the page's body
  std::string_view stem;       // of the file: "title"
  std::string_view type = {};  // epub:type of its section (EPUB 3 Structural Semantics); "" = none
  std::string_view role = {};  // DPUB-ARIA; "" = none
  std::string_view element = "section";  // "div" for what has no heading
  bool front = true;                     // before the articles
  bool listed = false;                   // in the contents
};

inline constexpr MatterKind half_title_kind{
    .id = "half-title", .stem = "half-title", .type = "halftitlepage", .element = "div"};
inline constexpr MatterKind title_kind{.id = "title-page", .stem = "title", .type = "titlepage"};
inline constexpr MatterKind dedication_kind{.id = "dedication",
                                            .stem = "text/dedication",
                                            .type = "dedication",
                                            .role = "doc-dedication",
                                            .element = "div"};
inline constexpr MatterKind contents_kind{
    .id = "contents", .stem = "contents", .type = "toc", .role = "doc-toc"};
inline constexpr MatterKind advisories_kind{
    .id = "advisories", .stem = "advisories", .type = "preamble", .listed = true};
inline constexpr MatterKind foreword_kind{.id = "foreword",
                                          .stem = "text/foreword",
                                          .type = "foreword",
                                          .role = "doc-foreword",
                                          .listed = true};
inline constexpr MatterKind contributors_kind{.id = "contributors",
                                              .stem = "contributors",
                                              .type = "contributors",
                                              .front = false,
                                              .listed = true};
inline constexpr MatterKind sources_kind{.id = "sources",
                                         .stem = "sources",
                                         .type = "other-credits",
                                         .role = "doc-credits",
                                         .front = false,
                                         .listed = true};
// No type: `index` promises the structure of EPUB Indexes 1.0.
inline constexpr MatterKind index_kind{
    .id = "index", .stem = "index", .role = "doc-index", .front = false, .listed = true};
inline constexpr MatterKind colophon_kind{.id = "colophon",
                                          .stem = "colophon",
                                          .type = "colophon",
                                          .role = "doc-colophon",
                                          .front = false,
                                          .listed = true};
inline constexpr MatterKind copyright_kind{.id = "copyright",
                                           .stem = "copyright",
                                           .type = "copyright-page",
                                           .front = false,
                                           .listed = true};

// The page without its content; its title is one of our words.
MatterPage make_page(const MatterKind& kind, std::string_view title);

// The page's frame, and one element in it that holds its content.
void open_matter(std::string& out, const Book& book, const MatterKind& kind,
                 std::string_view title);
void close_matter(std::string& out, const MatterKind& kind);
// `<h1 class="page-title">`, in the language of our words.
void append_page_heading(std::string& out, const Book& book, std::string_view word);
// A paragraph of ours below the heading.
void append_page_note(std::string& out, const Book& book, std::string_view sentence);

// ` xml:lang="…" dir="…"` where the chapter's language or direction is not the book's.
void append_chapter_language(std::string& out, const Book& book, const ChapterFacts& chapter);
// The chapter's title as a link from a page in the package's folder; `to_root` as in XhtmlHead.
void append_chapter_link(std::string& out, const Book& book, const ChapterFacts& chapter,
                         std::string_view to_root = "");
// `<a href="address">text</a>`; the text alone where the address is none that can be followed.
void append_web_link(std::string& out, std::string_view address, std::string_view text);

// Something that is known of a book, as `<dt>` and `<dd>`; nothing for an empty value.
void append_fact(std::string& out, const Book& book, std::string_view label, std::string_view value,
                 std::string_view address = "");

// "Coasts · 3"; "" without a series.
std::string series_label(const BookSpec& spec);

}  // namespace offprint
