#include "image/cover_text.h"

#include <glib.h>

#include <algorithm>
#include <charconv>

#include "image/command.h"

namespace offprint::image {
namespace {

constexpr std::size_t long_title = 20, least_half = 3;  // bytes

// What parts a title from what explains it; what stays with the title comes first.
struct Divider {
  std::string_view text;
  std::size_t kept;
};
constexpr Divider dividers[] = {{": ", 0}, {" – ", 0}, {" — ", 0}, {" | ", 0}, {"：", 0},
                                {"? ", 1}, {"！", 3},  {"？", 3},  {"؟ ", 2},  {"——", 0}};

bool read_color(std::string_view hex, std::uint32_t& color) {
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), color, 16);
  return hex.size() == 6 && error == std::errc{} && end == hex.data() + hex.size();
}

bool read_field(std::string_view name, std::string_view value, CoverDescription& description) {
  for (const auto& [known, text] : cover_texts)
    if (name == known && value.size() <= cover_text_limit) {
      description.*text = value;
      return true;
    }
  for (const auto& [known, color] : cover_colors)
    if (name == known) return read_color(value, description.*color);
  return false;
}

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

// "Slack Water: Essays", of Slack Water.
void leave_out_publication(CoverDescription& description) {
  const std::string_view publication = description.publication;
  if (publication.empty() || !description.title.starts_with(publication)) return;
  const std::string_view rest = std::string_view(description.title).substr(publication.size());
  for (const auto& [text, kept] : dividers)
    if (kept == 0 && rest.starts_with(text) && rest.size() > text.size() + least_half) {
      description.title = std::string(rest.substr(text.size()));
      return;
    }
}

}  // namespace

CoverDescription read_description(std::string_view text) {
  CoverDescription description;
  const bool valid = g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr);
  if (!valid || text.empty()) throw Failure{"it is not described in UTF-8"};
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string_view name = line.substr(0, blank);
    if (!read_field(name, line.substr(std::min(blank + 1, line.size())), description))
      throw Failure{"`" + std::string(name) + "` of it cannot be read"};
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return description;
}

CoverDescription arranged(CoverDescription description) {
  leave_out_publication(description);
  divide_title(description);
  if (description.publication == description.title) description.publication.clear();
  if (description.authors == description.publication) description.authors.clear();
  if (description.title.empty()) std::swap(description.title, description.publication);
  return description;
}

}  // namespace offprint::image
