// A font file cut down to the characters of a book. HarfBuzz is behind this header.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace offprint {

struct SubsetFont {
  std::string bytes;   // "" when `problem` says why
  std::string family;  // as the font calls itself: "EB Garamond", "Inter Display"
  bool bold = false;
  bool italic = false;
  std::string media_type;  // "font/otf" or "font/ttf"
  std::string notice;      // its copyright and license, as it states them
  std::string problem;
};

// A font with the glyphs of `characters` alone, and what those are joined and set with (ligatures,
// small capitals, old-style figures). Inside, it is called `name`: the Open Font License lets no
// changed font keep a reserved name. Fonts whose makers forbid it are not embedded. The same bytes
// for the same input. Thread-safe.
SubsetFont subset_font(std::string_view bytes, const std::set<char32_t>& characters,
                       const std::string& name);

}  // namespace offprint
