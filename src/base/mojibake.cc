#include "base/mojibake.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/unicode.h"

namespace offprint {
namespace {

// What windows-1252 shows for the bytes 80 to 9F (WHATWG Encoding Standard, index windows-1252).
constexpr std::array<char32_t, 32> high_controls = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// The byte that windows-1252 shows as this character, or 0.
unsigned char byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto at = std::find(high_controls.begin(), high_controls.end(), c);
  return at != high_controls.end() ? static_cast<unsigned char>(0x80 + (at - high_controls.begin()))
                                   : 0;
}

std::size_t sequence_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

enum class Strength : std::uint8_t { weak, fair, strong };

struct Sequence {
  std::size_t begin = 0, end = 0;  // bytes of the damaged text
  std::string whole;
  Strength strength = Strength::fair;
};

// What writers set behind a letter: no-break spaces and closing marks.
bool follows_letters(char32_t c) {
  static constexpr std::u32string_view marks = U"\u00A0«»‹›‘’‚“”„…–—°ªº²³¹·®™";
  return marks.find(c) != marks.npos;
}

// The phonetic alphabet, combining marks and the like, which É” spells by chance; but Romanian,
// Vietnamese and others write with some of them. And controls, which stand for bytes that
// windows-1252 does not use in text that went wrong twice.
bool is_unlikely(char32_t c) { return c < 0xA0 || (c >= 0x180 && c < 0x370); }

// The damaged character that begins at `begin`, if one does.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  std::string bytes;
  const unsigned char lead = byte_of(next_code_point(text, at));
  const std::size_t length = sequence_length(lead);
  if (length == 0) return {};
  bytes += static_cast<char>(lead);
  bool is_natural = true;
  while (bytes.size() < length && at < text.size()) {
    const char32_t follower = next_code_point(text, at);
    const unsigned char byte = byte_of(follower);
    if (byte < 0x80 || byte > 0xBF) return {};
    is_natural = is_natural && follows_letters(follower);
    bytes += static_cast<char>(byte);
  }
  if (bytes.size() != length || find_invalid_utf8(bytes) != std::string::npos) return {};
  std::size_t offset = 0;
  const char32_t c = next_code_point(bytes, offset);
  const Strength strength = is_natural || is_unlikely(c) ? Strength::weak
                            : length > 2                 ? Strength::strong
                                                         : Strength::fair;
  return Sequence{begin, at, std::move(bytes), strength};
}

bool is_in(const std::vector<TextRange>& ranges, std::size_t offset) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), offset,
                       [](std::size_t value, const TextRange& range) { return value < range.end; });
  return after != ranges.end() && after->begin <= offset;
}

struct Census {
  std::vector<Sequence> sequences;
  std::size_t sound = 0;  // letters and marks beyond ASCII that are no part of a sequence
  std::size_t weak = 0, fair = 0, strong = 0;  // outside code
};

Census take_census(std::string_view text, const std::vector<TextRange>& code) {
  Census census;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const bool counts = code.empty() || !is_in(code, at);
    if (auto sequence = sequence_at(text, at)) {
      at = sequence->end;
      if (counts) {
        census.weak += sequence->strength == Strength::weak;
        census.fair += sequence->strength == Strength::fair;
        census.strong += sequence->strength == Strength::strong;
      }
      census.sequences.push_back(std::move(*sequence));
      continue;
    }
    const char32_t c = next_code_point(text, at);
    census.sound += counts && (is_letter(c) || (c != 0xA0 && follows_letters(c)));
  }
  return census;
}

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_begin = before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n')),
          static_cast<std::uint32_t>(1 + count_code_points(before.substr(line_begin)))};
}

// One layer of damage. `code` is of result.text; moved to what the text becomes.
bool repair_once(RepairedText& result, std::vector<TextRange>& code, std::size_t among_sound) {
  constexpr std::size_t enough = 3;
  const Census census = take_census(result.text, code);
  const std::size_t telling = census.strong + census.fair;
  const bool throughout = (census.sound == 0 && telling > 0) ||
                          (telling >= enough && telling + census.weak > 2 + census.sound);
  if (!throughout && (census.strong == 0 || census.strong < among_sound)) return false;
  std::string text;
  std::size_t copied = 0, repaired = 0;
  const auto is_wanted = [&](const Sequence& sequence) {
    return throughout || (sequence.strength == Strength::strong && !is_in(code, sequence.begin));
  };
  std::vector<TextRange> moved = code;
  std::size_t next_range = 0;
  const auto move_ranges = [&](std::size_t until) {
    const std::size_t shift = copied - text.size();
    for (; next_range < 2 * code.size(); ++next_range) {
      const TextRange& range = code[next_range / 2];
      const std::size_t bound = next_range % 2 ? range.end : range.begin;
      if (bound > until) break;
      (next_range % 2 ? moved[next_range / 2].end : moved[next_range / 2].begin) = bound - shift;
    }
  };
  for (const Sequence& sequence : census.sequences) {
    if (!is_wanted(sequence)) continue;
    if (result.count + repaired == 0) {
      result.first = sequence.begin;
      result.position = position_of(result.text, sequence.begin);
      result.damaged = result.text.substr(sequence.begin, sequence.end - sequence.begin);
      result.whole = sequence.whole;
    }
    move_ranges(sequence.begin);
    text.append(result.text, copied, sequence.begin - copied).append(sequence.whole);
    copied = sequence.end;
    ++repaired;
  }
  if (repaired == 0) return false;
  move_ranges(result.text.size());
  result.text = text.append(result.text, copied);
  result.count += repaired;
  code = std::move(moved);
  return true;
}

}  // namespace

RepairedText repair_mojibake(std::string text, const std::vector<TextRange>& code,
                             std::size_t among_sound) {
  RepairedText result;
  result.text = std::move(text);
  std::vector<TextRange> ranges = code;
  // Twice: some pages went through the mill two times.
  if (repair_once(result, ranges, among_sound)) repair_once(result, ranges, among_sound);
  return result;
}

bool may_be_mojibake(std::string_view text) {
  // Every lead byte of UTF-8 is shown as a letter between U+00C2 and U+00F4: C3 82 … C3 B4.
  for (std::size_t at = text.find('\xC3'); at != text.npos; at = text.find('\xC3', at + 1))
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0x80) return true;
  return false;
}

bool has_high_controls(std::string_view text) {
  for (std::size_t at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 1)) {
    const unsigned char second =
        at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (second >= 0x80 && second < 0xA0) return true;
  }
  return false;
}

std::string repair_controls(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x80 || c >= 0xA0) {
      out += text.substr(begin, at - begin);
    } else if (const char32_t meant = high_controls[c - 0x80]; meant != c) {
      append_code_point(out, meant);
    }
  }
  return out;
}

}  // namespace offprint
