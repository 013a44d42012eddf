// The fonts of a theme inside a book.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "export/epub/theme.h"

namespace offprint {

struct BookFont {
  std::string name;  // "fonts/face-1.otf", below the package's folder
  std::string media_type;
  std::string bytes;
};

struct BookFonts {
  std::vector<BookFont> files;  // the last is the notice of their licenses; empty: no fonts
  std::vector<std::string> families;
  std::string css;  // for styles/base.css: the faces, then the theme's rules
};

inline constexpr std::string_view font_notice_name = "fonts/LICENSE.txt";

// Fonts below `root`, else of that name among the machine's, cut down to `characters`. What is
// missing or cannot be embedded is reported as theme-font-missing; `path` is the book's, for that.
BookFonts embed_fonts(const Theme& theme, const FileSystem& files, const std::string& root,
                      const std::set<char32_t>& characters, std::string_view path,
                      Diagnostics& diagnostics);

// The characters of `text` (UTF-8), markup and all; and as text again, in order.
void add_characters(std::set<char32_t>& characters, std::string_view text);
std::string as_text(const std::set<char32_t>& characters);
// Each character of the texts once.
std::string characters_of(const std::vector<std::string>& texts);

}  // namespace offprint
