// The frame of an XHTML content document (EPUB 3.3, section 6.1) and small pieces of markup that
// all pages share. Everything is appended to `out`; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "export/wording.h"

namespace offprint {

struct XhtmlHead {
  std::string_view title;
  std::string_view language;
  Direction direction = Direction::ltr;
  std::string_view to_root;  // "" or "../": from the page's folder to the package's
  std::string_view body_class;
  std::string_view body_type = {};  // epub:type: "frontmatter", "backmatter"; "" = none
  bool vertical = false;            // lines run from top to bottom
};

void open_page(std::string& out, const XhtmlHead& head);
void close_page(std::string& out);

// ` xml:lang="…" lang="…"`
void append_language(std::string& out, std::string_view language);
// A word of ours inside text in `language`; says its own language where they differ.
void append_word(std::string& out, const Wording& wording, std::string_view language,
                 std::string_view word);
// `<span class="label">Tags:</span> ` in the language of the text.
void append_label(std::string& out, const Wording& wording, std::string_view language,
                  std::string_view word);
// `<name class="…">escaped text</name>`; nothing for empty text.
void append_text_element(std::string& out, std::string_view name, std::string_view attributes,
                         std::string_view text);

// Whether the page has MathML, which its item in the manifest then says (EPUB 3.3, section D.2.6).
bool holds_formulas(std::string_view page);

// "Volume 3"
std::string volume_label(const Wording& wording, unsigned number);

}  // namespace offprint
