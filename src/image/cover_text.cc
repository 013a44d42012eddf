#include "image/cover_text.h"

#include <string_view>

namespace offprint::image {
namespace {

constexpr std::size_t long_title = 32, least_half = 3;  // bytes

// What parts a title from what explains it; what stays with the title comes first.
struct Divider {
  std::string_view text;
  std::size_t kept;
};
constexpr Divider dividers[] = {{": ", 0},      {" – ", 0}, {" — ", 0}, {" | ", 0}, {"：", 0},
                                {"? ", 1}, {"！", 3}, {"？", 3},   {"؟ ", 2},  {"——", 0}};

void divide_title(CoverDescription& description) {
  const std::string title = description.title;
  if (title.size() < long_title || !description.subtitle.empty()) return;
  for (const auto& [text, kept] : dividers) {
    const std::size_t at = title.find(text);
    if (at == title.npos || at < least_half || at + text.size() + least_half > title.size())
      continue;
    description.title = title.substr(0, at + kept);
    description.subtitle = title.substr(at + text.size());
    return;
  }
}

}  // namespace

CoverDescription arranged(CoverDescription description) {
  divide_title(description);
  if (description.publication == description.title) description.publication.clear();
  if (description.authors == description.publication) description.authors.clear();
  if (description.title.empty()) std::swap(description.title, description.publication);
  return description;
}

}  // namespace offprint::image
