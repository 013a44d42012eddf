#include "ingest/capture/capture_blocks.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/capture/link_numbers.h"

namespace offprint {
namespace {

constexpr std::uint32_t widest = 160;  // columns that somebody would wrap to
constexpr std::uint32_t narrowest = 30;

std::uint32_t first_word_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == ' ') break;
    if (is_wide(c)) return std::max(width, 2u);
    ++width;
  }
  return width;
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.empty() ? 0 : next_code_point(text, at);
}

char32_t first_code_point(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

// Whether `next` can be the continuation of `line` as far as its place tells.
bool can_continue(const CaptureLine& line, const CaptureLine& next, std::uint32_t hang) {
  if (next.after_blank || (next.marker == Marker::bullet && next.indent != hang)) return false;
  if (next.marker != Marker::none && next.indent <= line.indent && line.marker != Marker::none)
    return false;
  return next.indent == hang;
}

// Columns that the first word of `next` needs on the line before it, with the blank.
std::uint32_t needed_by(const CaptureLine& next) {
  const std::uint32_t blank = is_wide(first_code_point(next.text)) ? 0 : 1;
  return blank + first_word_width(next.text) + (next.text_column - next.indent);
}

// Whether the first word of `next` would not have fitted on `line`.
bool was_broken(const CaptureLine& line, const CaptureLine& next, std::uint32_t width) {
  return line.end_column + needed_by(next) > width;
}

bool ends_sentence(char32_t c) {
  static constexpr std::u32string_view ends = U".!?…。！？؟।:;”\"»）)";
  return ends.find(c) != ends.npos;
}

// Whether the wrapper left more room than it had to, but the sentence goes on.
bool reads_on(const CaptureLine& line, const CaptureLine& next, std::uint32_t width) {
  return line.end_column * 4 >= width * 3 && !ends_sentence(last_code_point(line.text)) &&
         is_lower(first_code_point(next.text));
}

bool is_drawn(char32_t c) {
  return (c >= 0x2500 && c <= 0x259F) || c == '-' || c == '_' || c == '=' || c == '*' || c == '~' ||
         c == '+' || c == '|' || c == 0x2014 || c == ' ';
}

bool is_rule(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count)
    if (!is_drawn(next_code_point(text, at))) return false;
  return count >= 3;
}

bool has_space(std::string_view text) { return text.find(' ') != text.npos; }

// "[photo-300x200]", "[IMG_0042]", "[svg]": a name, no words.
bool is_image_mark(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text.back() != ']') return false;
  const std::string_view name = text.substr(1, text.size() - 2);
  if (has_space(name) || name.find_first_of("[]") != name.npos) return false;
  return name.find_first_of("-_.0123456789") != name.npos || to_lower(name) == name;
}

// "beach-2.jpg": what a picture without a description leaves.
bool is_image_name(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == text.npos || dot == 0 || has_space(text)) return false;
  const std::string extension = to_lower(text.substr(dot + 1));
  return extension == "jpg" || extension == "jpeg" || extension == "png" || extension == "gif" ||
         extension == "webp" || extension == "svg" || extension == "avif";
}

bool is_control(std::string_view text) {
  if (text.find("[  ") != text.npos || text.find("[_ ]") != text.npos) return true;
  if (text.starts_with("[ ]") || text.starts_with("( )") || text.starts_with("(*)") ||
      text.starts_with("[*]") || text.starts_with("[ ") || text == "[]")
    return true;
  return text.size() > 2 && text.front() == '[' && text.back() == ']' &&
         text.find(']') == text.size() - 1 && text.size() < 40;
}

// Cells with gaps between them, or with lines drawn between them.
bool is_row(std::string_view text) {
  if (text.find("│") != text.npos || text.find("┃") != text.npos) return true;
  std::size_t gaps = 0;
  for (std::size_t at = text.find("   "); at != text.npos; at = text.find("   ", at)) {
    ++gaps;
    at = std::min(text.find_first_not_of(' ', at), text.size());
  }
  return gaps >= 1;
}

BlockShape shape_of(const CaptureLine& line) {
  if (line.marker == Marker::none || line.text.empty()) {
    if (is_rule(line.text)) return BlockShape::rule;
    if (is_image_mark(line.text) || is_image_name(line.text)) return BlockShape::image;
    if (is_control(line.text)) return BlockShape::control;
    if (is_row(line.text)) return BlockShape::row;
  }
  return line.marker == Marker::none ? BlockShape::text : BlockShape::list_item;
}

// A number begins a list item when the line is set in, or a neighbor is numbered too.
bool is_enumerated(const std::vector<CaptureLine>& lines, std::size_t i) {
  if (lines[i].marker != Marker::number || lines[i].indent > 0) return true;
  const std::uint32_t number = lines[i].number;
  const bool after = i > 0 && lines[i - 1].marker == Marker::number && number > 0 &&
                     lines[i - 1].number == number - 1;
  const bool before = i + 1 < lines.size() && lines[i + 1].marker == Marker::number &&
                      lines[i + 1].number == number + 1;
  return after || before;
}

// The mark belongs to the text: "2024. " or "1. A heading".
CaptureLine with_marker(CaptureLine line) {
  const char* begin = line.text.data() - (line.text_column - line.indent);
  line.text = {begin, line.text.size() + (line.text_column - line.indent)};
  line.text_column = line.indent;
  line.marker = Marker::none;
  return line;
}

class Blocks {
 public:
  explicit Blocks(std::vector<CaptureLine> lines)
      : lines_(std::move(lines)), width_(wrap_width(lines_)) {}

  BlockList run() {
    for (std::size_t i = 0; i < lines_.size();) i = take(i);
    return {std::move(blocks_), width_};
  }

 private:
  std::size_t take(std::size_t first) {
    const CaptureLine line =
        is_enumerated(lines_, first) ? lines_[first] : with_marker(lines_[first]);
    CaptureBlock block;
    block.shape = shape_of(line);
    block.marker = line.marker;
    block.number = line.number;
    block.indent = line.indent;
    block.text_column = line.text_column;
    block.after_blank = line.after_blank;
    block.position = line.position();
    block.text =
        block.shape == BlockShape::row ? std::string(line.text) : collapse_space(line.text);
    std::size_t next = first + 1;
    if (block.shape == BlockShape::text || block.shape == BlockShape::list_item)
      while (next < lines_.size() && (hangs(next, block) || joins(next, line.text_column)))
        append(block, lines_[next++]);
    block.lines = static_cast<std::uint32_t>(next - first);
    blocks_.push_back(std::move(block));
    return next;
  }

  // A line under the text of its list item belongs to it, however short the line before it is.
  bool hangs(std::size_t next, const CaptureBlock& item) const {
    const CaptureLine& line = lines_[next];
    return item.shape == BlockShape::list_item && line.marker == Marker::none &&
           !line.after_blank && line.indent == item.text_column &&
           shape_of(line) == BlockShape::text;
  }

  bool joins(std::size_t next, std::uint32_t hang) const {
    if (width_ == 0) return false;
    const CaptureLine& line = lines_[next - 1];
    if (!can_continue(line, lines_[next], hang)) return false;
    if (shape_of(lines_[next]) != BlockShape::text && lines_[next].marker == Marker::none)
      return false;
    return was_broken(line, lines_[next], width_) || reads_on(line, lines_[next], width_);
  }

  static void append(CaptureBlock& block, const CaptureLine& line) {
    const bool glued = is_wide(last_code_point(block.text)) && is_wide(first_code_point(line.text));
    if (!glued && !block.text.empty()) block.text += ' ';
    block.text +=
        collapse_space(line.marker == Marker::number ? with_marker(line).text : line.text);
  }

  std::vector<CaptureLine> lines_;
  std::uint32_t width_;
  std::vector<CaptureBlock> blocks_;
};

}  // namespace

std::uint32_t wrap_width(const std::vector<CaptureLine>& lines) {
  // Each pair of lines votes for the widths at which the second one had to begin anew.
  std::vector<int> votes(widest + 2, 0);
  const auto is_pair = [&](std::size_t i) {
    const CaptureLine& next = lines[i + 1];
    return !next.after_blank && next.marker == Marker::none &&
           next.indent == lines[i].text_column && lines[i].end_column >= narrowest &&
           !is_row(lines[i].text);
  };
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_pair(i) || lines[i].end_column > widest) continue;
    const std::uint32_t beyond = lines[i].end_column + needed_by(lines[i + 1]);
    ++votes[lines[i].end_column];
    --votes[std::min(beyond, widest + 1)];
  }
  std::uint32_t width = 0;
  int sum = 0, most = 1;
  for (std::uint32_t w = 0; w <= widest; ++w)
    if ((sum += votes[w]) >= most) {
      most = sum;
      width = w;
    }
  if (width == 0) return 0;
  int broken = 0, short_ones = 0, long_ones = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_pair(i) || lines[i].end_column * 3 < width * 2) continue;
    if (lines[i].end_column > width + 2)
      ++long_ones;
    else
      ++(was_broken(lines[i], lines[i + 1], width) ? broken : short_ones);
  }
  return broken >= 2 && broken >= short_ones && long_ones * 5 <= broken ? width : 0;
}

BlockList capture_blocks(std::string_view text) {
  BlockList list = Blocks(capture_lines(text)).run();
  if (const std::uint32_t links = count_link_numbers(text))
    for (CaptureBlock& block : list.blocks) block.text = without_link_numbers(block.text, links);
  return list;
}

}  // namespace offprint
