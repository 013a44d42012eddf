#include "export/tagless_text.h"

#include "base/ascii.h"

namespace offprint {
namespace {

// HTML, section 13.2.5.6, "tag open state".
bool begins_tag(char after) {
  return is_ascii_letter(after) || after == '/' || after == '!' || after == '?';
}

}  // namespace

std::string tagless_text(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at + 1)) {
    if (at + 1 == text.size() || !begins_tag(text[at + 1])) continue;
    out.append(text.substr(done, at + 1 - done)).append("\u2060");
    done = at + 1;
  }
  return out.append(text.substr(done));
}

}  // namespace offprint
