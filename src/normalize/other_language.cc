#include "normalize/other_language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <unordered_map>

#include "base/language.h"
#include "base/script.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t fewest_letters = 60;           // about ten words
constexpr std::size_t fewest_foreign = 2;            // letters of another script
constexpr std::size_t fewest_detectable = 24;        // letters of a script of many languages
constexpr std::size_t sample_size = 600;             // bytes
constexpr unsigned first_look = 12, last_look = 48;  // words
constexpr double least_confidence = 0.9;

struct StopRow {
  std::string_view language, words;
};

constexpr StopRow rows[] = {
#define OFFPRINT_STOP_WORDS(language, words) {language, words},
#include "normalize/stop_words.def"
#undef OFFPRINT_STOP_WORDS
};
constexpr std::size_t row_count = std::size(rows);

// Languages that a detector takes for each other, and readers understand.
constexpr std::string_view relatives[] = {
    " da nb nn no ",     " bs hr sh sr sl ", " id ms jv su ",  " cs sk ",
    " es gl ast an ca ", " pt gl ",          " nl af fy li ",  " de lb gsw nds bar ",
    " bg mk ",           " zh yue lzh ",     " fa prs tg ps ", " hi mr ne bho mai sa ",
    " tr az tk ",        " en sco ",         " fr oc wa ",     " it co scn vec lmo ",
    " ga gd ",           " xh zu ss nr ",    " ru be uk ",     " sv nb nn no da ",
};

std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

bool are_related(std::string_view a, std::string_view b) {
  const std::string one = " " + std::string(language_of(a)) + " ";
  const std::string other = " " + std::string(language_of(b)) + " ";
  return one == other ||
         std::any_of(std::begin(relatives), std::end(relatives), [&](std::string_view group) {
           return group.find(one) != group.npos && group.find(other) != group.npos;
         });
}

// Bit i is set for words of rows[i].
const std::unordered_map<std::string_view, std::uint32_t>& stop_words() {
  static const std::unordered_map<std::string_view, std::uint32_t> words = [] {
    std::unordered_map<std::string_view, std::uint32_t> made;
    for (std::size_t i = 0; i < row_count; ++i) {
      std::string_view left = rows[i].words;
      while (!left.empty()) {
        const std::size_t end = std::min(left.find(' '), left.size());
        made[left.substr(0, end)] |= std::uint32_t{1} << i;
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    }
    return made;
  }();
  return words;
}

std::size_t row_of(std::string_view tag) {
  std::string_view language = language_of(tag);
  if (language == "no" || language == "nn") language = "nb";
  const auto at = std::find_if(std::begin(rows), std::end(rows),
                               [&](const StopRow& row) { return row.language == language; });
  return static_cast<std::size_t>(at - std::begin(rows));
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether the small words speak against the language of rows[own].
bool is_suspicious(std::string_view text, std::size_t own) {
  const std::string sample = to_lower(first_bytes(text, sample_size));
  std::array<unsigned, row_count> hits{};
  unsigned words = 0;
  const auto best = [&] { return *std::max_element(hits.begin(), hits.end()); };
  for (std::size_t at = 0; at < sample.size() && words < last_look;) {
    std::size_t end = at;
    while (end < sample.size() && is_letter_byte(sample[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    ++words;
    const auto known = stop_words().find(std::string_view(sample).substr(at, end - at));
    for (std::size_t i = 0; known != stop_words().end() && i < row_count; ++i)
      hits[i] += known->second >> i & 1;
    at = end;
    if (words == first_look && hits[own] > 2 && hits[own] == best()) return false;
  }
  return hits[own] * 10 < words || hits[own] * 2 <= best();
}

// Names and numbers have no small words, and may stand in any language.
bool has_small_words(std::string_view text, std::string_view language) {
  constexpr unsigned enough = 2;
  const std::size_t row = row_of(language);
  if (row == row_count) return true;
  const std::string sample = to_lower(first_bytes(text, sample_size));
  unsigned found = 0;
  for (std::size_t at = 0; at < sample.size() && found < enough;) {
    std::size_t end = at;
    while (end < sample.size() && is_letter_byte(sample[end])) ++end;
    const auto known = stop_words().find(std::string_view(sample).substr(at, end - at));
    found += known != stop_words().end() && (known->second >> row & 1) != 0;
    at = end + 1;
  }
  return found >= enough;
}

std::optional<OtherLanguage> detected(std::string_view text, std::string_view expected,
                                      std::string_view script) {
  const auto found = detect_language(first_bytes(text, sample_size));
  if (!found || found->confidence < least_confidence) return std::nullopt;
  if (are_related(found->tag, expected) || !may_be_written_in(found->tag, script))
    return std::nullopt;
  return OtherLanguage{found->tag, found->confidence, false};
}

std::optional<OtherLanguage> by_script(std::string_view text, std::string_view expected,
                                       const TextScript& script) {
  if (script.letters < fewest_foreign) return std::nullopt;
  if (const std::string_view only = language_of_script(script.script); !only.empty())
    return OtherLanguage{std::string(only), 0.9, false};
  if (script.letters >= fewest_detectable)
    if (auto found = detected(text, expected, script.script)) return found;
  return OtherLanguage{"und-" + std::string(script.script), 1, true};
}

}  // namespace

std::optional<OtherLanguage> other_language(std::string_view text, std::string_view expected) {
  const TextScript script = script_of_text(text);
  if (script.script.empty() || language_of(expected) == "und") return std::nullopt;
  if (!may_be_written_in(expected, script.script)) return by_script(text, expected, script);
  const std::size_t own = row_of(expected);
  if (script.letters < fewest_letters || own == row_count) return std::nullopt;
  if (!is_suspicious(text, own)) return std::nullopt;
  auto found = detected(text, expected, script.script);
  return found && has_small_words(text, found->tag) ? found : std::nullopt;
}

}  // namespace offprint
