// What the names that a page gives to its parts say of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/html_page.h"

namespace offprint {

enum class ChromeKind : std::uint8_t {
#define OFFPRINT_CHROME(name, reason) name,
#include "ingest/html/chrome_kinds.def"
#undef OFFPRINT_CHROME
};
// "navigation", "related links".
std::string_view reason(ChromeKind kind);

enum class HintStrength : std::uint8_t { nothing, likely, sure, content };

struct PageHint {
  ChromeKind kind = ChromeKind::none;
  HintStrength strength = HintStrength::nothing;
};

// By page_hints.def, from the element's class and id; the strongest of several. Names that say what
// an element has or lacks ("has-sidebar", "comments-open") say nothing. Thread-safe.
PageHint hint_of(const HtmlPage& page, PageNode element);
// Whether one of them says that it holds the article's text.
bool names_content(const HtmlPage& page, PageNode element);

// Lower case, without digits and punctuation, single spaces between words. Thread-safe.
std::string words_of(std::string_view text);

// By page_phrases.def: what follows a heading, or is said by a short line, with these words.
ChromeKind chrome_after_heading(std::string_view text);

// By page_notices.def: a paragraph that begins with such words.
ChromeKind chrome_of_notice(std::string_view text);

}  // namespace offprint
