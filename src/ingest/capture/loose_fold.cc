#include "ingest/capture/loose_fold.h"

#include "base/unicode.h"

namespace offprint {

std::string loose_fold(std::string_view text) {
  std::string folded = fold(text);
  replace_all(folded, "i\u0307", "i");
  replace_all(folded, "ı", "i");
  return folded;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == text.npos) return;
  std::string out;
  std::size_t begin = 0;
  for (; at != text.npos; at = text.find(from, begin)) {
    out.append(text, begin, at - begin).append(to);
    begin = at + from.size();
  }
  text = out.append(text, begin);
}

}  // namespace offprint
