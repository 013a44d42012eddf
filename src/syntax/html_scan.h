// A quick look at HTML's tags without building a tree (WHATWG HTML, section 13.2.5, as far as tags,
// comments and raw text go). Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

// Whether a fragment means the same by itself as it does among other content: every tag is closed
// in order, structural parts have their parents, nothing runs out of the fragment.
bool stands_alone(std::string_view html);

// Whether a parser of quadratic cost at worst can be trusted with this: not too deep, no tag with
// too many attributes.
bool is_bearable(std::string_view html);

}  // namespace offprint
