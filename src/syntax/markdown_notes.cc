#include "syntax/markdown_notes.h"

#include <algorithm>
#include <unordered_set>

#include "base/unicode.h"

namespace offprint {
namespace {

std::string comparable(std::string_view label) { return fold(collapse_space(label)); }

std::unordered_set<std::string> labels_of_notes(const Body& body) {
  std::unordered_set<std::string> labels;
  const NodeIndex last = body[Body::root()].last_child;
  if (last == no_node || body[last].element != Element::notes) return labels;
  for (NodeIndex note = body[last].first_child; note != no_node; note = body[note].next)
    labels.insert(comparable(body.attribute(note, Attribute::label)));
  return labels;
}

// Follows fenced code blocks line by line (CommonMark, section 4.5).
class Fences {
 public:
  // Whether the line is code or a fence.
  bool take(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    const bool plain = indent != line.npos && indent < 4;
    const char mark = plain ? line[indent] : '\0';
    std::size_t length = 0;
    if (mark == '`' || mark == '~')
      length = std::min(line.find_first_not_of(mark, indent), line.size()) - indent;
    if (open_ == 0) {
      if (length < 3) return false;
      open_ = length;
      mark_ = mark;
    } else if (length >= open_ && mark == mark_ && trim(line.substr(indent + length)).empty()) {
      open_ = 0;
    }
    return true;
  }

 private:
  std::size_t open_ = 0;  // length of the opening fence
  char mark_ = '\0';
};

// The label of a line that begins a note; "" for other lines. `column` is where it begins.
std::string_view defined_label(std::string_view line, std::size_t& column) {
  column = line.find_first_not_of(' ');
  if (column == line.npos || column > 3 || line.substr(column, 2) != "[^") return {};
  const std::size_t end = line.find(']', column);
  if (end == line.npos || end == column + 2 || line.substr(end, 2) != "]:") return {};
  return line.substr(column + 2, end - column - 2);
}

}  // namespace

std::vector<LostNote> find_lost_notes(std::string_view text, std::uint32_t first_line,
                                      const Body& body) {
  std::vector<LostNote> found;
  if (text.find("[^") == text.npos) return found;
  const std::unordered_set<std::string> kept = labels_of_notes(body);
  std::unordered_set<std::string> defined;
  Fences fences;
  std::uint32_t line_number = first_line;
  for (std::size_t at = 0; at < text.size(); ++line_number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    std::size_t column = 0;
    if (fences.take(line)) continue;
    const std::string_view label = defined_label(line, column);
    if (label.empty()) continue;
    const std::string key = comparable(label);
    const bool repeated = !defined.insert(key).second;
    if (!repeated && kept.contains(key)) continue;
    found.push_back(
        {std::string(label), {line_number, static_cast<std::uint32_t>(column) + 1}, repeated});
  }
  return found;
}

}  // namespace offprint
