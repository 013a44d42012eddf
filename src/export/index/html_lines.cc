#include "export/index/html_lines.h"

#include <algorithm>

#include "base/language.h"
#include "base/url.h"
#include "export/feed_content.h"
#include "syntax/serializer.h"

namespace offprint {

HtmlLines& HtmlLines::text(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

HtmlLines& HtmlLines::attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  out_.append(" ").append(name).append("=\"");
  append_escaped_attribute(out_, value);
  out_ += '"';
  return *this;
}

HtmlLines& HtmlLines::language(std::string_view language) {
  if (!is_known_language(language) || language == page_language_) return *this;
  attribute("lang", language);
  if (direction_of(language) != direction_of(page_language_))
    attribute("dir", name(direction_of(language)));
  return *this;
}

HtmlLines& HtmlLines::language_of_words() {
  return speaks(words_, page_language_) ? *this : language(words_.language);
}

std::string relative_link(std::string_view folder, std::string_view path) {
  std::string up;
  while (!folder.empty()) {
    const std::string_view first = folder.substr(0, folder.find('/'));
    const bool shares = path.size() > first.size() && path.starts_with(first) &&
                        path[first.size()] == '/' && up.empty();
    if (shares)
      path.remove_prefix(first.size() + 1);
    else
      up += "../";
    folder.remove_prefix(std::min(folder.size(), first.size() + 1));
  }
  return up + percent_encode_path(path);
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kilo = 1000, mega = 1'000'000;
  if (bytes < mega) return std::to_string(std::max<std::uint64_t>(1, bytes / kilo)) + " kB";
  return std::to_string((bytes + mega / 2) / mega) + " MB";
}

}  // namespace offprint
