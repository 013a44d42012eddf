// A quick look at HTML's tags without building a tree (WHATWG HTML, section 13.2.5, as far as tags,
// comments and raw text go). Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace offprint {

struct HtmlTag {
  std::string name;  // lower case
  bool end = false;
  bool self_closing = false;
  std::size_t attributes = 0;
  std::size_t size = 0;  // bytes, from '<' to '>'
};

// The tag at the beginning of `html`, or nothing when there is none, or it is not complete.
std::optional<HtmlTag> scan_tag(std::string_view html);

// A piece of a fragment: HTML that means the same by itself as it does among other content (every
// tag is closed in order, structural parts have their parents, nothing runs out of it), or one tag
// whose other half is not in the fragment.
struct HtmlPiece {
  std::size_t begin = 0, end = 0;  // offsets in the fragment
  std::optional<HtmlTag> tag;
};

// A fragment's pieces, none of them empty. Only blocks that hold whatever flows may be begun or
// ended alone (<div>, <details> and the like): then what comes between the halves, in other
// fragments, means what it would mean elsewhere. Nothing when the fragment cannot be taken apart.
std::optional<std::vector<HtmlPiece>> take_apart(std::string_view html);

// The limit beyond which a parser of quadratic cost at worst cannot be trusted with this: of open
// tags, attributes of one tag, or nodes (which are tags here). Null when it can.
Limit find_excess(std::string_view html, const Limits& limits = {});
inline bool is_bearable(std::string_view html) { return find_excess(html) == nullptr; }

}  // namespace offprint
