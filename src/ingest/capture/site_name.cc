#include "ingest/capture/site_name.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/capture/title_suffix.h"

namespace offprint {
namespace {

constexpr std::size_t head_blocks = 60;
constexpr std::uint32_t longest_name = 6;  // words

bool is_one_word_with_capitals(std::string_view text) {
  bool lower = false, inner = false;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c) && !is_digit(c)) return false;
    if (count == 0 && !is_upper(c)) return false;
    if (is_lower(c)) lower = true;
    if (count > 0 && lower && is_upper(c)) inner = true;
  }
  return inner && count >= 5;
}

// "LoginSubscribe": menu lines without the blanks between them.
bool is_glued_menu(std::string_view text) {
  std::size_t begin = 0, parts = 0;
  bool cue = false, small = false;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t here = at;
    const char32_t c = at < text.size() ? next_code_point(text, at) : U'A';
    if (here == text.size()) ++at;
    if (small && is_upper(c)) {
      ++parts;
      cue = cue || find_cues(text.substr(begin, here - begin)).bits != 0;
      begin = here;
    }
    small = is_lower(c);
  }
  return cue || parts > 3;
}

bool is_host(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == text.npos || dot < 2 || text.size() - dot < 3 || text.size() - dot > 9) return false;
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-';
  });
}

bool starts_with_capital(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && !is_lower(next_code_point(text, at));
}

bool is_around(const Capture& c, std::size_t i) { return is_chrome(c.roles[i].role); }

// "© 2024 The Daily Loaf. All rights reserved" names the Daily Loaf.
bool in_copyright_line(const Capture& c, std::string_view folded_name) {
  for (std::size_t i = 0; i < c.blocks.size(); ++i)
    if (c.features[i].cues.has(Cue::copyright) && c.features[i].words <= 40 && is_around(c, i) &&
        fold(c.blocks[i].text).find(folded_name) != std::string::npos)
      return true;
  return false;
}

bool can_be_name(const Capture& c, std::size_t i) {
  const BlockFeatures& f = c.features[i];
  return c.blocks[i].shape == BlockShape::text && f.words >= 1 && f.words <= 5 &&
         f.cues.bits == 0 && !f.ends_sentence && f.digit_share < 0.5 && f.letters >= 4 &&
         starts_with_capital(c.blocks[i].text) && is_around(c, i);
}

// "Tidewater" above "The long bridge | Tidewater Reader".
bool calls_site(const Capture& c, std::size_t i, std::string_view name) {
  return can_be_name(c, i) && is_same_name(c.blocks[i].text, name);
}

// Whether a line of the chrome, the copyright line included, says this name and little else.
bool is_site_name(const Capture& c, std::string_view name) {
  const BlockFeatures f = line_features(name);
  if (f.words == 0 || f.words > longest_name) return false;
  // An item of a menu is a section's name rather than the site's.
  for (std::size_t i = 0; i < c.blocks.size(); ++i)
    if (is_around(c, i) && c.blocks[i].shape == BlockShape::text &&
        (c.features[i].hash == f.hash || calls_site(c, i, name)))
      return true;
  return f.letters >= 4 && in_copyright_line(c, fold(name));
}

}  // namespace

std::string site_after_headline(const Capture& c, std::size_t i) {
  if (!c.has_headline() || i == c.headline.block) return "";
  const std::string& title = c.blocks[c.headline.block].text;
  const SplitTitle line = split_title(c.blocks[i].text);
  return line.first == title && line_features(line.last).words <= longest_name ? line.last : "";
}

FoundSite find_site_name(const Capture& c) {
  if (c.has_headline())
    if (const SplitTitle title = split_title(c.blocks[c.headline.block].text);
        is_site_name(c, title.last))
      return {c.headline.block, title.last, "the end of the headline, and a line of the page", 0.9};
  const std::size_t end = std::min(
      {c.has_headline() ? c.headline.block : c.region.begin, head_blocks, c.blocks.size()});
  for (std::size_t i = 0; i < std::min(head_blocks, c.blocks.size()); ++i)
    if (std::string name = site_after_headline(c, i); !name.empty())
      return {i, std::move(name), "behind the headline, where it stands once more", 0.85};
  for (std::size_t i = 0; i < end; ++i)
    if (can_be_name(c, i) && in_copyright_line(c, fold(c.blocks[i].text)))
      return {i, c.blocks[i].text, "a line of the page's head that its copyright line names", 0.85};
  for (std::size_t i = 0; i < end; ++i) {
    const std::string& text = c.blocks[i].text;
    if (can_be_name(c, i) && is_one_word_with_capitals(text) && !is_glued_menu(text))
      return {i, text, "a name on a line of its own above the headline", 0.7};
    if (c.blocks[i].shape == BlockShape::text && is_host(text))
      return {i, text, "a host's name above the headline", 0.7};
  }
  return {};
}

void mark_site_name(Capture& c) {
  if (c.site.name.empty()) return;
  for (std::size_t i = 0; i < c.blocks.size(); ++i) {
    if (!is_around(c, i) || c.roles[i].role == Role::copyright) continue;
    const bool is_found = i == c.site.block && c.roles[i].role != Role::repetition;
    if (is_found || calls_site(c, i, c.site.name))
      c.roles[i] = {Role::site, is_found ? c.site.rule : "the site's name once more"};
  }
}

}  // namespace offprint
