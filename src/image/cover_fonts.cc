#include "image/cover_fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <unistd.h>

#include <set>

#include "image/command.h"

namespace offprint::image {
namespace {

// Where Debian and those who follow it have them.
constexpr std::string_view folders[] = {
    "/usr/share/fonts/opentype/ebgaramond/",
    "/usr/share/fonts/truetype/vollkorn/",
    "/usr/share/fonts/opentype/inter/",
    "/usr/share/fonts/truetype/inter/",
    "/usr/share/fonts/truetype/noto/",
    "/usr/share/fonts/opentype/noto/",
    "/usr/share/fonts/opentype/fonts-hosny-amiri/",
};

struct Family {
  std::string name;
  std::vector<std::string> files;
};

const std::vector<Family>& latin_families(TypeStyle style) {
  static const std::vector<Family> serif = {
      {"Vollkorn", {"Vollkorn-SemiBold.ttf", "Vollkorn-Medium.ttf"}},
      {"EB Garamond", {"EBGaramond12-Regular.otf"}},
      {"Noto Serif", {"NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"}}};
  static const std::vector<Family> sans = {
      {"Inter Display", {"InterDisplay-Bold.otf", "InterDisplay-Medium.otf"}},
      {"Inter", {"Inter-Bold.otf", "Inter-Medium.otf"}},
      {"Noto Sans", {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"}}};
  return style == TypeStyle::serif ? serif : sans;
}

// Scripts as the names of Noto's fonts have them.
constexpr std::pair<GUnicodeScript, std::string_view> noto_scripts[] = {
    {G_UNICODE_SCRIPT_ARABIC, "Arabic"},
    {G_UNICODE_SCRIPT_ARMENIAN, "Armenian"},
    {G_UNICODE_SCRIPT_BENGALI, "Bengali"},
    {G_UNICODE_SCRIPT_CANADIAN_ABORIGINAL, "CanadianAboriginal"},
    {G_UNICODE_SCRIPT_CHEROKEE, "Cherokee"},
    {G_UNICODE_SCRIPT_DEVANAGARI, "Devanagari"},
    {G_UNICODE_SCRIPT_ETHIOPIC, "Ethiopic"},
    {G_UNICODE_SCRIPT_GEORGIAN, "Georgian"},
    {G_UNICODE_SCRIPT_GUJARATI, "Gujarati"},
    {G_UNICODE_SCRIPT_GURMUKHI, "Gurmukhi"},
    {G_UNICODE_SCRIPT_HEBREW, "Hebrew"},
    {G_UNICODE_SCRIPT_KANNADA, "Kannada"},
    {G_UNICODE_SCRIPT_KHMER, "Khmer"},
    {G_UNICODE_SCRIPT_LAO, "Lao"},
    {G_UNICODE_SCRIPT_MALAYALAM, "Malayalam"},
    {G_UNICODE_SCRIPT_MONGOLIAN, "Mongolian"},
    {G_UNICODE_SCRIPT_MYANMAR, "Myanmar"},
    {G_UNICODE_SCRIPT_NKO, "NKo"},
    {G_UNICODE_SCRIPT_OL_CHIKI, "OlChiki"},
    {G_UNICODE_SCRIPT_ORIYA, "Oriya"},
    {G_UNICODE_SCRIPT_SINHALA, "Sinhala"},
    {G_UNICODE_SCRIPT_SYRIAC, "Syriac"},
    {G_UNICODE_SCRIPT_TAMIL, "Tamil"},
    {G_UNICODE_SCRIPT_TELUGU, "Telugu"},
    {G_UNICODE_SCRIPT_THAANA, "Thaana"},
    {G_UNICODE_SCRIPT_THAI, "Thai"},
    {G_UNICODE_SCRIPT_TIBETAN, "Tibetan"},
    {G_UNICODE_SCRIPT_TIFINAGH, "Tifinagh"},
    {G_UNICODE_SCRIPT_YI, "Yi"},
};

// "NotoSansOlChiki" → "Noto Sans Ol Chiki"
std::string family_name(std::string_view stem) {
  if (stem.ends_with("NKo")) return "Noto Sans NKo";
  std::string name;
  for (const char c : stem) {
    if (c >= 'A' && c <= 'Z' && !name.empty()) name += ' ';
    name += c;
  }
  return name;
}

bool is_east_asian(GUnicodeScript script) {
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_HANGUL ||
         script == G_UNICODE_SCRIPT_BOPOMOFO;
}

// One Han character looks different in each: "JP", "KR", "SC", "TC" or "HK".
std::string_view region_of(std::string_view language, const std::set<GUnicodeScript>& scripts) {
  const auto holds = [&](std::string_view part) { return language.find(part) != language.npos; };
  if (language.starts_with("ja")) return "JP";
  if (language.starts_with("ko")) return "KR";
  if (holds("-HK") || holds("-MO") || language.starts_with("yue")) return "HK";
  if (holds("-TW") || holds("-Hant")) return "TC";
  if (language.starts_with("zh")) return "SC";
  if (scripts.contains(G_UNICODE_SCRIPT_HIRAGANA) || scripts.contains(G_UNICODE_SCRIPT_KATAKANA))
    return "JP";
  return scripts.contains(G_UNICODE_SCRIPT_HANGUL) ? "KR" : "SC";
}

std::set<GUnicodeScript> scripts_of(const std::vector<std::string>& texts) {
  std::set<GUnicodeScript> scripts;
  for (const std::string& text : texts)
    for (const char* c = text.c_str(); *c != '\0'; c = g_utf8_next_char(c))
      scripts.insert(g_unichar_get_script(g_utf8_get_char(c)));
  return scripts;
}

std::vector<Family> families_for(TypeStyle style, std::string_view language,
                                 const std::vector<std::string>& texts) {
  const std::set<GUnicodeScript> scripts = scripts_of(texts);
  std::vector<Family> families = latin_families(style);
  const std::string_view kinds[] = {style == TypeStyle::serif ? "Serif" : "Sans",
                                    style == TypeStyle::serif ? "Sans" : "Serif"};
  if (style == TypeStyle::serif && scripts.contains(G_UNICODE_SCRIPT_ARABIC))
    families.push_back({"Amiri", {"Amiri-Bold.ttf", "Amiri-Regular.ttf"}});
  for (const auto& [script, name] : noto_scripts)
    if (scripts.contains(script))
      for (const std::string_view kind : kinds) {
        const std::string stem = "Noto" + std::string(kind) + std::string(name);
        families.push_back({family_name(stem), {stem + "-Regular.ttf", stem + "-Bold.ttf"}});
      }
  bool east_asian = false;
  for (const GUnicodeScript script : scripts) east_asian |= is_east_asian(script);
  if (east_asian)
    for (const std::string_view kind : kinds) {
      const std::string stem = "Noto" + std::string(kind) + "CJK";
      families.push_back(
          {"Noto " + std::string(kind) + " CJK " + std::string(region_of(language, scripts)),
           {stem + "-Regular.ttc", stem + "-Bold.ttc"}});
    }
  families.push_back({"Noto Sans Symbols2", {"NotoSansSymbols2-Regular.ttf"}});
  families.push_back({"Noto Sans Math", {"NotoSansMath-Regular.ttf"}});
  return families;
}

bool add_file(FcConfig* config, const std::string& name) {
  for (const std::string_view folder : folders) {
    const std::string path = std::string(folder) + name;
    if (access(path.c_str(), R_OK) == 0)
      return FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path.c_str())) ==
             FcTrue;
  }
  return false;
}

}  // namespace

CoverFonts::CoverFonts(TypeStyle style, std::string_view language,
                       const std::vector<std::string>& texts) {
  FcConfig* config = FcConfigCreate();
  for (const Family& family : families_for(style, language, texts)) {
    bool added = false;
    for (const std::string& file : family.files) added |= add_file(config, file);
    if (added) (families_ += families_.empty() ? "" : ",") += family.name;
  }
  if (families_.empty()) {
    FcConfigDestroy(config);
    throw Failure{"none of the fonts for covers is installed"};
  }
  // Without this Pango would load, and write, what the system keeps about its own fonts.
  FcConfigSetCurrent(config);
  map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config);
  FcConfigDestroy(config);
}

}  // namespace offprint::image
