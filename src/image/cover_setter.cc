#include "image/cover_setter.h"

#include <algorithm>
#include <optional>

namespace offprint::image {
namespace {

constexpr double measuring_size = 200;
// 128 pixels of the master are 8 of a thumbnail; capitals are two thirds of the type.
constexpr double readable_size = 200;

double pixels(int units) { return static_cast<double>(units) / PANGO_SCALE; }

// By the first letter; nothing where there is none (UAX 9, P2).
std::optional<bool> begins_right_to_left(const std::string& text) {
  for (const char* c = text.c_str(); *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    if (!g_unichar_isalpha(letter)) continue;
    const GUnicodeScript script = g_unichar_get_script(letter);
    return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
           script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA ||
           script == G_UNICODE_SCRIPT_NKO;
  }
  return {};
}

// From line to line, in em: what the script needs (CLREQ, JLREQ, ALREQ).
double leading_of(const std::string& text) {
  double leading = 1.1;
  for (const char* c = text.c_str(); *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    if (!g_unichar_isalpha(letter)) continue;
    switch (g_unichar_get_script(letter)) {
      case G_UNICODE_SCRIPT_LATIN:
      case G_UNICODE_SCRIPT_GREEK:
      case G_UNICODE_SCRIPT_CYRILLIC:
      case G_UNICODE_SCRIPT_ARMENIAN:
      case G_UNICODE_SCRIPT_GEORGIAN:
      case G_UNICODE_SCRIPT_HEBREW:
        break;
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
      case G_UNICODE_SCRIPT_HANGUL:
        leading = std::max(leading, 1.28);
        break;
      default:
        leading = std::max(leading, 1.45);
    }
  }
  return leading;
}

// Korean is written with blanks between words, and read better without breaks inside of them.
bool is_inside_korean_word(const char* place) {
  const gunichar before = g_utf8_get_char(g_utf8_prev_char(place)), after = g_utf8_get_char(place);
  return g_unichar_get_script(before) == G_UNICODE_SCRIPT_HANGUL &&
         g_unichar_get_script(after) == G_UNICODE_SCRIPT_HANGUL;
}

std::string with_single_blanks(std::string text) {
  for (std::size_t at = 0; (at = text.find("  ")) != text.npos;) text.erase(at, 1);
  return text;
}

std::string without_blanks_around(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

// What stands between two places where lines may end.
std::vector<std::string> pieces_of(const std::string& text,
                                   const std::vector<std::size_t>& breaks) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (const std::size_t end : breaks) {
    pieces.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

}  // namespace

void set_color(cairo_t* cairo, std::uint32_t color) {
  const auto part = [&](int shift) { return static_cast<double>(color >> shift & 0xFF) / 255; };
  cairo_set_source_rgb(cairo, part(16), part(8), part(0));
}

CoverSetter::CoverSetter(cairo_t* cairo, const CoverFonts& fonts, const std::string& language,
                         bool right_to_left)
    : cairo_(cairo),
      families_(fonts.families()),
      right_to_left_(right_to_left),
      context_(pango_font_map_create_context(fonts.map())) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context_.get(), 72);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  pango_context_set_language(context_.get(), pango_language_from_string(language.c_str()));
}

Held<PangoLayout> CoverSetter::layout(const std::string& text, const TypeFace& face,
                                      double size) const {
  Held<PangoLayout> layout(pango_layout_new(context_.get()));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, families_.c_str());
  pango_font_description_set_weight(
      font, face.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  PangoAttrList* attributes = pango_attr_list_new();
  if (face.small_capitals) {
    pango_attr_list_insert(attributes, pango_attr_font_features_new("smcp, c2sc, lnum"));
    pango_attr_list_insert(
        attributes, pango_attr_letter_spacing_new(static_cast<int>(size * 0.08 * PANGO_SCALE)));
  } else {
    pango_attr_list_insert(attributes, pango_attr_font_features_new("lnum"));
  }
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

std::string CoverSetter::settable(const std::string& text) {
  std::string rest = text;
  const Held<PangoLayout> all = layout(text, {}, measuring_size);
  if (pango_layout_get_unknown_glyphs_count(all.get()) == 0) return rest;
  std::u32string missing;
  PangoLayoutIter* iter = pango_layout_get_iter(all.get());
  do {
    const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(iter);
    for (int i = 0; run && i < run->glyphs->num_glyphs; ++i) {
      const PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
      if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) missing += glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    }
  } while (pango_layout_iter_next_run(iter));
  pango_layout_iter_free(iter);
  rest.clear();
  for (const char* c = text.c_str(); *c != '\0'; c = g_utf8_next_char(c)) {
    const gunichar letter = g_utf8_get_char(c);
    if (missing.find(letter) == missing.npos)
      rest.append(c, static_cast<const char*>(g_utf8_next_char(c)));
    else if (missing_.find(letter) == missing_.npos)
      missing_.push_back(letter);
  }
  return without_blanks_around(with_single_blanks(std::move(rest)));
}

std::vector<std::size_t> CoverSetter::places_to_break(const std::string& text) const {
  const int letters = static_cast<int>(g_utf8_strlen(text.data(), static_cast<long>(text.size())));
  std::vector<PangoLogAttr> attributes(static_cast<std::size_t>(letters) + 1);
  pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1,
                      pango_context_get_language(context_.get()), attributes.data(), letters + 1);
  std::vector<std::size_t> places;
  for (int i = 1; i < letters; ++i) {
    const char* place = g_utf8_offset_to_pointer(text.data(), i);
    if (attributes[static_cast<std::size_t>(i)].is_line_break && !is_inside_korean_word(place))
      places.push_back(static_cast<std::size_t>(place - text.data()));
  }
  places.push_back(text.size());
  return places;
}

TextBlock CoverSetter::set(const std::string& text, const TypeFace& face, double width,
                           double height, double largest) const {
  TextBlock block;
  if (text.empty()) return block;
  block.right_to_left = begins_right_to_left(text).value_or(right_to_left_);
  pango_context_set_base_dir(context_.get(),
                             block.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  const auto measure = [&](const std::string& part) {
    int units = 0;
    pango_layout_get_size(layout(part, face, measuring_size).get(), &units, nullptr);
    return pixels(units) / measuring_size;
  };
  const std::vector<std::string> parts = pieces_of(text, places_to_break(text));
  std::vector<LinePiece> pieces;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double alone = measure(without_blanks_around(parts[i]));
    const double penalty = i + 1 < parts.size() ? break_penalty(parts[i], parts[i + 1]) : 0;
    pieces.push_back({alone, measure(parts[i]) - alone, penalty});
  }
  const double leading = leading_of(text);
  const double readable = largest > readable_size ? readable_size : 0;
  const FittedLines fitted = fit_lines(pieces, {width, height, largest, leading, readable});
  block.size = fitted.size;
  block.leading = leading * fitted.size;
  std::size_t begin = 0;
  for (const std::size_t end : fitted.ends) {
    std::string line;
    for (; begin < end; ++begin) line += parts[begin];
    TextBlock::Line set{layout(without_blanks_around(line), face, block.size), 0, 0};
    PangoRectangle ink, logical;
    pango_layout_get_extents(set.layout.get(), &ink, &logical);
    set.width = pixels(logical.width);
    set.baseline = pixels(pango_layout_get_baseline(set.layout.get()));
    if (block.lines.empty()) block.above = set.baseline - pixels(ink.y);
    block.below = pixels(ink.y + ink.height) - set.baseline;
    block.lines.push_back(std::move(set));
  }
  return block;
}

void CoverSetter::draw(const TextBlock& block, double left, double top, double width, Align align,
                       std::uint32_t color) const {
  set_color(cairo_, color);
  double baseline = top + block.above;
  for (const TextBlock::Line& line : block.lines) {
    const double rest = width - line.width;
    const double x = align == Align::center ? rest / 2 : block.right_to_left ? rest : 0;
    cairo_move_to(cairo_, left + x, baseline - line.baseline);
    pango_cairo_show_layout(cairo_, line.layout.get());
    baseline += block.leading;
  }
}

}  // namespace offprint::image
