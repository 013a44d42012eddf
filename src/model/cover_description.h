// What a designed cover says and shows: what an exporter tells the program `offprint-image`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// Plain text in one line each; "" = not on the cover. Colors are 0xRRGGBB.
struct CoverDescription {
  std::string design;    // "band", "frame", "type"
  std::string language;  // BCP 47, of the title
  bool right_to_left = false;
  std::string title, subtitle;
  std::string authors;      // as they are printed: "A, B and C"
  std::string publication;  // or what else stands for who brings the book out
  std::string issue;        // date, edition
  std::string volume;       // "Volume 3"
  std::uint32_t ground = 0, type = 0, accent = 0;
};

// Size of what is drawn, in pixels: as books hold it (at most 4 megapixels, short side 1,400 and
// more).
inline constexpr int cover_width = 1560, cover_height = 2496;
// In bytes, of one text. Longer ones are no titles, and fit on no cover.
inline constexpr std::size_t cover_text_limit = 4096;

// A line for each field, "name value": what stands in one line of text. Control characters, line
// ends among them, become blanks.
std::string to_text(const CoverDescription& description);
// Nothing for what is no such text: unknown names, colors that are none, overlong texts.
std::optional<CoverDescription> cover_from_text(std::string_view text);

}  // namespace offprint
