#include "image/cover_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace offprint::image {
namespace {

constexpr std::size_t most_lines = 14;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double good = -0.12, poor = 0.12, bad = 0.4;

struct Letter {
  char32_t value = 0;
  std::size_t bytes = 0;
};

// Of well-formed UTF-8.
Letter first_letter(std::string_view text) {
  if (text.empty()) return {};
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes && i < text.size(); ++i)
    value = value << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  return {value, bytes};
}

std::vector<char32_t> letters(std::string_view text) {
  std::vector<char32_t> all;
  while (!text.empty()) {
    const Letter letter = first_letter(text);
    all.push_back(letter.value);
    text.remove_prefix(std::min(letter.bytes, text.size()));
  }
  while (!all.empty() && (all.back() == ' ' || all.back() == 0x3000)) all.pop_back();
  return all;
}

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_katakana(char32_t c) { return c >= 0x30A0 && c <= 0x30FF; }
bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool ends_clause(char32_t c) {
  constexpr std::u32string_view marks = U":;,.!?–—―、。，：；！？・،؛؟।)]}»”」』）";
  return marks.find(c) != marks.npos;
}
bool is_alphabetic(char32_t c) { return c < 0x0600 && !is_digit(c) && c > ' '; }

// Japanese phrases begin where what is written in Han or katakana follows hiragana.
double east_asian_penalty(char32_t last, char32_t next) {
  if (is_hiragana(last) && !is_hiragana(next)) return 0;
  if (is_hiragana(last) || is_hiragana(next)) return bad;
  if (is_katakana(last) && is_katakana(next)) return bad;
  return is_han(last) && is_han(next) ? 2 * poor : poor;
}

// The best breaks into a number of lines, or none. Lines are good when they are of one length.
struct Division {
  double cost = infinite;
  std::vector<std::size_t> ends;
};

class Divider {
 public:
  explicit Divider(const std::vector<LinePiece>& pieces) : pieces_(pieces), sums_{0} {
    for (const LinePiece& piece : pieces) sums_.push_back(sums_.back() + piece.width + piece.blank);
  }

  double width(std::size_t begin, std::size_t end) const {
    return sums_[end] - sums_[begin] - pieces_[end - 1].blank;
  }

  // By dynamic programming over (lines so far, pieces so far).
  Division divide(std::size_t lines) const {
    const std::size_t count = pieces_.size();
    const double mean = width(0, count) / static_cast<double>(lines);
    std::vector<std::vector<double>> costs(lines + 1, std::vector<double>(count + 1, infinite));
    std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(count + 1));
    costs[0][0] = 0;
    for (std::size_t line = 1; line <= lines; ++line)
      for (std::size_t end = line; end <= count; ++end)
        for (std::size_t begin = line - 1; begin < end; ++begin) {
          if (costs[line - 1][begin] == infinite) continue;
          const double excess = width(begin, end) / mean - 1;
          const double broken = end < count ? pieces_[end - 1].penalty : 0;
          const double uneven = excess * excess * (excess > 0 ? 1 : 0.6);
          const double left_over = line > 1 && end == count && excess < -0.45 ? poor : 0;
          const double cost = costs[line - 1][begin] + uneven + left_over + broken;
          if (cost < costs[line][end]) costs[line][end] = cost, from[line][end] = begin;
        }
    Division division{costs[lines][count], {}};
    for (std::size_t line = lines, end = count; line > 0; end = from[line--][end])
      division.ends.insert(division.ends.begin(), end);
    return division;
  }

  double longest(const std::vector<std::size_t>& ends) const {
    double longest = 0;
    for (std::size_t i = 0; i < ends.size(); ++i)
      longest = std::max(longest, width(i == 0 ? 0 : ends[i - 1], ends[i]));
    return longest;
  }

 private:
  const std::vector<LinePiece>& pieces_;
  std::vector<double> sums_;
};

}  // namespace

double break_penalty(std::string_view before, std::string_view after) {
  const std::vector<char32_t> left = letters(before), right = letters(after);
  if (left.empty() || right.empty()) return 0;
  const char32_t last = left.back(), next = right.front();
  if (ends_clause(last)) return last == ',' || last == '.' ? good / 2 : good;
  if (is_hiragana(last) || is_katakana(last) || is_han(last)) return east_asian_penalty(last, next);
  if (is_digit(next)) return bad;
  if (next == U'–' || next == U'—' || next == '&') return poor;
  // Articles, prepositions and conjunctions are short in most languages, and lean on what follows.
  if (is_alphabetic(last) && left.size() <= 3) return bad;
  if (is_alphabetic(last) && left.size() == 4 && left.front() >= 'a') return poor;
  return 0;
}

FittedLines fit_lines(const std::vector<LinePiece>& pieces, const LineBox& box) {
  const Divider divider(pieces);
  FittedLines best;
  double best_score = -infinite;
  const double importance = box.readable > 0 ? 1.25 : 0.6;
  // Everything that is set at all fits somehow; a little worse lines are taken for larger type.
  for (std::size_t lines = 1; lines <= std::min(most_lines, pieces.size()); ++lines) {
    Division division = divider.divide(lines);
    const double longest = std::max(divider.longest(division.ends), 1e-6);
    const double size = std::min({box.largest, box.width / longest,
                                  box.height / (box.leading * static_cast<double>(lines))});
    const double score = importance * std::log(size) - division.cost +
                         2 * std::min(0.0, std::log(size / std::max(box.readable, 1.0)));
    if (score <= best_score) continue;
    best_score = score;
    best = {size, std::move(division.ends)};
  }
  return best;
}

}  // namespace offprint::image
