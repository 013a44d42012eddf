#include "ingest/edited_text.h"

#include <algorithm>

namespace offprint {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t count_characters(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins_character));
}

}  // namespace

EditedText::Index::Index(std::string_view text) {
  characters_before_.clear();
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % block == 0) characters_before_.push_back(characters);
    characters += begins_character(text[i]);
    const bool before_lf = i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !before_lf)) line_begins_.push_back(i + 1);
  }
  if (characters_before_.empty()) characters_before_.push_back(0);
}

std::size_t EditedText::Index::characters_until(std::string_view text, std::size_t offset) const {
  const std::size_t at = std::min(offset / block, characters_before_.size() - 1);
  return characters_before_[at] + count_characters(text.substr(at * block, offset - at * block));
}

std::size_t EditedText::Index::offset_of(std::string_view text, Position position) const {
  if (position.line > line_begins_.size()) return text.size();
  const std::size_t line = line_begins_[position.line - 1];
  if (position.column <= 1) return line;
  const std::size_t wanted = characters_until(text, line) + position.column - 1;
  const auto after = std::upper_bound(characters_before_.begin(), characters_before_.end(), wanted);
  const auto at = static_cast<std::size_t>(after - characters_before_.begin()) - 1;
  std::size_t offset = at * block;
  for (std::size_t n = characters_before_[at]; offset < text.size(); ++offset) {
    if (begins_character(text[offset]) && n++ == wanted) break;
  }
  return std::min(offset, line_end(text, position.line));
}

std::size_t EditedText::Index::line_end(std::string_view text, std::size_t line) const {
  return line < line_begins_.size() ? line_begins_[line] - 1 : text.size();
}

Position EditedText::Index::position_of(std::string_view text, std::size_t offset) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  const std::size_t characters =
      characters_until(text, offset) - characters_until(text, *std::prev(after));
  return {static_cast<std::uint32_t>(after - line_begins_.begin()),
          static_cast<std::uint32_t>(characters + 1)};
}

EditedText::EditedText(std::string_view source, std::uint32_t first_line)
    : source_(source), first_line_(first_line), source_index_(source) {}

void EditedText::keep_until(std::size_t end) {
  end = std::clamp(end, done_, source_.size());
  if (changed()) text_.append(source_, done_, end - done_);
  done_ = end;
}

void EditedText::replace_until(std::size_t end, std::string_view text) {
  end = std::clamp(end, done_, source_.size());
  if (end == done_ && text.empty()) return;
  if (!changed()) text_.assign(source_, 0, done_);
  edits_.push_back({text_.size(), text_.size() + text.size(), done_, end});
  text_ += text;
  done_ = end;
}

void EditedText::finish() {
  keep_until(source_.size());
  if (changed()) text_index_ = Index(text_);
}

Position EditedText::source_position(Position in_text) const {
  if (in_text.line == 0) return in_text;
  if (!changed()) return {in_text.line + first_line_ - 1, in_text.column};
  const std::size_t offset = text_index_.offset_of(text_, in_text);
  const auto after =
      std::upper_bound(edits_.begin(), edits_.end(), offset,
                       [](std::size_t value, const Edit& edit) { return value < edit.text_begin; });
  std::size_t at = offset;
  if (after != edits_.begin()) {
    const Edit& edit = *std::prev(after);
    at = offset < edit.text_end ? edit.source_begin : edit.source_end + offset - edit.text_end;
  }
  const Position position = position_of(at);
  return {position.line, in_text.column == 0 ? 0 : position.column};
}

Position EditedText::position_of(std::size_t source_offset) const {
  const Position position =
      source_index_.position_of(source_, std::min(source_offset, source_.size()));
  return {position.line + first_line_ - 1, position.column};
}

}  // namespace offprint
