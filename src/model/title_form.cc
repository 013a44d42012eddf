#include "model/title_form.h"

#include "base/unicode.h"

namespace offprint {

bool reads_as_subtitle(std::string_view title, std::string_view end) {
  char32_t last = U' ';
  for (std::size_t at = 0; at < title.size();) last = next_code_point(title, at);
  constexpr std::u32string_view marks = U"?!？！؟\u037E";
  return marks.find(last) != marks.npos && count_words(title) >= 3 && count_words(end) >= 4;
}

}  // namespace offprint
