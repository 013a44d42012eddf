#include "ingest/capture/copyright_line.h"

#include <string>

#include "base/unicode.h"
#include "ingest/capture/block_features.h"

namespace offprint {
namespace {

constexpr std::uint32_t longest_line = 25;  // words
constexpr std::uint32_t longest_owner = 8;  // words

bool is_owner(std::string_view part) {
  const BlockFeatures f = line_features(part);
  if (f.letters < 2 || f.words > longest_owner || f.cues.bits != 0) return false;
  std::size_t at = 0;
  while (at < part.size()) {
    const char32_t c = next_code_point(part, at);
    if (is_letter(c)) return !is_lower(c);
  }
  return false;
}

bool is_end(char32_t c) {
  static constexpr std::u32string_view ends = U"©.,;|·•–—:()。，、";
  return ends.find(c) != ends.npos;
}

// What stands between signs, figures and the word "copyright".
std::string next_part(std::string_view line, std::size_t& at) {
  std::string part;
  while (at < line.size()) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(line, at);
    if (is_end(c) || is_digit(c)) break;
    part.append(line, begin, at - begin);
  }
  const std::size_t label = cue_prefix(part, Cue::copyright);
  return collapse_space(std::string_view(part).substr(label));
}

}  // namespace

bool names_owner(std::string_view line) {
  if (line_features(line).words > longest_line) return false;
  for (std::size_t at = 0; at < line.size();)
    if (is_owner(next_part(line, at))) return true;
  return false;
}

}  // namespace offprint
