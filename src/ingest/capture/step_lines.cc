#include "ingest/capture/step_lines.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/capture/block_features.h"

namespace offprint {
namespace {

constexpr std::uint32_t longest_step = 4;  // words
constexpr std::uint32_t longest_name = 3;  // words
constexpr std::size_t most_parts = 40;     // that a line is looked at for

struct Parts {
  std::size_t count = 0;
  bool are_short = true;  // all but the last one, which may be the headline
  bool is_last_short = true;
};

Parts split(std::string_view text, std::string_view separator, std::uint32_t longest) {
  Parts parts;
  if (text.find(separator) == text.npos) return parts;
  for (bool last = false; !last && parts.count < most_parts; ++parts.count) {
    const std::size_t end = text.find(separator);
    last = end == text.npos;
    const BlockFeatures part = line_features(trim(text.substr(0, end)));
    const bool is_short = part.letters > 0 && part.words <= longest && !part.ends_sentence;
    (last ? parts.is_last_short : parts.are_short) &= is_short;
    if (!last) text.remove_prefix(end + separator.size());
  }
  return parts;
}

}  // namespace

bool is_breadcrumb(std::string_view text) {
  for (const std::string_view arrow : {" > ", " » ", " › ", "›", " ❯ ", " → ", "＞"}) {
    const Parts parts = split(text, arrow, longest_step);
    if (parts.count >= 2 && parts.are_short) return true;
  }
  for (const std::string_view mark : {" / ", " :: "}) {
    const Parts parts = split(text, mark, longest_step);
    if (parts.count >= 3 && parts.are_short) return true;
  }
  return false;
}

bool is_menu_row(std::string_view text) {
  for (const std::string_view mark : {" | ", " · ", " • "}) {
    const Parts parts = split(text, mark, longest_name);
    if (parts.count >= 3 && parts.are_short && parts.is_last_short) return true;
  }
  return false;
}

}  // namespace offprint
