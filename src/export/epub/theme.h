// How a book looks: style sheets and the templates of a chapter's head and foot.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "export/epub/chapter_template.h"

namespace offprint {

struct Theme {
  std::string base_css;      // CSS 2.1, for every reading system
  std::string extras_css;    // what newer ones understand
  std::string vertical_css;  // follows base_css in books that are set from top to bottom
  std::string media_css;     // and in books that hold sound or video
  // Rules that name the families of `fonts`, for books that embed them.
  std::string fonts_css;
  // Font files: below the root ("themes/mine/fonts/a.otf"), or names to look for among the
  // machine's fonts ("EBGaramond12-Regular.otf").
  std::vector<std::string> fonts;
  ChapterTemplate head, foot;
  std::string cover_design;  // of books that name none: one of cover_designs
  bool built_in = true;      // what its templates make needs no check
  bool hides_text = false;   // in rules of a publisher's own
};

inline constexpr std::string_view default_theme = "quarto";
inline constexpr std::string_view cover_designs[] = {"frame", "band", "type"};

// The built-in one of this name, or nullptr.
std::shared_ptr<const Theme> built_in_theme(std::string_view name);
std::vector<std::string_view> built_in_theme_names();

// The theme that `name` says: a built-in one, or a folder below `root` with any of theme.yaml,
// base.css, extras.css, fonts.css, chapter-head.mustache, chapter-foot.mustache and fonts/. Sheets
// follow those of the theme that it extends; what it lacks comes from there. What cannot be used is
// reported as theme-invalid, an error, and the theme it extends stands in for it. Throws
// Error{environment} when a file cannot be read.
std::shared_ptr<const Theme> load_theme(const FileSystem& files, const std::string& root,
                                        const std::string& name, Diagnostics& diagnostics);

}  // namespace offprint
