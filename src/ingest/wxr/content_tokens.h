// The pieces of an item's content as WordPress sees them, before it is HTML: tags, comments, and
// text between them, in which shortcodes and line ends mean something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct ContentToken {
  enum class Kind : std::uint8_t {
    text,
    tag,
    comment,
    verbatim,  // an element with all that is in it, where nothing but HTML means anything
  };
  Kind kind = Kind::text;
  bool is_end = false;  // of tags: "</p>"
  std::size_t begin = 0, end = 0;
  std::string name = {};  // of tags and verbatim elements, in lower case
};

// All of `content`, in order. Verbatim are <pre>, <script>, <style> and <textarea>, and <code> when
// `with_code`. What is not closed is text. Linear. Thread-safe.
std::vector<ContentToken> read_content(std::string_view content, bool with_code);

// Elements that stand on their own lines, as the automatic paragraphs of WordPress know them.
bool is_content_block(std::string_view name);

// The value of a tag's attribute as written: `tag` is "<a href='x'>". "" when absent.
std::string_view tag_attribute(std::string_view tag, std::string_view name);

// Text as HTML, in or outside of quoted attributes.
std::string as_attribute(std::string_view text);
// "&amp;" → "&", as addresses in markup have it.
std::string decode_ampersands(std::string_view address);

}  // namespace offprint
