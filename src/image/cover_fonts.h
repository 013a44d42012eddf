// The fonts of covers: files of free fonts by name, and none that happen to be installed, so that a
// cover looks the same everywhere. One at a time in a process.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace offprint::image {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Held = std::unique_ptr<Object, Unref>;

enum class TypeStyle { serif, sans };

class CoverFonts {
 public:
  // Fonts of the style for the scripts of `texts`, written in `language`. Throws Failure when there
  // is no font at all.
  CoverFonts(TypeStyle style, std::string_view language, const std::vector<std::string>& texts);

  // What Pango is to look through, best first: "EB Garamond,Noto Serif".
  const std::string& families() const { return families_; }
  PangoFontMap* map() const { return map_.get(); }

 private:
  std::string families_;
  Held<PangoFontMap> map_;
};

}  // namespace offprint::image
