#include "ingest/wxr/content_edits.h"

#include <algorithm>

namespace offprint {

void apply(ContentEdits& edits, EditedText& text) {
  std::stable_sort(
      edits.edits.begin(), edits.edits.end(),
      [](const ContentEdits::Edit& a, const ContentEdits::Edit& b) { return a.begin < b.begin; });
  std::size_t done = 0;
  for (const ContentEdits::Edit& edit : edits.edits) {
    if (edit.begin < done) continue;
    text.keep_until(edit.begin);
    text.replace_until(edit.end, edit.text);
    done = edit.end;
  }
  text.finish();
}

}  // namespace offprint
