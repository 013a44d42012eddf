#include "export/epub/book_fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/unicode.h"
#include "export/epub/font_subset.h"

namespace offprint {
namespace {

// Where Debian and administrators put fonts.
constexpr std::string_view font_folders[] = {"/usr/local/share/fonts", "/usr/share/fonts"};

// The first file of this name, by path.
std::optional<std::string> read_installed(std::string_view name) {
  namespace fs = std::filesystem;
  for (const std::string_view folder : font_folders) {
    std::vector<fs::path> found;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error))
      if (at->path().filename() == name) found.push_back(at->path());
    if (found.empty()) continue;
    std::ifstream file(*std::min_element(found.begin(), found.end()), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  return {};
}

std::string face_rule(const SubsetFont& font, std::string_view name) {
  std::string family;
  for (const char c : font.family)
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) family += c;
  return fmt::format(
      "@font-face {{ font-family: \"{}\"; font-weight: {}; font-style: {}; src: url(\"../{}\"); "
      "}}\n",
      family, font.bold ? "bold" : "normal", font.italic ? "italic" : "normal", name);
}

class Embedder {
 public:
  Embedder(const FileSystem& files, const std::string& root, std::string_view path,
           Diagnostics& diagnostics)
      : files_(files), root_(root), path_(path), diagnostics_(diagnostics) {}

  BookFonts embed(const Theme& theme, const std::set<char32_t>& characters) {
    if (theme.fonts.empty()) report("its theme has no fonts", "choose quarto or weekly");
    for (const std::string& font : theme.fonts) add(font, characters);
    if (fonts_.files.empty()) return {};
    fonts_.css += theme.fonts_css;
    fonts_.files.push_back({std::string(font_notice_name), "text/plain", notice_});
    return std::move(fonts_);
  }

 private:
  void report(const std::string& problem, const std::string& hint) {
    diagnostics_.push_back(
        {Code::theme_font_missing,
         "",
         {},
         fmt::format("{}: the book is without fonts of its own: {}", path_, problem),
         hint});
  }

  void add(const std::string& font, const std::set<char32_t>& characters) {
    const bool ours = font.find('/') != font.npos;
    const std::optional<std::string> bytes =
        ours ? std::optional(files_.read(join_path(root_, font))) : read_installed(font);
    if (!bytes)
      return report(fmt::format("no font file `{}` is installed", font),
                    "install fonts-ebgaramond for quarto, fonts-inter for weekly");
    const std::size_t number = fonts_.files.size() + 1;
    SubsetFont subset = subset_font(*bytes, characters, fmt::format("Book Face {}", number));
    if (subset.bytes.empty()) return report(fmt::format("`{}`: {}", font, subset.problem), "");
    BookFont file;
    file.name =
        fmt::format("fonts/face-{}.{}", number, subset.media_type == "font/otf" ? "otf" : "ttf");
    file.media_type = subset.media_type;
    file.bytes = std::move(subset.bytes);
    fonts_.css += face_rule(subset, file.name);
    notice_ += fmt::format("{}: a subset of {}, under another name as its license asks.\n{}\n\n",
                           file.name, subset.family, subset.notice);
    fonts_.files.push_back(std::move(file));
    if (std::find(fonts_.families.begin(), fonts_.families.end(), subset.family) ==
        fonts_.families.end())
      fonts_.families.push_back(subset.family);
  }

  const FileSystem& files_;
  const std::string& root_;
  std::string_view path_;
  Diagnostics& diagnostics_;
  BookFonts fonts_;
  std::string notice_;
};

}  // namespace

BookFonts embed_fonts(const Theme& theme, const FileSystem& files, const std::string& root,
                      const std::set<char32_t>& characters, std::string_view path,
                      Diagnostics& diagnostics) {
  return Embedder(files, root, path, diagnostics).embed(theme, characters);
}

void add_characters(std::set<char32_t>& characters, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) characters.insert(next_code_point(text, at));
}

std::string as_text(const std::set<char32_t>& characters) {
  std::string text;
  for (const char32_t c : characters) append_code_point(text, c);
  return text;
}

std::string characters_of(const std::vector<std::string>& texts) {
  std::set<char32_t> characters;
  for (const std::string& text : texts) add_characters(characters, text);
  return as_text(characters);
}

}  // namespace offprint
