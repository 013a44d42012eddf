#include "base/line_index.h"

#include <algorithm>
#include <cstring>

#include "base/byte_set.h"

namespace offprint {
namespace {

constexpr ByteSet line_ends("\r\n");

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Of so many times eight bytes, at most 31, those that go on with a character: 10xxxxxx.
std::size_t count_continuations(const char* bytes, std::size_t words) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  std::uint64_t counts = 0;  // of every eighth byte
  for (const char* const end = bytes + 8 * words; bytes != end; bytes += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    counts += (word >> 7) & ~(word >> 6) & ones;
  }
  return (counts * ones) >> 56;
}

}  // namespace

std::size_t count_characters(std::string_view bytes) {
  std::size_t characters = bytes.size();
  std::size_t at = 0;
  while (at + 8 <= bytes.size()) {
    const std::size_t words = std::min<std::size_t>((bytes.size() - at) / 8, 31);
    characters -= count_continuations(bytes.data() + at, words);
    at += 8 * words;
  }
  for (; at < bytes.size(); ++at) characters -= !begins_character(bytes[at]);
  return characters;
}

LineIndex::LineIndex(std::string_view text) : text_(text) {
  find_lines();
  count_blocks();
}

void LineIndex::find_lines() {
  line_begins_.push_back(0);
  const bool only_lf = text_.find('\r') == text_.npos;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    at = only_lf ? std::min(text_.find('\n', at), text_.size()) : line_ends.find(text_, at);
    if (at == text_.size()) return;
    if (text_.substr(at, 2) == "\r\n") ++at;
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

void LineIndex::count_blocks() {
  std::size_t characters = 0;
  characters_before_.reserve(text_.size() / block + 1);
  for (std::size_t at = 0; at <= text_.size(); at += block) {
    characters_before_.push_back(static_cast<std::uint32_t>(characters));
    characters += count_characters(text_.substr(at, block));
  }
  if (characters == text_.size()) characters_before_ = {};
}

std::size_t LineIndex::characters_until(std::size_t offset) const {
  if (characters_before_.empty()) return offset;
  const std::size_t at = offset / block;
  return characters_before_[at] + count_characters(text_.substr(at * block, offset - at * block));
}

std::size_t LineIndex::characters_between(std::size_t begin, std::size_t end) const {
  if (characters_before_.empty()) return end - begin;
  return end - begin < block ? count_characters(text_.substr(begin, end - begin))
                             : characters_until(end) - characters_until(begin);
}

std::size_t LineIndex::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  return static_cast<std::size_t>(after - line_begins_.begin());
}

Position LineIndex::position_of(std::size_t offset) const {
  const std::size_t line = line_of(offset);
  return {static_cast<std::uint32_t>(line),
          static_cast<std::uint32_t>(characters_between(line_begin(line), offset) + 1)};
}

std::size_t LineIndex::offset_of(Position position) const {
  if (position.line > line_count()) return text_.size();
  const std::size_t begin = line_begin(position.line);
  if (position.column <= 1) return begin;
  const std::size_t end = position.line < line_count() ? line_end(position.line) - 1 : text_.size();
  std::size_t offset = begin + position.column - 1;
  if (!characters_before_.empty()) {
    const std::size_t wanted = characters_until(begin) + position.column - 1;
    const auto after =
        std::upper_bound(characters_before_.begin(), characters_before_.end(), wanted);
    const auto at = static_cast<std::size_t>(after - characters_before_.begin()) - 1;
    std::size_t characters = characters_before_[at];
    for (offset = at * block; offset < text_.size(); ++offset)
      if (begins_character(text_[offset]) && characters++ == wanted) break;
  }
  return std::min(offset, end);
}

}  // namespace offprint
