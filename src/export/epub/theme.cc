#include "export/epub/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/confined_files.h"
#include "base/unicode.h"
#include "export/epub/css_check.h"
#include "syntax/yaml.h"
#include "theme_common.embedded.h"
#include "theme_plain.embedded.h"
#include "theme_quarto.embedded.h"
#include "theme_weekly.embedded.h"

namespace offprint {
namespace {

struct BuiltIn {
  std::string_view name, cover_design, base, extras, fonts_css;
  std::vector<std::string> fonts;
};

const std::vector<BuiltIn>& built_ins() {
  static const std::vector<BuiltIn> themes = {
      {"quarto",
       "frame",
       theme_quarto::base_css,
       theme_quarto::extras_css,
       theme_quarto::fonts_css,
       {"EBGaramond12-Regular.otf", "EBGaramond12-Italic.otf"}},
      {"weekly",
       "band",
       theme_weekly::base_css,
       theme_weekly::extras_css,
       theme_weekly::fonts_css,
       {"InterDisplay-Bold.otf", "Inter-Regular.otf", "Inter-Bold.otf"}},
      {"plain", "type", theme_plain::base_css, theme_plain::extras_css, "", {}},
  };
  return themes;
}

std::string joined(std::string_view first, std::string_view second) {
  std::string whole(first);
  if (!whole.empty() && !second.empty()) whole += '\n';
  return whole += second;
}

std::shared_ptr<Theme> make(const BuiltIn& from) {
  auto theme = std::make_shared<Theme>();
  theme->base_css = joined(theme_common::base_css, from.base);
  theme->extras_css = joined(theme_common::extras_css, from.extras);
  theme->media_css = "\n" + std::string(theme_common::media_css);
  theme->vertical_css = "\n" + std::string(theme_common::vertical_css);
  theme->fonts_css = from.fonts_css;
  theme->fonts = from.fonts;
  theme->cover_design = from.cover_design;
  theme->head = ChapterTemplate(theme_common::chapter_head_mustache);
  theme->foot = ChapterTemplate(theme_common::chapter_foot_mustache);
  return theme;
}

// A theme of a publisher: reads what is there and reports what cannot be used.
class FolderTheme {
 public:
  FolderTheme(const FileSystem& files, const std::string& root, const std::string& folder,
              Diagnostics& diagnostics)
      : files_(files), root_(root), folder_(folder), diagnostics_(diagnostics) {}

  std::shared_ptr<const Theme> load() {
    const Value described = description();
    auto theme = std::make_shared<Theme>(*extended(described.find("extends")));
    theme->built_in = false;
    choose_cover(described.find("cover"), *theme);
    add_sheet("base.css", SheetKind::base, theme->base_css);
    add_sheet("extras.css", SheetKind::extras, theme->extras_css);
    theme->hides_text = hides_text_;
    replace_template("chapter-head.mustache", theme->head);
    replace_template("chapter-foot.mustache", theme->foot);
    find_fonts(*theme);
    return theme;
  }

 private:
  std::optional<std::string> read(std::string_view name) {
    constexpr std::uint64_t most = 1 << 20;
    const std::string path = join_path(root_, join_path(folder_, name));
    const auto file = files_.stat(path);
    if (!file || !lies_inside(files_, root_, path)) return {};
    if (file->size <= most) return files_.read(path);
    report(name, {}, "the file has more than 1 MB");
    return {};
  }

  void report(std::string_view file, Position position, const std::string& problem) {
    diagnostics_.push_back({Code::theme_invalid, join_path(folder_, file), position, problem,
                            "the book is made without this file"});
  }

  // What theme.yaml says.
  Value description() {
    const auto text = read("theme.yaml");
    if (!text) return {};
    YamlResult yaml = parse_yaml(*text);
    if (yaml.problem) {
      report("theme.yaml", yaml.problem->position, yaml.problem->message);
      return {};
    }
    for (const auto& member : yaml.value.members)
      if (member.key != "extends" && member.key != "cover")
        report(
            "theme.yaml", member.key_position,
            fmt::format("`{}` is no key of themes: they have `extends` and `cover`", member.key));
    return std::move(yaml.value);
  }

  std::shared_ptr<const Theme> extended(const Value* name) {
    const std::shared_ptr<const Theme> otherwise = built_in_theme(default_theme);
    if (!name) return otherwise;
    if (name->is_text() && name->scalar == "none") return bare();
    if (auto found = built_in_theme(name->scalar)) return found;
    report("theme.yaml", name->position,
           fmt::format("no theme is called `{}`: extend {} or none", name->scalar,
                       fmt::join(built_in_theme_names(), ", ")));
    return otherwise;
  }

  void choose_cover(const Value* design, Theme& theme) {
    if (!design) return;
    if (std::ranges::find(cover_designs, design->scalar) != std::end(cover_designs))
      theme.cover_design = design->scalar;
    else
      report("theme.yaml", design->position,
             fmt::format("no design of covers is called `{}`: take {}", design->scalar,
                         fmt::join(cover_designs, ", ")));
  }

  // No rule at all, for those who write their own from the first line on.
  static std::shared_ptr<const Theme> bare() {
    auto theme = std::make_shared<Theme>(*built_in_theme(default_theme));
    theme->base_css = theme->extras_css = theme->fonts_css = "";
    theme->fonts.clear();
    return theme;
  }

  void add_sheet(std::string_view name, SheetKind kind, std::string& sheet) {
    const auto text = read(name);
    if (!text) return;
    const CssProblem problem = css_problem(*text, kind);
    if (!problem.message.empty()) return report(name, problem.position, problem.message);
    sheet = joined(sheet, *text);
    hides_text_ = hides_text_ || css_hides(*text);
  }

  void replace_template(std::string_view name, ChapterTemplate& form) {
    const auto text = read(name);
    if (!text) return;
    const bool is_text = find_invalid_utf8(*text) == text->npos;
    const ChapterTemplate found(is_text ? *text : "");
    std::string problem = is_text ? found.problem() : "it is not UTF-8";
    if (problem.empty() && name == "chapter-head.mustache" && !found.makes_heading())
      problem = "it makes no `h1` with the title";
    if (problem.empty())
      form = found;
    else
      report(name, {}, problem);
  }

  void find_fonts(Theme& theme) {
    std::vector<std::string> fonts;
    const std::string folder = join_path(root_, join_path(folder_, "fonts"));
    if (files_.is_folder(folder) && lies_inside(files_, root_, folder))
      for (const FileInfo& file : files_.list(folder)) {
        const std::string extension = ascii_lower(file_extension(file.path));
        if (extension == ".ttf" || extension == ".otf")
          fonts.push_back(join_path(folder_, "fonts" + file.path.substr(folder.size())));
      }
    std::string css;
    add_sheet("fonts.css", SheetKind::base, css);
    if (!fonts.empty()) theme.fonts = fonts;
    if (!css.empty() || !fonts.empty()) theme.fonts_css = css;
  }

  const FileSystem& files_;
  const std::string& root_;
  const std::string& folder_;
  Diagnostics& diagnostics_;
  bool hides_text_ = false;
};

}  // namespace

std::vector<std::string_view> built_in_theme_names() {
  std::vector<std::string_view> names;
  for (const BuiltIn& theme : built_ins()) names.push_back(theme.name);
  return names;
}

std::shared_ptr<const Theme> built_in_theme(std::string_view name) {
  static const std::vector<std::shared_ptr<const Theme>> themes = [] {
    std::vector<std::shared_ptr<const Theme>> made;
    for (const BuiltIn& from : built_ins()) made.push_back(make(from));
    return made;
  }();
  for (std::size_t i = 0; i < themes.size(); ++i)
    if (built_ins()[i].name == name) return themes[i];
  return nullptr;
}

std::shared_ptr<const Theme> load_theme(const FileSystem& files, const std::string& root,
                                        const std::string& name, Diagnostics& diagnostics) {
  if (auto theme = built_in_theme(name)) return theme;
  const std::string folder = join_path("", name);
  const bool outside = folder.empty() || leaves_folder(folder);
  const std::string path = join_path(root, folder);
  if (!outside && files.is_folder(path) && lies_inside(files, root, path))
    return FolderTheme(files, root, folder, diagnostics).load();
  diagnostics.push_back(
      {Code::theme_invalid,
       "",
       {},
       outside ? fmt::format("the theme `{}` is not below the project's folder", name)
               : fmt::format("there is no theme `{}`, and no such folder", name),
       fmt::format("the book has the theme {}; choose {}, or a folder with base.css", default_theme,
                   fmt::join(built_in_theme_names(), ", "))});
  return built_in_theme(default_theme);
}

}  // namespace offprint
