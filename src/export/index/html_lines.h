// HTML as the index page needs it: texts and links, escaped, in their languages.
#pragma once

#include <string>
#include <string_view>

#include "export/wording.h"

namespace offprint {

// A part of a page whose main language is `page_language`. Not thread-safe.
class HtmlLines {
 public:
  HtmlLines(std::string page_language, const Wording& words)
      : page_language_(std::move(page_language)), words_(words) {}

  HtmlLines& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  HtmlLines& text(std::string_view text);
  // ` name="value"`; nothing when the value is empty.
  HtmlLines& attribute(std::string_view name, std::string_view value);
  // ` lang="…"` and ` dir="…"` of a text that is in `language`, where that is not the page's.
  HtmlLines& language(std::string_view language);
  // The same of the project's own words.
  HtmlLines& language_of_words();

  std::string take() { return std::move(out_); }

 private:
  std::string page_language_;
  const Wording& words_;
  std::string out_;
};

// From a file in `folder` to `path`, both below the same folder: "../feeds/salt.xml".
std::string relative_link(std::string_view folder, std::string_view path);

// "340 kB", "12 MB"; at least 1 kB.
std::string size_text(std::uint64_t bytes);

}  // namespace offprint
