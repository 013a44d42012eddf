// What a designed cover says and shows: what offprint tells its second program, offprint-image, on
// standard input. A line for each field, "name value", in UTF-8 without control characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace offprint {

// Plain text in one line each; "" = not on the cover. Colors are 0xRRGGBB.
struct CoverDescription {
  std::string design;    // "band", "frame", "type"
  std::string language;  // BCP 47, of the title
  std::string title, subtitle;
  std::string authors;      // as they are printed: "A, B and C"
  std::string publication;  // or who else brings the book out
  std::string issue;        // date, edition
  std::string volume;       // "Volume 3"
  std::string direction;    // "ltr", "rtl"
  std::uint32_t ground = 0, type = 0, accent = 0;
};

// Size of what is drawn, in pixels: as books hold it (at most 4 megapixels, short side 1,400 and
// more).
inline constexpr int cover_width = 1560, cover_height = 2496;
// In bytes, of one text. Longer ones are no titles, and fit on no cover.
inline constexpr std::size_t cover_text_limit = 4096;

// The names of fields. Colors are written as six hexadecimal digits.
inline constexpr std::pair<std::string_view, std::string CoverDescription::*> cover_texts[] = {
    {"design", &CoverDescription::design},
    {"language", &CoverDescription::language},
    {"title", &CoverDescription::title},
    {"subtitle", &CoverDescription::subtitle},
    {"authors", &CoverDescription::authors},
    {"issue", &CoverDescription::issue},
    {"publication", &CoverDescription::publication},
    {"volume", &CoverDescription::volume},
    {"direction", &CoverDescription::direction},
};
inline constexpr std::pair<std::string_view, std::uint32_t CoverDescription::*> cover_colors[] = {
    {"ground", &CoverDescription::ground},
    {"type", &CoverDescription::type},
    {"accent", &CoverDescription::accent},
};

}  // namespace offprint
