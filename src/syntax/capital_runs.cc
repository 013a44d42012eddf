#include "syntax/capital_runs.h"

#include <algorithm>
#include <cstdint>

#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t shortest_word = 3;  // characters

// A stretch of letters, digits and what joins them to names ("FEC.gov", "snake_case").
struct Token {
  std::size_t begin = 0, end = 0;  // bytes; without the "s" of a plural
  std::size_t whole_end = 0;
  std::size_t characters = 0, capitals = 0;
  bool plain = true;  // nothing but capitals and digits

  bool is_capitals() const { return plain && capitals > 0; }
  bool may_end_a_run() const { return is_capitals() && capitals >= 2; }
  bool makes_a_run() const { return may_end_a_run() && characters >= shortest_word; }
};

// Whether `c` goes on with a name rather than ending a sentence or a clause.
bool joins(std::string_view text, std::size_t at) {
  static constexpr ByteSet joiners("._/\\@:=~#+");
  if (at >= text.size() || !joiners.holds(text[at])) return false;
  if (at + 1 >= text.size()) return false;
  std::size_t next = at + 1;
  const char32_t after = next_code_point(text, next);
  return is_letter(after) || is_digit(after) || after == '/';
}

Token read_token(std::string_view text, std::size_t begin) {
  Token token;
  token.begin = token.end = begin;
  std::size_t at = begin;
  std::size_t small_letters = 0;
  std::size_t last = begin;  // where the last character begins
  while (at < text.size()) {
    if (joins(text, at)) {
      token.plain = false;
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const bool upper = is_upper(c);
    if (!upper && !is_letter(c) && !is_digit(c)) break;
    if (upper) ++token.capitals;
    if (!upper && is_letter(c)) ++small_letters;
    ++token.characters;
    last = at;
    at = next;
  }
  token.end = token.whole_end = at;
  const bool plural = small_letters == 1 && token.capitals >= 2 && text[last] == 's';
  if (plural) {
    token.end = last;
    --token.characters;
  } else if (small_letters > 0) {
    token.plain = false;
  }
  return token;
}

struct Joint {
  std::size_t end = 0;      // where the next word would begin; 0 = there is none
  bool apostrophe = false;  // what follows is part of the same word
};

Joint read_joint(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view mark : {"’", "'"})
    if (rest.starts_with(mark)) return {at + mark.size(), true};
  for (const std::string_view mark : {" & ", " ", "&", "-", "–"})
    if (rest.starts_with(mark)) return {at + mark.size(), false};
  return {};
}

constexpr std::uint8_t is_capital(std::uint8_t c) { return (c >= 'A') & (c <= 'Z'); }

// Whether a byte and the next may be within a word of capitals: most texts have no such place.
// Dashes and typographic quotation marks (E2 80) are not.
constexpr std::uint8_t is_candidate(std::uint8_t c, std::uint8_t next) {
  const std::uint8_t is_mark = (c == 0xE2) & (next == 0x80);
  return (is_capital(c) | ((c >= 0xC0) & (is_mark ^ 1))) &
         (is_capital(next) | (next >= 0x80) | ((next >= '0') & (next <= '9')));
}

// Where the token around `at` begins, at `floor` at the earliest.
std::size_t token_begin(std::string_view text, std::size_t at, std::size_t floor) {
  while (at > floor) {
    std::size_t before = at - 1;
    while (before > floor && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    std::size_t next = before;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c) && !is_digit(c) && !joins(text, before)) break;
    at = before;
  }
  return at;
}

// The run that begins with `first`, or an empty one where there can be none before its end.
CapitalRun grow(std::string_view text, const Token& first) {
  CapitalRun run{first.begin, first.end};
  std::size_t seen = first.whole_end;
  bool makes = first.makes_a_run();
  for (Token token = first; token.end == token.whole_end;) {
    const Joint joint = read_joint(text, token.end);
    if (joint.end == 0 || joint.end >= text.size()) break;
    token = read_token(text, joint.end);
    if (!token.is_capitals()) break;
    seen = token.whole_end;
    if (!token.may_end_a_run() && !joint.apostrophe) continue;
    makes = makes || token.makes_a_run();
    run.end = token.end;
  }
  return makes ? run : CapitalRun{seen, seen};
}

}  // namespace

CapitalRun next_capital_run(std::string_view text, std::size_t from) {
  std::size_t floor = from;
  for (;;) {
    const std::size_t at = find_pair<is_candidate>(text, floor);
    if (at == text.size()) return {};
    const Token token = read_token(text, token_begin(text, at, floor));
    floor = std::max(token.whole_end, at + 1);
    if (!token.may_end_a_run()) continue;
    const CapitalRun run = grow(text, token);
    if (run.end > run.begin) return run;
    floor = run.end;
  }
}

}  // namespace offprint
