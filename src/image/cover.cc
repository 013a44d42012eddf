#include "image/cover.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <unordered_map>

#include "image/cover_design.h"
#include "image/cover_text.h"
#include "image/few_colors_png.h"
#include "image/picture_memory.h"
#include "image/sandbox.h"

namespace offprint::image {
namespace {

constexpr std::size_t most_bytes = 64 * 1024;

template <typename Object, void (*destroy)(Object*)>
struct Destroy {
  void operator()(Object* object) const { destroy(object); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy<cairo_surface_t, cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Destroy<cairo_t, cairo_destroy>>;

std::string read_input() {
  std::string bytes(most_bytes, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), stdin));
  if (bytes.size() == most_bytes) throw Failure{"it says too much"};
  return bytes;
}

std::vector<std::string> texts_of(const CoverDescription& cover) {
  std::vector<std::string> texts;
  for (const auto& [name, text] : cover_texts) texts.push_back(cover.*text);
  return texts;
}

// Leaves out what no font has; gives that.
std::u32string make_settable(CoverDescription& cover, CoverSetter& setter) {
  for (const auto text :
       {&CoverDescription::title, &CoverDescription::subtitle, &CoverDescription::authors,
        &CoverDescription::publication, &CoverDescription::issue, &CoverDescription::volume})
    cover.*text = setter.settable(cover.*text);
  return setter.missing();
}

std::string head_line(const std::u32string& missing) {
  std::string line =
      "image/png " + std::to_string(cover_width) + ' ' + std::to_string(cover_height);
  for (const char32_t letter : missing) {
    char code[16];
    std::snprintf(code, sizeof code, " U+%04X", static_cast<unsigned>(letter));
    line += code;
  }
  return line + '\n';
}

// Edges of letters have up to 256 shades between two colors. 16 look the same, and take half the
// bytes: then all colors of a cover fit into a palette.
class Shades {
 public:
  explicit Shades(const CoverDescription& cover)
      : colors_{cover.ground, cover.type, cover.accent} {}

  std::uint32_t nearest(std::uint32_t color) const {
    std::uint32_t nearest = color;
    int least = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < colors_.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const std::uint32_t shade = nearest_between(colors_[i], colors_[j], color);
        const int far = distance(shade, color);
        if (far < least) least = far, nearest = shade;
      }
    return nearest;
  }

 private:
  static constexpr int steps = 15;
  static int part(std::uint32_t color, int shift) {
    return static_cast<int>(color >> shift & 0xFF);
  }
  static int distance(std::uint32_t a, std::uint32_t b) {
    int sum = 0;
    for (const int shift : {0, 8, 16}) {
      const int difference = part(a, shift) - part(b, shift);
      sum += difference * difference;
    }
    return sum;
  }
  static std::uint32_t nearest_between(std::uint32_t a, std::uint32_t b, std::uint32_t color) {
    int along = 0;
    for (const int shift : {0, 8, 16})
      along += (part(color, shift) - part(a, shift)) * (part(b, shift) - part(a, shift));
    const int length = std::max(distance(a, b), 1);
    const int step = std::clamp((along * steps + length / 2) / length, 0, steps);
    std::uint32_t shade = 0;
    for (const int shift : {0, 8, 16}) {
      const int mixed = (part(a, shift) * (steps - step) + part(b, shift) * step) / steps;
      shade |= static_cast<std::uint32_t>(mixed) << shift;
    }
    return shade;
  }

  std::array<std::uint32_t, 3> colors_;
};

constexpr std::size_t row_bytes = cover_width * sizeof(std::uint32_t);  // as Cairo has it
constexpr std::size_t row_size = 1 + cover_width;                       // as FewColors has it

template <typename IndexOf>
void append_row(const std::uint32_t* pixel, IndexOf index_of, std::string& rows) {
  const auto color_of = [](std::uint32_t pixel) { return pixel & 0xFFFFFF; };
  rows += '\0';
  for (const std::uint32_t* const end = pixel + cover_width; pixel != end;) {
    const std::uint32_t color = color_of(*pixel);
    const std::uint32_t* const next =
        std::find_if(pixel, end, [&](std::uint32_t other) { return color_of(other) != color; });
    rows.append(static_cast<std::size_t>(next - pixel), static_cast<char>(index_of(color)));
    pixel = next;
  }
}

// What was drawn, in these shades.
FewColors simplified(cairo_surface_t* surface, const CoverDescription& cover) {
  FewColors picture;
  picture.width = cover_width;
  picture.height = cover_height;
  picture.rows.reserve(row_size * cover_height);
  const Shades shades(cover);
  std::unordered_map<std::uint32_t, std::uint8_t> known;  // color drawn → index
  const auto index_of = [&](std::uint32_t drawn) {
    const auto [at, is_new] = known.try_emplace(drawn, 0);
    if (!is_new) return at->second;
    auto& colors = picture.colors;
    const auto color = std::find(colors.begin(), colors.end(), shades.nearest(drawn));
    at->second = static_cast<std::uint8_t>(color - colors.begin());
    if (color == colors.end()) colors.push_back(shades.nearest(drawn));
    return at->second;
  };
  index_of(cover.ground);  // the first color
  cairo_surface_flush(surface);
  const unsigned char* bytes = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < cover_height; ++y) {
    const unsigned char* row = bytes + static_cast<std::ptrdiff_t>(y) * stride;
    if (y > 0 && std::equal(row, row + row_bytes, row - stride))
      picture.rows.append(picture.rows, picture.rows.size() - row_size, row_size);
    else
      append_row(reinterpret_cast<const std::uint32_t*>(row), index_of, picture.rows);
  }
  return picture;
}

void draw(const std::vector<std::string>& arguments) {
  if (!arguments.empty()) throw Misuse{"a cover takes no options"};
  // Nothing that is set around the program may show: languages, folders of fonts.
  clearenv();
  setenv("FC_LANG", "en", 1);
  enter_sandbox(Readable::fonts);
  CoverDescription cover = read_description(read_input());
  const PictureMemory memory(row_bytes * cover_height);
  const Surface surface(cairo_image_surface_create_for_data(memory.bytes(), CAIRO_FORMAT_RGB24,
                                                            cover_width, cover_height, row_bytes));
  const Cairo cairo(cairo_create(surface.get()));
  cairo_scale(cairo.get(), cover_width / master_width, cover_height / master_height);
  const CoverFonts fonts(style_of(cover.design), cover.language, texts_of(cover));
  CoverSetter setter(cairo.get(), fonts, cover.language, cover.direction == "rtl");
  const std::u32string missing = make_settable(cover, setter);
  cover = arranged(std::move(cover));
  if (cover.title.empty()) throw Failure{"no font has the letters of its title"};
  draw_cover(cairo.get(), setter, cover);
  const std::string out = head_line(missing) + encode_png(simplified(surface.get(), cover));
  if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size() || std::fflush(stdout) != 0)
    throw Failure{"its picture cannot be written"};
}

}  // namespace

// The result is a line of text, "image/png 1560 2496", then the picture's bytes. Code points that
// no font has, and that were left out, follow in the line: " U+10380".
const Command cover_command = {"offprint-cover <DESCRIPTION >OUT", draw};

}  // namespace offprint::image
