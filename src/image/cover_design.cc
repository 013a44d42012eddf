#include "image/cover_design.h"

#include <algorithm>

#include "image/command.h"

namespace offprint::image {
namespace {

constexpr double left = 130, measure = 1340, top = 250, bottom = 2310;
constexpr double least_title = 40;
constexpr std::uint32_t edge_gray = 0x808080;

constexpr TypeFace bold{Weight::bold, false}, medium{Weight::medium, false};
constexpr TypeFace capitals{Weight::medium, true};

void fill(cairo_t* cairo, std::uint32_t color, double x, double y, double width, double height) {
  set_color(cairo, color);
  cairo_rectangle(cairo, x, y, width, height);
  cairo_fill(cairo);
}

void outline(cairo_t* cairo, std::uint32_t color, double inset, double thickness) {
  set_color(cairo, color);
  cairo_set_line_width(cairo, thickness);
  cairo_rectangle(cairo, inset, inset, master_width - 2 * inset, master_height - 2 * inset);
  cairo_stroke(cairo);
}

// A ground that is as light as a page of a shop needs an edge to be seen there.
bool is_pale(std::uint32_t color) {
  return (color >> 16 & 0xFF) + (color >> 8 & 0xFF) + (color & 0xFF) > 3 * 170;
}

TextBlock set_title(const CoverSetter& setter, const std::string& title, double width,
                    double height, double largest) {
  TextBlock block = setter.set(title, bold, width, height, largest);
  if (!block.empty() && block.size < least_title)
    throw Failure{"its title is too long to be read on one"};
  return block;
}

// Things that stand below each other, with gaps before all but the first.
class Stack {
 public:
  void add(TextBlock block, double gap, std::uint32_t color) {
    if (block.empty()) return;
    const double before = items_.empty() ? 0 : gap;
    height_ += before + block.height();
    items_.push_back({std::move(block), before, color});
  }
  double height() const { return height_; }
  void draw(const CoverSetter& setter, double x, double y, double width, Align align) const {
    for (const Item& item : items_) {
      y += item.gap;
      setter.draw(item.block, x, y, width, align, item.color);
      y += item.block.height();
    }
  }

 private:
  struct Item {
    TextBlock block;
    double gap;
    std::uint32_t color;
  };
  std::vector<Item> items_;
  double height_ = 0;
};

// Second to the title, whatever that had to become.
double second_to(const TextBlock& title, double largest) {
  return std::min(largest, title.size * 0.7);
}

struct Canvas {
  cairo_t* cairo;
  const CoverSetter& setter;
  const CoverDescription& cover;
};

// Only letters that have capitals are set in small ones.
TypeFace capitals_of(const std::string& text) {
  for (const char* c = text.c_str(); *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    if (g_unichar_isalpha(letter) && !g_unichar_isupper(letter) && !g_unichar_islower(letter))
      return medium;
  }
  return capitals;
}

// Literary: all in the middle of a dark ground, in a frame.
void draw_frame(const Canvas& canvas) {
  const auto& [cairo, setter, cover] = canvas;
  constexpr double x = 210, width = 1180;
  fill(cairo, cover.ground, 0, 0, master_width, master_height);
  outline(cairo, cover.accent, 84, 12);
  outline(cairo, cover.accent, 112, 3);

  Stack head, foot, middle;
  head.add(setter.set(cover.publication, capitals_of(cover.publication), width, 240, 124), 0,
           cover.type);
  foot.add(setter.set(cover.authors, medium, width, 340, 116), 0, cover.type);
  foot.add(setter.set(cover.issue, medium, width, 120, 92), 70, cover.type);
  const double from = 330 + head.height() + (head.height() > 0 ? 130 : 0);
  const double until = 2230 - foot.height() - (foot.height() > 0 ? 130 : 0);
  const double room = until - from;

  const TextBlock title =
      set_title(setter, cover.title, width, room * (cover.subtitle.empty() ? 0.72 : 0.52), 420);
  Stack below;
  below.add(setter.set(cover.subtitle, medium, width * 0.92, room * 0.26, second_to(title, 108)), 0,
            cover.type);
  below.add(setter.set(cover.volume, medium, width, 110, second_to(title, 120)), 90, cover.type);
  constexpr double gap = 92, rule = 8;
  const double height =
      title.height() + (below.height() > 0 ? 2 * gap + rule + below.height() : gap + rule);
  double y = from + (room - height) * 0.42;
  head.draw(setter, x, 330, width, Align::center);
  setter.draw(title, x, y, width, Align::center, cover.type);
  y += title.height() + gap;
  fill(cairo, cover.accent, master_width / 2 - 110, y, 220, rule);
  below.draw(setter, x, y + rule + gap, width, Align::center);
  foot.draw(setter, x, 2230 - foot.height(), width, Align::center);
}

// Magazine: the title on a light band across a dark ground.
void draw_band(const Canvas& canvas) {
  const auto& [cairo, setter, cover] = canvas;
  fill(cairo, cover.ground, 0, 0, master_width, master_height);
  Stack head, foot, band;
  head.add(setter.set(cover.publication, bold, measure, 250, 136), 0, cover.type);
  foot.add(setter.set(cover.authors, medium, measure, 340, 112), 0, cover.type);
  foot.add(setter.set(cover.issue, medium, measure, 110, 96), 64, cover.type);
  const double from = top + head.height() + (head.height() > 0 ? 110 : 60);
  const double until = bottom - foot.height() - 110;
  constexpr double padding = 130, strip = 30;
  const double room = until - from - 2 * padding - strip;

  const bool alone = cover.subtitle.empty() && cover.volume.empty();
  TextBlock title = set_title(setter, cover.title, measure, room * (alone ? 1 : 0.62), 460);
  const double second = second_to(title, 112);
  band.add(std::move(title), 0, cover.ground);
  band.add(setter.set(cover.subtitle, medium, measure, room * 0.2, second), 88, cover.ground);
  band.add(setter.set(cover.volume, bold, measure, room * 0.1, second), 88, cover.ground);
  const double least = 640;
  const double height = std::max(least, band.height() + 2 * padding);
  const double y = from + (until - from - height - strip) * 0.3;
  fill(cairo, cover.accent, 0, y, master_width, strip);
  fill(cairo, cover.type, 0, y + strip, master_width, height);
  head.draw(setter, left, top, measure, Align::start);
  band.draw(setter, left, y + strip + (height - band.height()) / 2, measure, Align::start);
  foot.draw(setter, left, bottom - foot.height(), measure, Align::start);
}

// Nothing but type: the title as large as it goes, on a light ground.
void draw_type(const Canvas& canvas) {
  const auto& [cairo, setter, cover] = canvas;
  fill(cairo, cover.ground, 0, 0, master_width, master_height);
  if (is_pale(cover.ground)) outline(cairo, edge_gray, 2, 4);
  Stack foot, head;
  foot.add(setter.set(cover.authors, medium, measure, 340, 112), 0, cover.type);
  foot.add(setter.set(cover.publication, bold, measure, 230, 120), 60, cover.type);
  foot.add(setter.set(cover.issue, medium, measure, 110, 96), 60, cover.type);
  constexpr double bar = 40, gap = 120;
  const double from = top + bar + gap;
  const double room = bottom - foot.height() - 130 - from;
  const bool alone = cover.subtitle.empty() && cover.volume.empty();
  TextBlock title = set_title(setter, cover.title, measure, room * (alone ? 1 : 0.68), 600);
  const double second = second_to(title, 116);
  head.add(std::move(title), 0, cover.type);
  head.add(setter.set(cover.subtitle, medium, measure, room * 0.18, second), 96, cover.type);
  head.add(setter.set(cover.volume, bold, measure, room * 0.08, second), 96, cover.type);
  const bool rtl = cover.direction == "rtl";
  fill(cairo, cover.accent, rtl ? left + measure - 260 : left, top, 260, bar);
  head.draw(setter, left, from, measure, Align::start);
  foot.draw(setter, left, bottom - foot.height(), measure, Align::start);
}

}  // namespace

TypeStyle style_of(const std::string& design) {
  return design == "frame" ? TypeStyle::serif : TypeStyle::sans;
}

void draw_cover(cairo_t* cairo, const CoverSetter& setter, const CoverDescription& description) {
  const Canvas canvas{cairo, setter, description};
  if (description.design == "band") return draw_band(canvas);
  if (description.design == "type") return draw_type(canvas);
  draw_frame(canvas);
}

}  // namespace offprint::image
