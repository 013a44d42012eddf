// Shortcodes as WordPress writes them: [name attribute="value"]content[/name].
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/wxr/content_tokens.h"

namespace offprint {

inline constexpr std::size_t no_tag = static_cast<std::size_t>(-1);

struct ShortcodeTag {
  std::size_t begin = 0, end = 0;  // of "[…]" in the content
  std::string name;                // in lower case
  // Named ones in lower case, the others with the name "".
  std::vector<std::pair<std::string, std::string>> attributes;
  bool is_end = false;
  bool is_empty = false;         // "[name /]"
  bool is_escaped = false;       // "[[name]]", or of "[[name]…[/name]]": the outer brackets go
  std::size_t partner = no_tag;  // the end tag of a tag that has one, and back

  // "" when absent.
  std::string_view attribute(std::string_view key) const;
};

// The shortcodes in the texts among `tokens` (of `content`), in order. Brackets are one when they
// hold a name, and
//   - the name is one of WordPress's own or another that is no word (shortcode_names.def), or has
//     "_" in it,
//   - or it is that of a common plugin, and an address or an id is with it,
//   - or an attribute with a name and a value follows it,
//   - or it ends like an empty element, or is closed: [name]…[/name].
// All else ([sic], [1], [my note]) is text. Linear. Thread-safe.
std::vector<ShortcodeTag> find_shortcodes(std::string_view content,
                                          const std::vector<ContentToken>& tokens);

}  // namespace offprint
