#include "ingest/edited_text.h"

#include <algorithm>

namespace offprint {

const LineIndex& EditedText::source_lines() const {
  if (!source_lines_) source_lines_.emplace(source_);
  return *source_lines_;
}

const LineIndex& EditedText::text_lines() const {
  if (!text_lines_) text_lines_.emplace(text_);
  return *text_lines_;
}

void EditedText::keep_until(std::size_t end) {
  end = std::clamp(end, done_, source_.size());
  if (changed()) text_.append(source_, done_, end - done_);
  done_ = end;
}

void EditedText::replace_until(std::size_t end, std::string_view text) {
  end = std::clamp(end, done_, source_.size());
  if (end == done_ && text.empty()) return;
  if (!changed()) {
    text_.reserve(source_.size() + text.size());
    text_.assign(source_, 0, done_);
  }
  edits_.push_back({text_.size(), text_.size() + text.size(), done_, end});
  text_ += text;
  done_ = end;
}

void EditedText::finish() { keep_until(source_.size()); }

std::size_t EditedText::source_offset(std::size_t text_offset) const {
  const auto after =
      std::upper_bound(edits_.begin(), edits_.end(), text_offset,
                       [](std::size_t value, const Edit& edit) { return value < edit.text_begin; });
  if (after == edits_.begin()) return text_offset;
  const Edit& edit = *std::prev(after);
  return text_offset < edit.text_end ? edit.source_begin
                                     : edit.source_end + text_offset - edit.text_end;
}

// Whether no edit touches the line, nor the line end before it: then kept_line_ is that line.
bool EditedText::find_kept_line(std::uint32_t line) const {
  if (kept_line_.line == line) return true;
  const LineIndex& lines = text_lines();
  if (line > lines.line_count()) return false;
  const std::size_t begin = lines.line_begin(line), end = lines.line_end(line);
  const auto touching =
      std::lower_bound(edits_.begin(), edits_.end(), begin,
                       [](const Edit& edit, std::size_t value) { return edit.text_end < value; });
  if (touching != edits_.end() && touching->text_begin <= end) return false;
  const std::size_t stood = source_offset(begin);
  kept_line_ = {line, static_cast<std::uint32_t>(source_lines().line_of(stood)),
                lines.characters_between(begin, end)};
  return true;
}

Position EditedText::source_position(Position in_text) const {
  if (in_text.line == 0) return in_text;
  if (!changed()) return {in_text.line + first_line_ - 1, in_text.column};
  if (find_kept_line(in_text.line) && in_text.column <= kept_line_.length)
    return {kept_line_.source_line + first_line_ - 1, in_text.column};
  const Position position = position_of(source_offset(text_lines().offset_of(in_text)));
  return {position.line, in_text.column == 0 ? 0 : position.column};
}

Position EditedText::position_of(std::size_t source_offset) const {
  const Position position = source_lines().position_of(std::min(source_offset, source_.size()));
  return {position.line + first_line_ - 1, position.column};
}

}  // namespace offprint
