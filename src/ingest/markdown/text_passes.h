// Several edits of one text, one after the other, each of what the one before has left; and the way
// back from the last to the source.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "ingest/edited_text.h"

namespace offprint {

class TextPasses {
 public:
  // `source` and `diagnostics` must outlive this; the source's first line is line `first_line` of
  // document `origin`.
  TextPasses(std::string_view source, std::uint32_t first_line, std::string_view origin,
             Diagnostics& diagnostics)
      : source_(source), first_line_(first_line), origin_(origin), diagnostics_(diagnostics) {}

  // The text as it is now.
  std::string_view text() const { return passes_.empty() ? source_ : passes_.back().text(); }

  // Calls edit(text, EditedText&), which need not finish.
  template <typename Edit>
  void run(Edit edit) {
    const std::string_view before = text();
    EditedText& pass = passes_.emplace_back(before, passes_.empty() ? first_line_ : 1);
    edit(before, pass);
    if (!pass.changed()) return passes_.pop_back();
    pass.finish();
  }

  // What is wrong at an offset in the text that the running pass edits.
  void report(Code code, std::size_t offset, std::string message, std::string hint = {},
              std::uint32_t count = 1) {
    diagnostics_.push_back({code, origin_, back(passes_.back().position_of(offset), 1),
                            std::move(message), std::move(hint), count});
  }

  // The position in the document of a position in text(), whose first line is line 1.
  Position source_position(Position in_text) const {
    if (!passes_.empty()) return back(in_text, 0);
    if (in_text.line != 0) in_text.line += first_line_ - 1;
    return in_text;
  }

 private:
  // Through all passes but the last `skipped` ones.
  Position back(Position position, std::size_t skipped) const {
    for (std::size_t pass = passes_.size() - skipped; pass > 0; --pass)
      position = passes_[pass - 1].source_position(position);
    return position;
  }

  std::string_view source_;
  std::uint32_t first_line_;
  std::string origin_;
  Diagnostics& diagnostics_;
  std::deque<EditedText> passes_;  // where they stay in place: each looks into the one before
};

}  // namespace offprint
