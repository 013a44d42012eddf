// What HTML says about something that plays or runs: <video>, <audio>, <iframe>, <object>, <embed>
// (HTML, sections 4.8.5 to 4.8.12).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/html_attributes.h"

namespace offprint {

// An element within one that plays or runs: source, track, a, meta.
struct HtmlInner {
  std::string_view name;
  HtmlAttributes attributes;
  std::string text;  // of links
};
using HtmlInners = std::vector<HtmlInner>;

inline constexpr std::size_t most_inner_elements = 100;
bool is_inner_element(std::string_view tag);

// Of an <a>, <source> … : what a FlowBuilder is to hold below an embed.
struct EmbedPart {
  Element element;
  AttributeList attributes;
  std::string text;
};

struct HtmlEmbed {
  std::string address;  // as it may stand in a URL; "" when it leads nowhere
  AttributeList attributes;
  std::vector<EmbedPart> parts;
};

// `name` in lower case. `late_address` is where a script would find the address. Thread-safe.
HtmlEmbed read_embed(std::string_view name, const HtmlAttributes& attributes,
                     const HtmlInners& inners, std::string_view late_address);

// "240" of "PT4M", "4:00", "00:04:00", "240" and "239.6"; "" of what says no length, or none of
// use.
std::string duration_in_seconds(std::string_view text);

}  // namespace offprint
