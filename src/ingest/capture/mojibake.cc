#include "ingest/capture/mojibake.h"

#include <algorithm>
#include <array>
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

struct Sequence {
  std::size_t begin = 0, end = 0;  // bytes of the damaged text
  std::string whole;
  bool sure = false;  // cannot be right as it is
};

// The damaged character that begins at `begin`, if one does.
std::optional<Sequence> sequence_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  std::string bytes;
  const unsigned char lead = byte_of(next_code_point(text, at));
  const std::size_t length = sequence_length(lead);
  if (length == 0) return {};
  bytes += static_cast<char>(lead);
  while (bytes.size() < length && at < text.size()) {
    const unsigned char byte = byte_of(next_code_point(text, at));
    if (byte < 0x80 || byte > 0xBF) return {};
    bytes += static_cast<char>(byte);
  }
  if (bytes.size() != length || find_invalid_utf8(bytes) != std::string::npos) return {};
  std::size_t offset = 0;
  const char32_t c = next_code_point(bytes, offset);
  // Latin letters of the phonetic alphabet and the like are what É” spells by chance.
  if (c < 0xA0 || (c >= 0x180 && c < 0x370)) return {};
  return Sequence{begin, at, std::move(bytes), length > 2};
}

struct Census {
  std::vector<Sequence> sequences;
  std::size_t sound = 0;  // letters beyond ASCII that are no part of a sequence
};

Census take_census(std::string_view text) {
  Census census;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    if (auto sequence = sequence_at(text, at)) {
      at = sequence->end;
      census.sequences.push_back(std::move(*sequence));
      continue;
    }
    if (is_letter(next_code_point(text, at))) ++census.sound;
  }
  return census;
}

bool repair_once(RepairedText& result) {
  const Census census = take_census(result.text);
  const auto all = static_cast<std::size_t>(census.sequences.size());
  const bool damaged_throughout = census.sound == 0 || all > 2 + census.sound;
  std::string text;
  std::size_t copied = 0, repaired = 0;
  for (const Sequence& sequence : census.sequences) {
    if (!sequence.sure && !damaged_throughout) continue;
    if (result.count + repaired == 0) {
      result.first = sequence.begin;
      result.damaged = result.text.substr(sequence.begin, sequence.end - sequence.begin);
      result.whole = sequence.whole;
    }
    text.append(result.text, copied, sequence.begin - copied).append(sequence.whole);
    copied = sequence.end;
    ++repaired;
  }
  if (repaired == 0) return false;
  result.text = text.append(result.text, copied);
  result.count += repaired;
  return true;
}

}  // namespace

RepairedText repair_mojibake(std::string text) {
  RepairedText result;
  result.text = std::move(text);
  // Twice: some pages went through the mill two times.
  if (repair_once(result)) repair_once(result);
  return result;
}

}  // namespace offprint
